import Foundation
import Hummingbird
import HummingbirdTesting

@testable import Explorer

extension TestStore {
    /// Asks the server without a network.
    func get(
        _ path: String, accept: String? = nil, headers: HTTPFields = [:],
        _ options: ExplorerOptions = ExplorerOptions()
    ) async throws -> TestResponse {
        try await send(.get, path, accept: accept, headers: headers, body: nil, options)
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, accept: String? = nil, headers: HTTPFields = [:],
        body: String? = nil, _ options: ExplorerOptions = ExplorerOptions()
    ) async throws -> TestResponse {
        var headers = headers
        headers[.accept] = accept
        let fields = headers
        return try await explorer(options).application().test(.router) { client in
            try await client.execute(
                uri: path, method: method, headers: fields, body: body.map { ByteBuffer(string: $0) })
        }
    }

    /// A query by POST.
    func query(
        _ text: String, accept: String? = nil, path: String = "/sparql",
        _ options: ExplorerOptions = ExplorerOptions()
    ) async throws -> TestResponse {
        try await send(
            .post, path, accept: accept, headers: [.contentType: "application/sparql-query"], body: text,
            options)
    }
}

extension TestResponse {
    var text: String { String(buffer: body) }
    var mediaType: String { String((headers[.contentType] ?? "").prefix { $0 != ";" }) }
    var data: Data { Data(buffer: body) }
}
