import Foundation
import TestSupport
import Testing

/// The browser that other tests trust in.
@Suite("The browser of the tests", .whereBrowserExists, .browser, .serialized)
struct BrowserTests {
    private func open(_ html: String, isDark: Bool = false) async throws -> BrowserPage {
        let browser = try #require(Browser.current)
        let data = Data(("<!DOCTYPE html><meta charset=utf-8><title>Test</title>" + html).utf8)
        let url = try #require(URL(string: "data:text/html;base64," + data.base64EncodedString()))
        return try await browser.open(url, size: (600, 400), isDark: isDark)
    }

    @Test("Scripts run, and their values and errors come back")
    func evaluation() async throws {
        let page = try await open("<p>Hello</p>")
        #expect(try await page.evaluate("[1.5, 'a', null, {b: true}]") == [1.5, "a", nil, ["b": true]])
        #expect(try await page.evaluate("Promise.resolve(document.body.innerText)") == "Hello")
        #expect(try await page.evaluate("undefined") == nil)
        let error = await #expect(throws: BrowserError.self) { try await page.evaluate("missing.part") }
        #expect(error?.description.contains("missing is not defined") == true)
        #expect(try await page.evaluate("[innerWidth, innerHeight]") == [600, 400])
    }

    @Test("Waiting sees what comes later")
    func waiting() async throws {
        let page = try await open("<script>setTimeout(() => document.title = 'Done', 50)</script>")
        try await page.waitUntil("document.title === 'Done'")
    }

    @Test("Mouse and keyboard do what a reader's do")
    func input() async throws {
        let page = try await open(
            """
            <input id=box><button id=button>Go</button><div id=space style=height:3000px></div>
            <script>
            window.seen = [];
            for (const type of ['click', 'dblclick', 'wheel'])
                addEventListener(type, event => seen.push(type));
            addEventListener('keydown', event => seen.push(event.key));
            let drag = 0;
            addEventListener('pointermove', event => { if (event.buttons === 1) drag++; });
            addEventListener('pointerup', event => { if (drag) seen.push(`dragged ${event.clientX} ${drag}`); });
            </script>
            """)
        try await page.click("#box")
        try await page.type("Añ.'(1")
        try await page.press("ArrowLeft")
        try await page.press("Backspace")
        #expect(try await page.evaluate("box.value") == "Añ.'1")
        try await page.press("Tab")
        #expect(try await page.evaluate("document.activeElement.id") == "button")
        try await page.press("Enter")
        try await page.doubleClick(300, 200)
        try await page.drag(from: (100, 200), to: (200, 250))
        try await page.wheel(300, 200, down: 120)
        try await page.waitUntil("scrollY > 0")
        let seen = try await page.evaluate("seen").array?.compactMap(\.string) ?? []
        #expect(seen.filter { $0 == "click" }.count >= 3 && seen.contains("dblclick"))
        #expect(seen.contains("wheel") && seen.contains("dragged 200 5") && seen.contains("ñ"), "\(seen)")
    }

    @Test("It prefers the colours that were asked for, and shows them")
    func colours() async throws {
        let style = "<style>@media (prefers-color-scheme: dark) { body { background: #000 } }</style>"
        let (light, dark) = (try await open(style), try await open(style, isDark: true))
        let query = "matchMedia('(prefers-color-scheme: dark)').matches"
        #expect(try await light.evaluate(query) == false)
        #expect(try await dark.evaluate(query) == true)
        let pictures = (try await light.screenshot(), try await dark.screenshot())
        #expect(pictures.0 != pictures.1 && pictures.0.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        try await light.prefer(isDark: true)
        #expect(try await light.evaluate(query) == true)
    }

    @Test("What a page says, asks for and downloads is known")
    func events() async throws {
        let page = try await open(
            """
            <script>
            console.error('wrong', 1);
            alert('stop');
            fetch('http://nowhere.invalid/x').catch(() => document.title = 'Refused');
            </script>
            <a id=link download="a.txt" href="data:text/plain,hello">Load</a>
            """)
        try await page.waitUntil("document.title === 'Refused'")
        #expect(try await page.dialogs == ["stop"])
        #expect(try await page.requests == ["http://nowhere.invalid/x"])
        let errors = try await page.consoleErrors
        #expect(errors.contains { $0.hasPrefix("wrong") }, "\(errors)")
        try await page.click("#link")
        #expect(try await page.downloaded(".txt") == Data("hello".utf8))
    }
}
