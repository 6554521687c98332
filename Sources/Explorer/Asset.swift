import Foundation
import HTTPTypes
import Hummingbird
import Page
import RDF

/// A file that pages use.
struct Asset: Sendable {
    private let data: Data
    private let mediaType: String
    private let tag: String

    init(_ data: Data, _ mediaType: String) {
        self.data = data
        self.mediaType = mediaType
        tag = "\"" + HashAlgorithm.sha256.hash(String(decoding: data, as: UTF8.self)).prefix(16) + "\""
    }

    /// Sends the file, unless the client has it already.
    func response(to request: Request) -> Response {
        let header = request.headers[.ifNoneMatch] ?? ""
        let known = header.split(separator: ",").map { String($0.filter { !$0.isWhitespace }) }
        let isKnown = known.contains(tag) || known.contains("W/" + tag) || known == ["*"]
        var response = isKnown ? Response(status: .notModified) : Response.content(data, mediaType)
        response.headers[.eTag] = tag
        return response
    }

    /// All of them, by the last part of their addresses.
    static func all() throws -> [String: Asset] {
        let script = "text/javascript; charset=utf-8"
        let style = "text/css; charset=utf-8"
        func file(_ name: String) throws -> Data {
            guard let url = Bundle.module.url(forResource: "Assets/" + name, withExtension: nil) else {
                throw ExplorerError.missingFile(name)
            }
            return try Data(contentsOf: url)
        }
        return [
            "icon.svg": Asset(try Page.icon, "image/svg+xml"),
            "page.js": Asset(try Page.script, script),
            "page.css": Asset(try Page.style, style),
            "query.js": Asset(try file("query.js"), script),
            "explorer.css": Asset(Data(Page.colours.utf8) + (try file("explorer.css")), style),
        ]
    }
}
