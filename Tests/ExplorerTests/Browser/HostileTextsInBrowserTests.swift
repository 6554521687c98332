import Foundation
import GraphStore
import KnowledgeGraph
import RDF
import TestSupport
import Testing

@testable import Explorer

/// Whatever a store holds, on each page it is text. What would run asks for a dialog, or breaches the policy of the page, which
/// is an error too.
@Suite("Hostile texts in a browser", .whereBrowserExists, .browser, .serialized)
struct HostileTextsInBrowserTests {
    private static let names =
        Documents.hostileNames + [
            "</script><script>alert(2)</script>", "<svg onload=alert(3)>", "<!--<script>",
            "<iframe src=javascript:alert(4)>",
            // To Swift each `<` is part of another character.
            "\u{600}</script>\u{600}<script>alert(7)</script>",
        ]

    private func store() throws -> TestStore {
        let texts = Self.names.map { ($0, "\($0) says \($0) 2.\n\n\($0) Union: \($0)") }
        return try TestStore(
            Self.names.map(Documents.hostile),
            texts: Dictionary(texts, uniquingKeysWith: { first, _ in first }))
    }

    private func expectHarmless(_ page: BrowserPage, sourceLocation: SourceLocation = #_sourceLocation)
        async throws
    {
        let strange =
            "document.querySelectorAll('img, iframe, object, embed, body script:not([src], [type])').length"
        #expect(try await page.evaluate(strange) == 0, sourceLocation: sourceLocation)
        let protocols = try await page.evaluate("[...document.links].map(link => link.protocol)").array ?? []
        #expect(
            protocols.allSatisfy { ["http:", "https:"].contains($0.string) }, sourceLocation: sourceLocation)
    }

    @Test("The interactive page: search, dossiers, sentences")
    func interactivePage() async throws {
        let store = try store()
        let ids = try store.ids()
        #expect(ids.count > Self.names.count)
        try await store.visit("/") { page, _ in
            try await page.waitUntil("window.entente && entente.frames().length > 0")
            for text in ["alert", "onerror", "\u{645}\u{635}"] {
                try await page.click("#q")
                try await page.evaluate("document.getElementById('q').select()")
                try await page.type(text)
                try await page.waitUntil("document.querySelector('#results .hit')?.innerText.length > 0")
                try await page.press("Enter")
            }
            for id in ids {
                let name = PercentEncoding.encode(id)
                try await page.evaluate("location.hash = 'select=node:\(name)'")
                try await page.waitUntil("entente.state().select?.node === decodeURIComponent('\(name)')")
                try await page.waitUntil("document.querySelector('#panel blockquote')")
            }
            try await expectHarmless(page)
        }
    }

    @Test("Articles")
    func articles() async throws {
        try await store().visit("/query") { page, base in
            for name in Self.names {
                try await page.load(try #require(URL(string: base + Link.article(name))))
                #expect(
                    try await page.evaluate("document.querySelectorAll('mark').length > 0") == true, "\(name)"
                )
                try await expectHarmless(page)
            }
        }
    }

    @Test("Entities")
    func entities() async throws {
        let store = try store()
        let people = try GraphStore(store.path, .readOnly).graph().entities.filter { $0.type == .person }
        #expect(people.count == Self.names.count)
        try await store.visit("/query") { page, base in
            for person in people {
                try await page.load(try #require(URL(string: base + Link.entity(person.id))))
                #expect(
                    try await page.evaluate("document.querySelectorAll('q').length > 0") == true,
                    "\(person.name)")
                try await expectHarmless(page)
            }
        }
    }

    @Test("Pages that are not there")
    func messages() async throws {
        try await store().visit("/query", allowing: "404 (Not Found)") { page, base in
            for (number, name) in Self.names.enumerated() {
                let address = number % 2 == 0 ? Link.article(name + "!") : Link.entity(name + "!")
                try await page.load(try #require(URL(string: base + address)))
                try await expectHarmless(page)
            }
        }
    }

    @Test("The query page, in its editor, its table and what it says of mistakes")
    func queryPage() async throws {
        let hostile = "</textarea><script>alert(5)</script>\" onfocus=\"alert(6)"
        let path = "/query?query=" + PercentEncoding.encode(hostile)
        try await store().visit(path, allowing: "400 (Bad Request)") { page, _ in
            #expect(try await page.evaluate("document.getElementById('query').value") == .string(hostile))
            try await page.click("#form button[type=submit]")
            try await page.waitUntil("document.getElementById('error').innerText.includes('line 1')")
            try await expectHarmless(page)
            let query =
                "SELECT ?e ?n ?l { { ?e rdfs:label ?n } UNION { ?e schema:url ?l } UNION { ?e ent:sentence ?n } }"
            try await page.evaluate("document.getElementById('query').value = '\(query)'")
            try await page.click("#query")
            try await page.press("Enter", control: true)
            try await page.waitUntil("document.querySelectorAll('#results tr').length > \(Self.names.count)")
            try await expectHarmless(page)
        }
    }
}
