import Foundation
import Hummingbird
import KnowledgeGraph
import Testing

@testable import Explorer

struct InterfaceTests {
    private let store: TestStore

    init() throws { store = try TestStore([Documents.talks], texts: ["talks": Documents.text]) }

    private func object(_ path: String) async throws -> [String: Any] {
        let answer = try await store.get(path)
        #expect(answer.status == .ok)
        #expect(answer.mediaType == "application/json")
        return try #require(try JSONSerialization.jsonObject(with: answer.data) as? [String: Any])
    }

    private func ids(_ data: [String: Any]?) -> Set<String> {
        Set((data?["entities"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String })
    }

    @Test func overview() async throws {
        #expect(ids(try await object("/api/overview")).isSuperset(of: ["ingrid-solheim", "lars-holm"]))
    }

    @Test func neighbours() async throws {
        let answer = try await object("/api/neighbours?id=ingrid-solheim&limit=1")
        #expect(answer["remaining"] as? Int == 1)
        #expect(ids(answer["data"] as? [String: Any]).count == 2)
        let rest = try await object("/api/neighbours?id=ingrid-solheim&limit=1&offset=1")
        #expect(rest["remaining"] as? Int == 0)
    }

    @Test func dossier() async throws {
        let answer = try await object("/api/dossier?id=france")
        let relations = try #require(answer["relations"] as? [[String: Any]])
        #expect(relations.map { $0["predicate"] as? String } == ["accuses"])
    }

    @Test func search() async throws {
        let answer = try await object("/api/search?q=solh")
        #expect(ids(answer) == ["ingrid-solheim"])
        let sentence = try #require((answer["sentences"] as? [[String: Any]])?.first)
        for key in [
            "document", "title", "date", "sentence", "start", "end", "subject", "predicate", "object",
            "subjectName", "objectName",
        ] { #expect(sentence[key] != nil) }
    }

    @Test(arguments: [
        ("/api/neighbours", 400), ("/api/neighbours?id=nobody", 404),
        ("/api/neighbours?id=france&limit=0", 400),
        ("/api/neighbours?id=france&limit=x", 400), ("/api/neighbours?id=france&offset=-1", 400),
        ("/api/dossier?id=nobody", 404), ("/api/search", 400), ("/api/search?q=a&limit=1000", 400),
        ("/api/search?q=%FF", 400), ("/api/other", 404),
    ])
    func errors(path: String, status: Int) async throws {
        // As a browser asks, which is no reason to send a page.
        let answer = try await store.get(path, accept: "text/html")
        #expect(answer.status.code == status)
        let object = try JSONSerialization.jsonObject(with: answer.data) as? [String: String]
        #expect(object?["error"]?.isEmpty == false)
    }

    @Test func headWorksWhereGetDoes() async throws {
        for path in [
            "/", "/health", "/article?id=talks", "/entity/france", "/api/overview", "/query", "/sparql",
        ] {
            let head = try await store.send(.head, path)
            let get = try await store.get(path)
            #expect(head.status == .ok && head.body.readableBytes == 0)
            #expect(head.headers[.contentLength] == String(get.body.readableBytes), "\(path)")
        }
    }
}
