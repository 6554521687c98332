import Foundation
import KnowledgeGraph
import TestSupport
import Testing

@testable import Explorer

/// A served store as a reader meets it, in a browser.
@Suite("The served store in a browser", .whereBrowserExists, .browser, .serialized)
struct ExplorerInBrowserTests {
    private static let hasDrawn = "window.entente && entente.frames().length > 0"

    private func talks() throws -> TestStore {
        try TestStore([Documents.talks], texts: ["talks": Documents.text])
    }

    // MARK: - The interactive page

    @Test("The page shows the best-connected; who is not among them is found, loaded and expanded")
    func beyondTheOverview() async throws {
        let store = try TestStore([Documents.crowd, Documents.talks], texts: ["talks": Documents.text])
        try await store.visit("/") { page, _ in
            try await page.waitUntil(Self.hasDrawn)
            let state = try await page.evaluate("entente.state()")
            #expect(state["nodes"].array?.count == Overview.length)
            let panel = try await page.evaluate("document.getElementById('panel').innerText").string ?? ""
            #expect(
                panel.contains("from 2 documents") && panel.contains("search finds all of them"), "\(panel)")

            try await page.press("/")
            try await page.type("lars")
            try await page.waitUntil(
                "document.querySelector('#results .hit')?.innerText.includes('Lars Holm')")
            try await page.press("Enter")
            try await page.waitUntil("entente.state().select?.node === 'lars-holm'")
            try await page.waitUntil("entente.state().nodes.includes('ingrid-solheim')")
            #expect(try await page.evaluate("entente.state().nodes.includes('france')") == false)

            try await page.waitUntil("document.querySelector('#panel .claim button')")
            try await page.click("#panel .claim button")
            try await page.waitUntil("entente.state().select?.node === 'ingrid-solheim'")
            try await page.press("e")
            try await page.waitUntil("entente.state().nodes.includes('france')")
        }
    }

    @Test("A sentence is found, and leads to the article, where it is marked")
    func fromSentenceToArticle() async throws {
        try await talks().visit("/") { page, base in
            try await page.waitUntil(Self.hasDrawn)
            try await page.click("#q")
            try await page.type("lied to")
            try await page.waitUntil("document.querySelector('#results .sentence mark')")
            try await page.press("Enter")
            try await page.waitUntil("entente.state().select?.edge?.join() === 'ingrid-solheim,france'")
            let cite = "document.querySelector('#panel .sought cite a')"
            try await page.waitUntil(cite)
            let link = try #require(try await page.evaluate("\(cite).href").string)
            #expect(link == base + "/article?id=talks#e40")

            try await page.load(try #require(URL(string: link)))
            let mark = "document.querySelector('mark:target')"
            #expect(try await page.evaluate("\(mark).textContent") == "France lied to us")
            #expect(try await page.evaluate("getComputedStyle(\(mark)).outlineStyle") == "solid")
            #expect(try await page.evaluate("\(mark).querySelector('a').pathname") == "/entity/france")
            try await page.click("mark:target a")
            try await page.waitUntil("document.querySelector('h1')?.textContent === 'France'")
        }
    }

    @Test("A link to an entity opens the page with its surroundings alone")
    func fromEntityToGraph() async throws {
        try await talks().visit("/entity/france") { page, _ in
            try await page.click("a[href='/#focus=france']")
            try await page.waitUntil(Self.hasDrawn)
            try await page.waitUntil(
                "entente.state().focus === 'france' && entente.state().nodes.length === 2")
        }
    }

    // MARK: - The query page

    @Test("A query comes back as a table, a mistake with its place")
    func query() async throws {
        try await talks().visit("/query", allowing: "400 (Bad Request)") { page, _ in
            func write(_ text: String) async throws {
                try await page.click("#query")
                try await page.evaluate("document.getElementById('query').select()")
                try await page.type(text)
            }
            try await write("SELECT ?n { ?e rdfs:label ?n ; a ent:Person } ORDER BY ?n")
            try await page.click("#form button[type=submit]")
            try await page.waitUntil("document.querySelector('#results table')")
            #expect(
                try await page.evaluate(
                    "[...document.querySelectorAll('#results td')].map(cell => cell.textContent)")
                    == ["Ingrid Solheim", "Lars Holm"])
            #expect(
                try await page.evaluate("document.getElementById('status').innerText.startsWith('2 rows')")
                    == true)

            try await write("ASK { ent:nothing ent:ally ?x }")
            try await page.press("Enter", control: true)
            try await page.waitUntil("document.getElementById('results').innerText === 'No'")

            try await write("SELECT ?n {\n ?e unknown:label ?n }")
            try await page.press("Enter", control: true)
            try await page.waitUntil("!document.getElementById('error').hidden")
            let error = try await page.evaluate("document.getElementById('error').innerText").string ?? ""
            #expect(error.contains("line 2, column 5") && error.contains("\n      ^"), "\(error)")
            #expect(try await page.evaluate("document.getElementById('query').selectionStart") == 16)
        }
    }
}
