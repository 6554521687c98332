import Foundation
import RDF

/// Serves a suite's files under its base IRI, the input of a test as the test's options say that it is
/// served.
struct JSONLDSuiteServer: Sendable {
    let base: String
    let folder: URL
    let input: String?
    let option: JSONObject

    var loader: JSONLDDocumentLoader { JSONLDDocumentLoader { try load($0) } }

    private func load(_ url: String) throws -> JSONLDRemoteDocument {
        guard url == input else { return try serve(url) }
        if let target = option["redirectTo"]?.string { return try serve(base + target) }
        let type = option["contentType"]?.string ?? Self.contentType(of: url)
        let isJSON = type == "application/json" || type.hasSuffix("+json")
        let links = (option["httpLink"]?.array ?? [option["httpLink"] ?? ""]).compactMap(\.string)
        let alternates = links.filter { $0.contains("rel=\"alternate\"; type=\"application/ld+json\"") }
        if !isJSON, let alternate = alternates.first {
            return try serve(Self.target(of: alternate, from: url))
        }
        let contexts = links.filter { $0.contains("rel=\"http://www.w3.org/ns/json-ld#context\"") }
        guard type != "application/ld+json", !contexts.isEmpty else { return try serve(url, as: type) }
        guard contexts.count == 1 else {
            throw JSONLDError(.multipleContextLinkHeaders, contexts.joined(separator: ", "))
        }
        return try serve(url, as: type, context: Self.target(of: contexts[0], from: url))
    }

    private func serve(
        _ url: String, as type: String? = nil, context: String? = nil
    ) throws -> JSONLDRemoteDocument {
        let document = String(url.prefix { $0 != "#" })
        guard document.hasPrefix(base) else { throw CocoaError(.fileReadNoSuchFile) }
        let bytes = try Data(
            contentsOf: folder.appendingPathComponent(String(document.dropFirst(base.count))))
        return JSONLDRemoteDocument(
            url: document, contextURL: context, bytes: bytes,
            contentType: type ?? Self.contentType(of: document))
    }

    private static func contentType(of url: String) -> String {
        switch url.prefix(while: { $0 != "#" }).split(separator: ".").last {
        case "html": "text/html"
        case "json": "application/json"
        default: "application/ld+json"
        }
    }

    /// Where a `Link` header points.
    private static func target(of link: String, from url: String) -> String {
        let reference = link.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" }
        return URL(string: String(reference), relativeTo: URL(string: url))?.absoluteString ?? ""
    }
}
