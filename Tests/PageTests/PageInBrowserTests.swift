import Foundation
import KnowledgeGraph
import TestSupport
import Testing

@testable import Page

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// The page as a file on a reader's disk, in a browser.
@Suite("The page in a browser", .whereBrowserExists, .browser, .serialized)
struct PageInBrowserTests {
    private static let sentence = "Moldova sharply condemned Romania’s new tariffs on Friday."

    /// A country with four neighbours around it.
    private static let talks: PageData = {
        func says(
            _ subject: String, _ predicate: KnowledgeGraph.Predicate, _ object: String, quote: String = "",
            _ sentence: String = "", role: String? = nil
        ) -> Relation {
            let piece = Evidence(document: "news", range: 8..<25, quote: quote, sentence: sentence)
            return Relation(
                subject: subject, predicate: predicate, object: object, role: role, confidence: 0.8,
                date: "2026-06-05", evidence: [piece])
        }
        let graph = Graph(
            sources: [
                .init(id: "news", title: "Tariffs", date: "2026-06-05", url: "https://example.org/news")
            ],
            entities: [
                Entity(id: "moldova", type: .country, name: "Moldova", link: "MD", mentionCount: 4),
                Entity(id: "cebotari", type: .person, name: "Irina Cebotari", aliases: ["Madam Minister"]),
                Entity(id: "romania", type: .country, name: "Romania", link: "RO"),
                Entity(id: "union", type: .organization, name: "European Union"),
                Entity(id: "chisinau", type: .place, name: "Chișinău"),
            ],
            relations: [
                says("cebotari", .holdsOffice, "moldova", role: "Foreign Minister"),
                says("moldova", .condemns, "romania", quote: "sharply condemned", sentence),
                says("union", .supports, "moldova", "The Union stands by Moldova."),
                says("chisinau", .locatedIn, "moldova"),
            ])
        return PageData(
            graph, title: "Talks in Chișinău",
            positions: [
                "moldova": .init(x: 0, y: 0), "cebotari": .init(x: -300, y: -150),
                "romania": .init(x: 300, y: -150), "union": .init(x: 300, y: 150),
                "chisinau": .init(x: -300, y: 150),
            ])
    }()

    /// Opens the page from the disk.
    private func open(
        _ data: PageData = talks, fragment: String = "", isDark: Bool = false
    ) async throws -> BrowserPage {
        let browser = try #require(Browser.current)
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(
            "entente-page-\(UUID().uuidString).html")
        try Page.file(data).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let url = try #require(URL(string: file.absoluteString + (fragment.isEmpty ? "" : "#" + fragment)))
        let page = try await browser.open(url, isDark: isDark)
        try await page.waitUntil("window.entente && entente.state().nodes.length > 0")
        return page
    }

    /// Where a point of the diagram is in the window.
    private func place(_ page: BrowserPage, _ point: String) async throws -> (x: Double, y: Double) {
        let found = try await page.evaluate("entente.\(point)")
        return (try #require(found["x"].number), try #require(found["y"].number))
    }

    private func click(_ page: BrowserPage, _ point: String) async throws {
        let (x, y) = try await place(page, point)
        try await page.click(x, y)
    }

    private func expectQuiet(_ page: BrowserPage, sourceLocation: SourceLocation = #_sourceLocation)
        async throws
    {
        #expect(try await page.requests == [], sourceLocation: sourceLocation)
        #expect(try await page.consoleErrors == [], sourceLocation: sourceLocation)
        #expect(try await page.dialogs == [], sourceLocation: sourceLocation)
    }

    @Test("It shows its graph and asks nobody for anything")
    func opening() async throws {
        let page = try await open()
        #expect(try await page.evaluate("entente.state().nodes.length") == 5)
        #expect(try await page.evaluate("entente.state().edges") == 4)
        #expect(try await page.evaluate("document.title") == "Talks in Chișinău")
        try await expectQuiet(page)
    }

    @Test(
        "Search as you type finds names, aliases and sentences; Enter selects",
        arguments: [
            ("ceb", "cebotari"), ("madam", "cebotari"), ("chisin", "chisinau"), ("EUROPEAN u", "union"),
        ])
    func search(text: String, id: String) async throws {
        let page = try await open()
        try await page.press("/")
        try await page.type(text)
        try await page.waitUntil("document.querySelector('#results [aria-selected=true]')")
        try await page.press("Enter")
        try await page.waitUntil("entente.state().select?.node === '\(id)'")
        #expect(try await page.evaluate("document.getElementById('results').hidden") == true)
        try await expectQuiet(page)
    }

    @Test("A sentence that was found leads to what it says")
    func sentences() async throws {
        let page = try await open()
        try await page.click("#q")
        try await page.type("tariffs friday")
        try await page.waitUntil("document.querySelector('#results .sentence mark')")
        try await page.press("Enter")
        try await page.waitUntil("entente.state().select?.edge?.join() === 'moldova,romania'")
    }

    @Test("Filters take lines away, and give them back")
    func filters() async throws {
        let page = try await open()
        try await page.click("#filters-button")
        try await page.click("input[name=relations][value=condemns]")
        try await page.waitUntil("entente.state().edges === 3")
        try await page.click("input[name=relations][value=condemns]")
        try await page.waitUntil("entente.state().edges === 4")
        try await page.click("input[name=types][value=place]")
        try await page.waitUntil("entente.state().edges === 3 && !entente.state().nodes.includes('chisinau')")
        try await page.click("input[name=since]")
        try await page.type("2027")
        try await page.waitUntil("entente.state().edges === 0")
        try await expectQuiet(page)
    }

    @Test("A click on an entity opens its dossier")
    func dossier() async throws {
        let page = try await open()
        try await click(page, "positionOf('cebotari')")
        try await page.waitUntil("entente.state().select?.node === 'cebotari'")
        let text = try await page.evaluate("document.getElementById('panel').innerText").string ?? ""
        for words in ["Irina Cebotari", "Madam Minister", "Foreign Minister", "Moldova"] {
            #expect(text.contains(words), "\(text)")
        }
    }

    @Test("A click on a line shows its sentence with the words marked, and where it stands")
    func evidence() async throws {
        let page = try await open()
        try await click(page, "edgePosition('moldova', 'romania')")
        try await page.waitUntil("document.querySelector('#panel blockquote')")
        let panel = "document.querySelector('#panel')"
        #expect(
            try await page.evaluate("\(panel).querySelector('blockquote').textContent")
                == .string(Self.sentence))
        #expect(try await page.evaluate("\(panel).querySelector('mark').textContent") == "sharply condemned")
        #expect(
            try await page.evaluate("\(panel).querySelector('cite a').href")
                == "https://example.org/news#:~:text=sharply%20condemned")
    }

    @Test("Arrow keys go from entity to entity, Enter to the dossier, Escape back")
    func keyboard() async throws {
        let page = try await open()
        try await page.evaluate("document.getElementById('canvas').focus()")
        try await page.press("ArrowRight")
        try await page.waitUntil("entente.state().select?.node === 'moldova'")
        try await page.press("ArrowRight")
        try await page.waitUntil("['romania', 'union'].includes(entente.state().select?.node)")
        try await page.press("Enter")
        try await page.waitUntil("document.getElementById('panel').contains(document.activeElement)")
        try await page.press("Escape")
        try await page.waitUntil("entente.state().select === null && document.activeElement.id === 'canvas'")
        try await page.press("?")
        try await page.waitUntil("document.getElementById('help').open")
    }

    @Test("The ground is dragged, the wheel zooms, entities go where they are put")
    func moving() async throws {
        let page = try await open()
        let start = try await place(page, "positionOf('union')")
        try await page.drag(from: (start.x, start.y), to: (start.x - 60, start.y + 40))
        let moved = try await place(page, "positionOf('union')")
        #expect(abs(moved.x - start.x + 60) < 2 && abs(moved.y - start.y - 40) < 2)
        let (middle, ground) = (
            try await place(page, "positionOf('moldova')"), (x: start.x, y: start.y - 150)
        )
        try await page.drag(from: (middle.x, middle.y + 150), to: (middle.x + 50, middle.y + 150))
        let after = try await place(page, "positionOf('moldova')")
        #expect(abs(after.x - middle.x - 50) < 2, "\(middle) \(after)")
        let scale = try await page.evaluate("entente.state().view.k").number ?? 0
        try await page.wheel(ground.x, ground.y, down: -240)
        try await page.waitUntil("entente.state().view.k > \(scale)")
    }

    @Test("Dark mode is the reader's or the button's")
    func dark() async throws {
        let (light, dark) = (try await open(), try await open(isDark: true))
        let colour = "getComputedStyle(document.body).color"
        let colours = (try await light.evaluate(colour), try await dark.evaluate(colour))
        #expect(colours.0 != colours.1)
        let pictures = (try await light.screenshot(), try await dark.screenshot())
        #expect(pictures.0 != pictures.1)
        // From the system's colours by way of the light ones.
        try await light.click("#theme-button")
        try await light.click("#theme-button")
        try await light.waitUntil("\(colour) === '\(colours.1.string ?? "")'")
    }

    @Test("An address brings back what was shown")
    func permalink() async throws {
        let page = try await open(fragment: "relations=condemns,supports&theme=dark&q=mold")
        try await page.waitUntil("entente.state().edges === 2")
        try await click(page, "positionOf('union')")
        try await page.waitUntil("location.hash.includes('select=node:union')")
        let fragment = try #require(try await page.evaluate("location.hash.slice(1)").string)
        let other = try await open(fragment: fragment)
        try await other.waitUntil("entente.state().select?.node === 'union' && entente.state().edges === 2")
        #expect(
            try await other.evaluate("[entente.state().theme, document.getElementById('q').value]") == [
                "dark", "mold",
            ])
        #expect(try await other.evaluate("entente.state().fragment") == .string(fragment))
        // What makes no sense is passed over.
        let strange = try await open(
            fragment: "select=node:nobody&view=a,b,c&confidence=no&__proto__=1&focus=%E0%A4%A&=&&"
        )
        try await expectQuiet(strange)
    }

    @Test("Focus shows an entity's surroundings, which expand and collapse")
    func neighbours() async throws {
        let page = try await open()
        try await click(page, "positionOf('cebotari')")
        try await page.press("f")
        try await page.waitUntil("entente.state().nodes.length === 2")
        try await page.evaluate("document.getElementById('canvas').focus()")
        try await page.press("ArrowRight")
        try await page.waitUntil("entente.state().select?.node === 'moldova'")
        try await page.press("e")
        try await page.waitUntil("entente.state().nodes.length === 5")
        try await page.press("c")
        try await page.waitUntil("entente.state().nodes.length === 2")
    }

    @Test("Downloads are a well-formed SVG and a PNG")
    func downloads() async throws {
        let page = try await open()
        try await page.click("#save-svg")
        let svg = try await page.downloaded(".svg")
        #expect(XMLParser(data: svg).parse())
        let text = String(decoding: svg, as: UTF8.self)
        #expect(text.contains("Irina Cebotari") && text.contains("Chișinău"))
        try await page.click("#save-png")
        #expect(try await page.downloaded(".png").starts(with: [0x89, 0x50, 0x4E, 0x47]))
        try await expectQuiet(page)
    }

    private static let hostile = [
        "<script>window.pwned = 1</script>", "]]>", "\"><img src=x onerror=\"window.pwned=1\">",
        "javascript:window.pwned=1", "</script><script>window.pwned = 1</script>",
        "שלום \u{202E}abc\u{202C} مرحبا", "👩‍👩‍👧 🇲🇩", "<!-- <script>", "<svg onload=window.pwned=1>", "a\0b\u{7}",
        "'\"&amp;${window.pwned = 1}",
    ]

    @Test("Nothing in the data runs, wherever it is shown")
    func hostility() async throws {
        let names = Self.hostile
        let graph = Graph(
            sources: names.map { .init(id: $0, title: $0, date: $0, url: $0) },
            entities: names.map { Entity(id: $0, type: .person, name: $0, aliases: [$0 + "!"], link: $0) },
            relations: zip(names, names.dropFirst() + [names[0]]).map { subject, object in
                Relation(
                    subject: subject, predicate: .holdsOffice, object: object, role: subject,
                    attributedTo: object, date: subject,
                    evidence: [
                        Evidence(document: subject, range: 0..<3, quote: subject, sentence: subject + "?")
                    ])
            })
        let page = try await open(PageData(graph, title: names[4], sourceLine: names[2], notices: [names[0]]))
        try await page.click("#filters-button")
        try await page.press("Escape")
        try await page.click("#q")
        for text in ["window", "pwned =", "שלום", "<", "\"><img"] {
            try await page.evaluate("document.getElementById('q').value = ''")
            try await page.type(text)
            try await page.press("Enter")
            try await page.click("#q")
        }
        let ids = try await page.evaluate("entente.state().nodes").array?.compactMap(\.string) ?? []
        #expect(ids.count == names.count)
        for id in ids {
            let fragment =
                "select=node:" + (id.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")
            try await page.evaluate("location.hash = '\(fragment)'")
            try await page.waitUntil("document.querySelector('#panel blockquote')")
            let (x, y) = try await place(page, "positionOf(entente.state().select.node)")
            try await page.moveMouse(x, y)
        }
        let links = try await page.evaluate("[...document.links].map(link => link.protocol)").array ?? []
        #expect(links.allSatisfy { ["http:", "https:", "file:"].contains($0.string) })
        try await page.click("#save-svg")
        #expect(XMLParser(data: try await page.downloaded(".svg")).parse())
        #expect(try await page.evaluate("typeof window.pwned") == "undefined")
        #expect(try await page.evaluate("document.querySelectorAll('img, iframe, object').length") == 0)
        try await expectQuiet(page)
    }
}
