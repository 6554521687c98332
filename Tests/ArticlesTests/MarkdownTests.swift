import Articles
import Foundation
import Testing

@Suite("Markdown")
struct MarkdownTests {
    private func read(_ source: String) throws -> ArticleContent {
        try ArticleFormat.markdown.read(Data(source.utf8))
    }

    @Test(
        "Marks are taken out of lines",
        arguments: [
            ("France **condemned** _Belarus_ on ***Monday***.", "France condemned Belarus on Monday."),
            (
                "[France](https://a.example/x_(y) \"t\") condemned <b>Belarus</b>.",
                "France condemned Belarus."
            ),
            (
                "![A flag](f.png) France condemned [Belarus][b].\n\n[b]: https://b.example",
                "France condemned Belarus."
            ),
            (
                "[Wire] 2 * 3 is 6, snake_case stays, \\*so\\* does this.",
                "[Wire] 2 * 3 is 6, snake_case stays, *so* does this."
            ),
            ("AT&amp;T &mdash; `a_b` ~~not~~ x[^1]", "AT&T — a_b not x"),
            ("He left  \nand\ncame<br>back.", "He left\nand came\nback."),
            ("_“No”_, said Ms _Ka_.", "“No”, said Ms Ka."),
        ])
    func inline(source: String, text: String) throws {
        #expect(try read(source).text == text)
    }

    @Test("Headings, quotations and lists become paragraphs; code, rules, tables and comments go")
    func blocks() throws {
        let source = """
            Talks in Riga
            =============

            Latvia met Estonia.
            They agreed.

            ## What next ##

            > Norway *waits*,
            > Sweden does not.

            - Poland asked
              for time
            1. Malta refused
               > So did Cyprus.

            ```
            France attacked Spain.
            ```

                Indented code attacked Spain.

            ***

            | Country | Vote |
            |---------|------|
            | France  | no   |

            <!-- France attacked
            Spain. -->
            <div class="x"><p>Chile <b>thanked</b> Peru.</p>
            <p>Peru smiled.</p></div>

            The end.
            """
        #expect(
            try read(source).text.components(separatedBy: "\n\n") == [
                "Talks in Riga", "Latvia met Estonia. They agreed.", "What next",
                "Norway waits, Sweden does not.",
                "Poland asked for time", "Malta refused", "So did Cyprus.", "Chile thanked Peru.",
                "Peru smiled.", "The end.",
            ])
    }

    @Test("Front matter gives title, day and address", arguments: ["---", "+++"])
    func frontMatter(fence: String) throws {
        let sign = fence == "---" ? ":" : " ="
        let source = """
            \(fence)
            # a comment
            title\(sign) "Talks: \\"the end\\""
            date\(sign) 2026-05-06T10:00:00Z
            url\(sign) https://a.example/talks # ours
            \(fence)

            France condemned Belarus.
            """
        let content = try read(source)
        #expect(content.title == "Talks: \"the end\"")
        #expect(content.date == "2026-05-06")
        #expect(content.url == "https://a.example/talks")
        #expect(content.text == "France condemned Belarus.")
        #expect(
            try read("---\nFrance condemned Belarus.\n\n---\nSo did Poland.").text
                == "France condemned Belarus.\n\nSo did Poland.")
    }

    @Test("Front matter may have a text below its key")
    func foldedFrontMatter() throws {
        let matter = "title: >-\n  Talks:\n  the end\ntags:\n  - date: 1\ndate: 2026-05-06"
        let content = try read("---\n\(matter)\n---\nFrance condemned Belarus.")
        #expect(content.title == "Talks: the end")
        #expect(content.date == "2026-05-06")
        #expect(content.text == "France condemned Belarus.")
    }

    @Test("The first heading is the title")
    func title() throws {
        let content = try read("# Talks *in* Riga\n\nLatvia met Estonia.")
        #expect(content.title == "Talks in Riga")
        #expect(content.text == "Talks in Riga\n\nLatvia met Estonia.")
    }
}

@Suite("Dates of pages")
struct PageDateTests {
    @Test(
        "Days as they are written",
        arguments: [
            ("2026-03-17T21:40:00+01:00", "2026-03-17"), ("2026-3-7", "2026-03-07"),
            ("20260317", "2026-03-17"),
            ("20260317T100000Z", "2026-03-17"), ("2026/03/17 10:00", "2026-03-17"), ("2026-03", "2026-03"),
            ("2026", "2026"), ("17 March 2026", "2026-03-17"), ("March 17, 2026 at 9 pm", "2026-03-17"),
            ("Tue, 17 Mar 2026 21:40:00 GMT", "2026-03-17"), ("Sept. 1, 2025", "2025-09-01"),
            ("1st of May 2026", "2026-05-01"),
            ("1773783600", "2026-03-17"), ("1773783600000", "2026-03-17"), ("2024-02-29", "2024-02-29"),
            ("2026-02-29", nil), ("2026-13-01", nil), ("03/04/2026", nil), ("yesterday", nil), ("", nil),
        ])
    func day(text: String, day: String?) {
        #expect(PageDate.day(text) == day)
    }
}
