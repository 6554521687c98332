import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Explorer

struct SafetyTests {
    private let store: TestStore

    init() throws { store = try TestStore([Documents.talks]) }

    @Test func headersOnEverything() async throws {
        for path in [
            "/", "/health", "/nothing", "/sparql?query=x", "/sparql?query=ASK%7B%7D", "/assets/query.js",
        ] {
            let answer = try await store.get(path)
            let policy = answer.headers[.contentSecurityPolicy] ?? ""
            #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
            #expect(!policy.contains("unsafe"))
            #expect(answer.headers[.xContentTypeOptions] == "nosniff")
            #expect(answer.headers[.accessControlAllowOrigin] == nil)
            #expect(answer.headers[HTTPField.Name("Referrer-Policy")!] != nil)
        }
    }

    @Test func longAddresses() async throws {
        var options = ExplorerOptions()
        options.maximumTargetBytes = 100
        let answer = try await store.get("/health?" + String(repeating: "x", count: 100), options)
        #expect(answer.status == .uriTooLong)
    }

    @Test func longBodies() async throws {
        var options = ExplorerOptions()
        options.maximumRequestBytes = 100
        let long = "ASK {}" + String(repeating: " ", count: 95)
        #expect(try await store.query(long, options).status == .contentTooLarge)
        #expect(try await store.query("ASK {}" + String(repeating: " ", count: 94), options).status == .ok)
    }

    @Test(
        arguments: [
            (HTTPRequest.Method.get, ["sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"], 403),
            (.get, ["sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"], 200),
            (.get, ["sec-fetch-site": "same-origin"], 200), (.get, ["sec-fetch-site": "none"], 200),
            (.post, ["sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"], 403),
            (.post, ["origin": "http://evil.example"], 403), (.post, ["origin": "null"], 403),
            (.post, ["origin": "http://localhost"], 200), (.post, [:], 200),
        ] as [(HTTPRequest.Method, [String: String], Int)])
    func otherSites(method: HTTPRequest.Method, fields: [String: String], status: Int) async throws {
        var headers: HTTPFields = [.contentType: "application/sparql-query"]
        for (name, value) in fields { headers[HTTPField.Name(name)!] = value }
        let answer = try await store.send(
            method, method == .get ? "/sparql?query=ASK%7B%7D" : "/sparql", headers: headers,
            body: method == .get ? nil : "ASK {}")
        #expect(answer.status.code == status)
    }

    /// Of a query with more solutions than anybody waits for.
    private static let endless = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r }"

    @Test func timeLimit() async throws {
        var options = ExplorerOptions()
        options.queryTimeout = 0.05
        let answer = try await store.query("SELECT (COUNT(*) AS ?n) \(Self.endless)", options)
        #expect(answer.status == .serviceUnavailable)
        #expect(answer.text.contains("takes longer"))
    }

    @Test func memoryLimit() async throws {
        var options = ExplorerOptions()
        options.queryMemory = 1 << 20
        let answer = try await store.query("SELECT * \(Self.endless) ORDER BY ?a", options)
        #expect(answer.status == .serviceUnavailable)
        #expect(answer.text.contains("MB allowed"))
    }

    @Test func rowsBeforeAnythingIsSent() async throws {
        var options = ExplorerOptions()
        options.maximumRows = 5
        let query = "SELECT * { ?s ?p ?o } LIMIT"
        #expect(try await store.query(query + " 5", options).status == .ok)
        let answer = try await store.query(query + " 6", options)
        #expect(answer.status == .serviceUnavailable)
        #expect(answer.text.contains("more than the 5 results"))
    }

    @Test func aLongAnswerIsCutAndNotEnded() async throws {
        var options = ExplorerOptions()
        options.maximumResultBytes = 200_000
        try await store.explorer(options).application().test(.live) { client in
            let port = try #require(client.port)
            let answer = try await RawConnection.ask(
                port,
                "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
                    + "Content-Length: \(Self.endless.utf8.count + 9)\r\n\r\nSELECT * \(Self.endless)")
            #expect(answer.hasPrefix("HTTP/1.1 200 OK"))
            #expect(answer.utf8.count > 100_000)
            // The chunk that ends an answer is not there.
            #expect(!answer.hasSuffix("0\r\n\r\n"))
        }
    }

    /// Were the queries not given up, it would take an hour.
    @Test(.timeLimit(.minutes(2))) func tooManyQueries() async throws {
        var options = ExplorerOptions()
        options.maximumQueries = 1
        options.queryTimeout = 3600
        let explorer = try store.explorer(options)
        try await explorer.application().test(.live) { client in
            let port = try #require(client.port)
            let endless = "SELECT (COUNT(*) AS ?n) \(Self.endless)"
            let request =
                "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
                + "Content-Length: \(endless.utf8.count)\r\n\r\n\(endless)"
            // One runs, one waits; nobody knows which of three that is, but one is sent away at once. The others are given
            // up when their connections are closed.
            let refused = try await Workers.run {
                let connections = try (0..<3).map { _ in try RawConnection(port: port) }
                for connection in connections { try connection.send(request) }
                return try RawConnection.firstAnswer(of: connections)
            }
            #expect(refused.contains("503") && refused.lowercased().contains("retry-after: 2"))
            while try await client.execute(uri: "/sparql?query=ASK%7B%7D", method: .get).status != .ok {}
        }
    }

    @Test func theHostHeader() async throws {
        try await store.explorer().application().test(.live) { client in
            let port = try #require(client.port)
            func status(_ head: String) async throws -> Substring? {
                let answer = try await RawConnection.ask(port, "\(head)Connection: close\r\n\r\n")
                return answer.split(separator: " ").dropFirst().first
            }
            #expect(try await status("GET /health HTTP/1.1\r\nHost: evil.example\r\n") == "421")
            #expect(try await status("GET /health HTTP/1.1\r\nHost: localhost:\(port)\r\n") == "200")
            #expect(try await status("GET /health HTTP/1.1\r\nHost: [::1]:\(port)\r\n") == "200")
            let header = String(repeating: "x", count: 100_000)
            #expect(
                try await status("GET /health HTTP/1.1\r\nHost: localhost\r\nX-Long: \(header)\r\n") == "400")
        }
    }
}
