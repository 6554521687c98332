import HTTPTypes
import Hummingbird
import RDF
import SPARQL

/// A query operation of the SPARQL 1.1 Protocol (section 2.1).
struct SPARQLRequest: Sendable {
    /// `nil` where nothing is asked, which asks for the description of the service.
    let query: String?
    /// The dataset that the request names, which counts more than that of the query (section 2.1.4).
    let dataset: DatasetClause?

    private static let form = "application/x-www-form-urlencoded"
    private static let direct = "application/sparql-query"
    private static let update = "application/sparql-update"

    /// - Throws: ``Refusal`` where the request is no query operation.
    init(_ request: Request, maximumBytes: Int) async throws {
        let address = try FormFields(request.uri.query ?? "")
        guard request.method == .post else {
            try self.init([address], query: nil)
            return
        }
        let type = ContentType(request.headers[.contentType] ?? "")
        // Whatever it holds, it is not done.
        if type.mediaType == Self.update { throw Self.readOnly }
        guard [Self.form, Self.direct].contains(type.mediaType) else {
            throw Refusal(
                .unsupportedMediaType,
                "a query is sent as \(Self.direct), or in a form as \(Self.form); Content-Type must say which"
            )
        }
        guard type.isUTF8 else {
            throw Refusal(
                .unsupportedMediaType, "queries are read in UTF-8 only, not in \(type.charset ?? "")")
        }
        let body = try await Self.text(of: request, maximumBytes: maximumBytes)
        if type.mediaType == Self.form {
            try self.init([address, FormFields(body)], query: nil)
        } else {
            try self.init([address], query: body)
        }
        guard query != nil else { throw Refusal.badRequest("the form has no query") }
    }

    private init(_ fields: [FormFields], query: String?) throws(Refusal) {
        func all(_ name: String) -> [String] { fields.flatMap { $0.all(name) } }
        guard all("update").isEmpty else { throw Self.readOnly }
        let queries = all("query") + (query.map { [$0] } ?? [])
        guard queries.count < 2 else {
            throw .badRequest("\(queries.count) queries are given; one can be answered")
        }
        self.query = queries.first
        func graphs(_ name: String) throws(Refusal) -> [IRI] {
            var iris: [IRI] = []
            for text in all(name) {
                do throws(IRIError) { iris.append(try IRI(text)) } catch {
                    throw .badRequest("\(name): \(error.description)")
                }
            }
            return iris
        }
        let clause = DatasetClause(
            defaultGraphs: try graphs("default-graph-uri"), namedGraphs: try graphs("named-graph-uri"))
        dataset = clause == DatasetClause() ? nil : clause
    }

    private static let readOnly = Refusal(
        .forbidden, "this endpoint is read-only: it answers queries, and does no updates")

    private static func text(of request: Request, maximumBytes: Int) async throws -> String {
        let tooLong = Refusal(
            .contentTooLarge, "the request has more than \(maximumBytes) bytes; the server takes no more")
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > maximumBytes {
            throw tooLong
        }
        var bytes: [UInt8] = []
        for try await part in request.body {
            guard bytes.count + part.readableBytes <= maximumBytes else { throw tooLong }
            bytes += part.readableBytesView
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Refusal.badRequest("the body is not UTF-8")
        }
        return text
    }
}

/// What `Content-Type` says.
private struct ContentType {
    let mediaType: String
    let charset: String?

    init(_ header: String) {
        let parts = header.lowercased().split(separator: ";").map { $0.filter { !$0.isWhitespace } }
        mediaType = parts.first ?? ""
        charset = parts.dropFirst().first { $0.hasPrefix("charset=") }
            .map { $0.dropFirst("charset=".count).filter { $0 != "\"" } }
    }

    var isUTF8: Bool { charset == nil || charset == "utf-8" || charset == "utf8" }
}
