import Hummingbird
import HummingbirdTesting
import RDF
import SPARQL
import Testing

@testable import Explorer

struct SPARQLEndpointTests {
    private let store: TestStore

    init() throws { store = try TestStore([Documents.talks], texts: ["talks": Documents.text]) }

    private static let select = "SELECT ?name WHERE { id:france rdfs:label ?name }"

    @Test func answersInEachWay() async throws {
        let encoded = PercentEncoding.encode(Self.select)
        let answers = [
            try await store.get("/sparql?query=\(encoded)", accept: "text/csv"),
            try await store.get("/sparql/?query=\(encoded)", accept: "text/csv"),
            try await store.query(Self.select, accept: "text/csv"),
            try await store.send(
                .post, "/sparql", accept: "text/csv",
                headers: [.contentType: "application/x-www-form-urlencoded; charset=UTF-8"],
                body: "query=\(encoded)"),
        ]
        for answer in answers {
            #expect(answer.status == .ok)
            #expect(answer.mediaType == "text/csv")
            #expect(answer.text == "name\r\nFrance\r\n")
            #expect(answer.headers[.vary] == "Accept")
        }
    }

    @Test(arguments: ResultsFormat.all)
    func results(format: ResultsFormat) async throws {
        let answer = try await store.query(Self.select, accept: format.mediaType)
        #expect(answer.mediaType == format.mediaType)
        let table = try #require(format.reader()).table(Array(answer.text.utf8))
        guard case .solutions(let variables, let rows) = table else { return #expect(Bool(false)) }
        #expect(variables.map(\.name) == ["name"])
        #expect(rows == [[.string("France")]])
        let yes = try await store.query("ASK {}", accept: format.mediaType)
        #expect(yes.status == .ok && yes.text.contains("true"))
    }

    @Test(arguments: Syntax.all)
    func graphs(syntax: Syntax) async throws {
        for query in ["CONSTRUCT WHERE { id:france rdfs:label ?n }", "DESCRIBE id:france"] {
            let answer = try await store.query(query, accept: syntax.mediaType)
            #expect(answer.mediaType == syntax.mediaType)
            let quads = try #require(syntax.reader()).quads(in: answer.data)
            #expect(quads.contains { $0.triple.object == .string("France") })
        }
    }

    /// What a client asks for, of a table and of a graph.
    @Test(
        arguments: [
            (nil, "application/sparql-results+json", "text/turtle"),
            ("*/*", "application/sparql-results+json", "text/turtle"),
            ("application/json", "application/json", "application/json"),
            ("text/turtle, application/sparql-results+xml", "application/sparql-results+xml", "text/turtle"),
            ("application/ld+json;q=0.5, text/csv;q=0.4", "text/csv", "application/ld+json"),
            ("image/png", nil, nil),
        ] as [(String?, String?, String?)])
    func negotiates(accept: String?, table: String?, graph: String?) async throws {
        for (query, expected) in [(Self.select, table), ("DESCRIBE id:france", graph)] {
            let answer = try await store.query(query, accept: accept)
            #expect(answer.status == (expected == nil ? .notAcceptable : .ok))
            if let expected { #expect(answer.mediaType == expected) }
        }
    }

    @Test func theRequestsDatasetCountsMore() async throws {
        let named: (String) throws -> Quad = { name in
            Quad(
                .iri("http://a.example/s"), "http://a.example/p", .string(name),
                graph: .iri(try IRI("http://a.example/\(name)")))
        }
        try store.keep([try named("one"), try named("two"), try named("three")])
        let query = "SELECT ?o FROM <http://a.example/three> WHERE { ?s ?p ?o } ORDER BY ?o"
        func names(_ path: String) async throws -> String {
            try await store.query(query, accept: "text/csv", path: path).text
        }
        #expect(try await names("/sparql") == "o\r\nthree\r\n")
        let first = "/sparql?default-graph-uri=http%3A%2F%2Fa.example%2Fone"
        #expect(try await names(first) == "o\r\none\r\n")
        #expect(
            try await names(first + "&default-graph-uri=http%3A%2F%2Fa.example%2Ftwo")
                == "o\r\none\r\ntwo\r\n")
        #expect(try await names("/sparql?named-graph-uri=http%3A%2F%2Fa.example%2Fone") == "o\r\n")
        #expect(try await names("/sparql?default-graph-uri=http%3A%2F%2Fa.example%2Fnone") == "o\r\n")
        #expect(
            try await store.query("ASK {}", path: "/sparql?default-graph-uri=relative").status == .badRequest)
    }

    @Test func saysWhereAQueryIsWrong() async throws {
        let answer = try await store.query("SELECT *\nWHERE { ?s ?p }")
        #expect(answer.status == .badRequest)
        #expect(answer.mediaType == "text/plain")
        #expect(answer.text.contains("line 2, column 15"))
    }

    @Test(arguments: [
        ("application/x-www-form-urlencoded", "query=ASK%20%7B%7D&query=ASK%20%7B%7D", 400),
        ("application/x-www-form-urlencoded", "query=%FF", 400),
        ("application/x-www-form-urlencoded", "q=1", 400),
        ("application/x-www-form-urlencoded", "update=CLEAR%20ALL", 403),
        ("application/sparql-update", "CLEAR ALL", 403),
        ("application/sparql-query", "CLEAR ALL", 400),
        ("application/sparql-query; charset=utf-16", "ASK {}", 415),
        ("text/plain", "ASK {}", 415), ("", "ASK {}", 415),
        ("application/sparql-query", "ASK { SERVICE <http://a.example/> { ?s ?p ?o } }", 400),
    ])
    func refuses(type: String, body: String, status: Int) async throws {
        let answer = try await store.send(
            .post, "/sparql", headers: type.isEmpty ? [:] : [.contentType: type], body: body)
        #expect(answer.status.code == status)
        #expect(answer.mediaType == "text/plain")
    }

    @Test(arguments: [HTTPRequest.Method.put, .delete, .patch, .options, .trace])
    func otherMethods(method: HTTPRequest.Method) async throws {
        let answer = try await store.send(method, "/sparql?query=ASK%7B%7D")
        #expect(answer.status == .methodNotAllowed)
        #expect(answer.headers[.allow] == "GET, HEAD, POST")
        #expect(try await store.send(.post, "/health").headers[.allow] == "GET, HEAD")
    }

    @Test func headMeasures() async throws {
        let answer = try await store.send(.head, "/sparql?query=ASK%7B%7D")
        let whole = try await store.get("/sparql?query=ASK%7B%7D")
        #expect(answer.status == .ok)
        #expect(answer.headers[.contentLength] == String(whole.body.readableBytes))
        #expect(answer.body.readableBytes == 0)
    }

    @Test func describesItself() async throws {
        for syntax in Syntax.all {
            let answer = try await store.get("/sparql", accept: syntax.mediaType)
            #expect(answer.mediaType == syntax.mediaType)
            let quads = try #require(syntax.reader()).quads(in: answer.data)
            let sd = Namespace("sd", "http://www.w3.org/ns/sparql-service-description#")
            let endpoint: IRI = "http://localhost/sparql"
            #expect(quads.contains(Quad(.iri(endpoint), sd["endpoint"], .iri(endpoint))))
            #expect(quads.contains { $0.triple.object == .iri(sd["UnionDefaultGraph"]) })
        }
        let page = try await store.get("/sparql", accept: "text/html,application/xml;q=0.9,*/*;q=0.8")
        #expect(page.mediaType == "text/html")
        #expect(page.text.contains("<textarea"))
    }

    @Test func relativeIRIsAreOfTheEndpoint() async throws {
        let answer = try await store.query("SELECT (<x> AS ?iri) {}", accept: "text/csv")
        #expect(answer.text == "iri\r\nhttp://localhost/x\r\n")
    }
}
