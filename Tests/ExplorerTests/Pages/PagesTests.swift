import Foundation
import Hummingbird
import KnowledgeGraph
import RDF
import Testing

@testable import Explorer

struct PagesTests {
    @Test(arguments: Documents.hostileNames)
    func hostileNames(name: String) async throws {
        let store = try TestStore([Documents.hostile(name)], texts: [name: name + " says " + name + " 2"])
        let ids = try store.ids()
        #expect(ids.count == 2)
        let addresses =
            ids.map(Link.entity) + [
                Link.article(name), "/query", Link.article(name + "!"),
                Link.entity("nobody of the name \(name)"),
            ]
        for address in addresses {
            let page = try await store.get(address, accept: "text/html")
            #expect(page.mediaType == "text/html")
            try expectHarmless(page.text)
        }
        let start = try await store.get("/")
        #expect(start.status == .ok)
        #expect(!start.text.contains("<script>alert") && !start.text.contains("<img src=x"))
    }

    @Test func article() async throws {
        let store = try TestStore([Documents.talks], texts: ["talks": Documents.text])
        let answer = try await store.get("/article?id=talks")
        #expect(answer.status == .ok)
        let page = try ParsedPage(answer.text)
        #expect(page.identifiers.contains("e0") && page.identifiers.contains("s0-28"))
        #expect(page.links.contains("/entity/ingrid-solheim") && page.links.contains("#e40"))
        #expect(page.links.contains("https://example.org/talks"))
        #expect(page.text.contains("Ingrid Solheim met Lars Holm in Oslo."))
        #expect(page.elements["mark"] == 2)
        #expect(try await store.get("/article?id=none").status == .notFound)
        #expect(try await store.get("/article").status == .badRequest)
    }

    @Test func articleWithoutText() async throws {
        let store = try TestStore([Documents.talks])
        let page = try await store.get("/article?id=talks").text
        #expect(page.contains("without its text"))
        #expect(page.contains("Ingrid Solheim met Lars Holm in Oslo."))
        try expectHarmless(page)
    }

    @Test func entity() async throws {
        let store = try TestStore([Documents.talks], texts: ["talks": Documents.text])
        let page = try ParsedPage(try await store.get("/entity/ingrid-solheim", accept: "text/html").text)
        for link in [
            "/#focus=ingrid-solheim", "/article?id=talks#e0", "/entity/lars-holm",
            "/entity/ingrid-solheim.ttl",
        ] { #expect(page.links.contains(link)) }
    }

    /// What is asked of an entity, and what comes.
    @Test(
        arguments: [
            ("/entity/france", nil, "text/turtle"), ("/entity/france", "*/*", "text/turtle"),
            (
                "/entity/france", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "text/html"
            ),
            ("/entity/france", "application/ld+json", "application/ld+json"),
            ("/entity/france", "text/html;q=0.5, application/rdf+xml", "application/rdf+xml"),
            ("/entity/france.nt", "text/html", "application/n-triples"),
            ("/entity/france.ttl", nil, "text/turtle"), ("/entity/france.jsonld", nil, "application/ld+json"),
            ("/entity/france.rdf", nil, "application/rdf+xml"),
            ("/entity/france.nq", nil, "application/n-quads"),
        ] as [(String, String?, String)])
    func entityByForm(path: String, accept: String?, mediaType: String) async throws {
        let store = try TestStore([Documents.talks])
        let answer = try await store.get(path, accept: accept)
        #expect(answer.status == .ok)
        #expect(answer.mediaType == mediaType)
        #expect(answer.headers[.vary] == "Accept")
        guard let syntax = Syntax.all.first(where: { $0.mediaType == mediaType }) else { return }
        #expect(answer.headers[.contentLocation] == "/entity/france." + syntax.fileExtensions[0])
        let quads = try #require(syntax.reader()).quads(in: answer.data)
        let france: IRI = "https://w3id.org/entente/id/france"
        #expect(quads.contains(Quad(.iri(france), Namespace.rdfs["label"], .string("France"))))
        #expect(
            quads.contains(
                Quad(.iri("http://localhost/entity/france"), Namespace.owl["sameAs"], .iri(france))))
        // The statement that it is in, with its sentence.
        #expect(quads.contains { $0.triple.object == .string("\"France lied to us,\" Solheim said.") })
    }

    @Test func entityByOtherNames() async throws {
        let store = try TestStore([Documents.talks])
        let answer = try await store.get("/entity/Solheim.ttl")
        #expect(answer.status == .found)
        #expect(answer.headers[.location] == "/entity/ingrid-solheim.ttl")
        let unknown = try await store.get("/entity/ingrid", accept: "text/turtle")
        #expect(unknown.status == .notFound)
        #expect(unknown.text.contains("ingrid-solheim"))
        #expect(try await store.get("/entity/france", accept: "image/png").status == .notAcceptable)
        #expect(try await store.get("/entity/%FF").status == .badRequest)
    }

    @Test func documentOfAnExport() async throws {
        let store = try TestStore([Documents.talks])
        let page = try await store.get("/entity/document/talks", accept: "text/html")
        #expect(page.status == .seeOther)
        #expect(page.headers[.location] == "/article?id=talks")
        let data = try await store.get("/entity/document/talks")
        #expect(data.text.contains("Ministers talk"))
        #expect(try await store.get("/entity/document/none").status == .notFound)
        let statement = try await store.get("/entity/statement/ingrid-solheim.meets.lars-holm")
        #expect(statement.text.contains("Ingrid Solheim met Lars Holm in Oslo."))
    }

    @Test func aChangeIsSeenByTheNextRequest() async throws {
        let store = try TestStore([Documents.talks])
        try await store.explorer().application().test(.router) { client in
            let before = try await client.execute(uri: "/health", method: .get)
            #expect(before.text.contains("\"documents\":1"))
            try store.add([Documents.hostile("another")])
            let after = try await client.execute(uri: "/health", method: .get)
            #expect(after.text.contains("\"documents\":2"))
        }
    }

    @Test func assets() async throws {
        let store = try TestStore()
        for name in ["page.js", "page.css", "query.js", "explorer.css"] {
            let file = try await store.get("/assets/" + name)
            #expect(file.status == .ok)
            let tag = try #require(file.headers[.eTag])
            let again = try await store.get("/assets/" + name, headers: [.ifNoneMatch: tag])
            #expect(again.status == .notModified && again.body.readableBytes == 0)
            let other = try await store.get("/assets/" + name, headers: [.ifNoneMatch: "\"x\""])
            #expect(other.status == .ok)
        }
        #expect(try await store.get("/assets/other.js").status == .notFound)
        #expect(try await store.get("/assets/..%2F..%2Fquery.js").status == .notFound)
    }
}
