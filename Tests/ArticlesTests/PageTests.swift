import Articles
import Foundation
import Testing

@Suite("HTML pages")
struct PageTests {
    static let names = [
        "amp", "broken", "divs", "form", "lists", "live", "modern", "short", "split", "tables", "wordpress",
    ]

    @Test("The article is what is left of a page", arguments: names)
    func mainText(name: String) throws {
        let found = try ArticleFormat.html.read(Fixtures.data("pages/\(name).html")).text
        let wanted = try Fixtures.text("pages/\(name).txt").trimmingCharacters(in: .newlines)
        #expect(found == wanted)
    }

    @Test("The words of the articles and of nothing else: F1 of tokens over all pages")
    func tokens() throws {
        var (right, found, wanted) = (0, 0, 0)
        for name in Self.names {
            let text = try ArticleFormat.html.read(Fixtures.data("pages/\(name).html")).text
            let ours = Self.counts(text)
            let theirs = Self.counts(try Fixtures.text("pages/\(name).txt"))
            right += ours.reduce(0) { $0 + min($1.value, theirs[$1.key] ?? 0) }
            found += ours.values.reduce(0, +)
            wanted += theirs.values.reduce(0, +)
        }
        #expect(Double(2 * right) / Double(found + wanted) > 0.98)
    }

    private static func counts(_ text: String) -> [Substring: Int] {
        text.split(whereSeparator: \.isWhitespace).reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    @Test(
        "Title, day and address",
        arguments: [
            ("modern", "2026-03-17", "https://harbour.example/world/baltic-cables"),
            ("tables", "2004-05-08", nil), ("broken", nil, nil), ("live", "2026-09-02", nil),
            ("amp", "2026-01-09", "https://andes.example/chile-peru-ambassador"),
            ("wordpress", "2026-02-22", nil),
            ("divs", "2026-04-15", "https://ledger.example/palau-depot"), ("form", "2025-07-03", nil),
            ("short", nil, nil), ("lists", "2026-05-11", nil),
            ("split", "2026-06-23", "https://tisza.example/2026/06/23/rail-tunnel-talks"),
        ])
    func metadata(name: String, date: String?, url: String?) throws {
        let content = try ArticleFormat.html.read(Fixtures.data("pages/\(name).html"))
        #expect(content.title == content.text.split(separator: "\n").first.map(String.init))
        #expect(content.date == date)
        #expect(content.url == url)
    }

    @Test("Authors, site and language")
    func people() throws {
        let content = try ArticleFormat.html.read(Fixtures.data("pages/modern.html"))
        #expect(content.authors == ["Mina Aas", "Jānis Ozols"])
        #expect(content.site == "The Harbour Post")
        #expect(content.language == "en-GB")
        #expect(try ArticleFormat.html.read(Fixtures.data("pages/wordpress.html")).authors == ["Sonia K."])
    }

    @Test(
        "A page that is no article says what it is",
        arguments: [
            ("index", "an index of headlines"), ("headlines", "an index of headlines"),
            ("login", "a page to log in"),
            ("notfound", "an error page, \"Page not found\""), ("check", "only asks for scripts"),
            ("scripts", "no text, only scripts"), ("empty", "the page holds no text"),
        ])
    func refused(name: String, message: String) throws {
        let data = try Fixtures.data("refused/\(name).html")
        let error = #expect(throws: ArticleError.self) { try ArticleFormat.html.read(data) }
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "read")")
    }

    @Test("Short news is an article, even if it is about an error, a login or a cookie")
    func short() throws {
        for sentence in [
            "France condemned Belarus.", "The court found no error.",
            "Poland asked for passwords; Latvia did not.",
        ] {
            let source =
                "<html><head><title>News in short</title></head><body><p>\(sentence)</p></body></html>"
            #expect(try page(source).text == sentence)
        }
        let title = "Access denied: how Ruritania shut out observers"
        let body = "<h1>\(title)</h1><p>Ruritania shut out the observers of the Baltic Council on Monday.</p>"
        #expect(try page("<title>\(title)</title>\(body)").text.hasSuffix("on Monday."))
    }

    @Test("A site's name is taken off a title where it is known to be one")
    func titles() throws {
        func title(_ head: String, _ body: String = "<p>France condemned Belarus on Monday.</p>") throws
            -> String?
        {
            try page("<html><head>\(head)</head><body>\(body)</body></html>").title
        }
        #expect(try title("<title>Talks begin - and end | The Post</title>") == "Talks begin - and end")
        #expect(try title("<title>Talks begin - and end</title>") == "Talks begin - and end")
        let site = "<meta property='og:site_name' content='The Post'>"
        #expect(try title("<title>Talks begin – The Post</title>\(site)") == "Talks begin")
        #expect(
            try title(
                "<title>Talks begin - Post</title>", "<h1>Talks begin</h1><p>France condemned Belarus.</p>")
                == "Talks begin")
        let twice = "<meta property='og:title' content='Bloggs&amp;#8217;s &amp;amp; Sons strike'>"
        #expect(try title(twice) == "Bloggs’s & Sons strike")
    }

    @Test("JSON-LD gives the text where scripts put the page together, and is no matter where it is broken")
    func linkedData() throws {
        let sentence =
            "Malta thanked Cyprus for sending two ships to the harbour of Valletta on Sunday evening."
        let body = Array(repeating: sentence, count: 4).joined(separator: "\\n\\n")
        let script = """
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"Ships","articleBody":"\(body)",
            "datePublished":"2026-05-06"}</script>
            """
        let shell = try page("<html><head>\(script)</head><body><div id=app></div></body></html>")
        #expect(shell.text.components(separatedBy: "\n\n").count == 4)
        #expect(shell.date == "2026-05-06")
        let broken =
            "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", </script><p>\(sentence)</p>"
        #expect(try page(broken).text == sentence)
        // Line ends inside strings, a comment around it, an array.
        let odd = """
            <script type="application/ld+json"><!-- [{"@type":"WebSite"},{"@type":"Report","headline":"Two
            ships"}]; --></script><p>\(sentence)</p>
            """
        #expect(try page(odd).title == "Two ships")
    }
}

@Suite("From markup to text")
struct MarkupTests {
    @Test("Blocks become paragraphs, and what is inside a line stays in it")
    func blocks() throws {
        #expect(
            try text("<p>Ms <b>Di</b><i>allo</i> met <a href=x>Mali</a>’s envoy.</p>")
                == "Ms Diallo met Mali’s envoy.")
        #expect(
            try text("<p>France\n   condemned\n\tBelarus.</p><p>It was Monday.</p>")
                == "France condemned Belarus.\n\nIt was Monday.")
        #expect(
            try text("<p>Signed in Oslo.<br>Sealed in Bergen.<br><br>Delivered to Turku.</p>")
                == "Signed in Oslo.\nSealed in Bergen.\n\nDelivered to Turku.")
        #expect(
            try text("<div>Peru spoke first.<div>Chile spoke next.</div>Then they left.</div>")
                == "Peru spoke first.\n\nChile spoke next.\n\nThen they left.")
        #expect(try text("<p>He said <q>we agree</q>.</p>") == "He said “we agree”.")
        #expect(
            try text("<blockquote>We shall see.</blockquote><p>She left.</p>") == "We shall see.\n\nShe left."
        )
    }

    @Test("Scripts, comments and what cannot be seen give no text")
    func invisible() throws {
        let noise = """
            <script>if (a < b) document.write("<p>Spain attacked Malta.</p>")</script>
            <style>p:after { content: "Spain attacked Malta." }</style><!-- <p>Spain attacked Malta.</p> -->
            <template><p>Spain attacked Malta.</p></template><noscript><p>Spain attacked Malta.</p></noscript>
            <p hidden>Spain attacked Malta.</p><p style="display: none">Spain attacked Malta.</p>
            <p class="sr-only">Spain attacked Malta.</p><svg><text>Spain attacked Malta.</text></svg>
            """
        #expect(
            try text("<p>France con\u{AD}demned Bela\u{200B}rus on Monday.</p>\(noise)")
                == "France condemned Belarus on Monday.")
    }

    @Test("Characters come as they were meant")
    func characters() throws {
        #expect(
            try text(
                "<p>&#147;No,&#148; said Mr&nbsp;&Scaron;imi&cacute; &mdash; AT&T &amp; Sons&hellip; was right.</p>"
            )
                == "“No,” said Mr Šimić — AT&T & Sons… was right.")
        #expect(
            try text("<p>קריאה של <b>שר החוץ</b> וגם Mr Levi came.</p>")
                == "קריאה של שר החוץ וגם Mr Levi came.")
        #expect(try text("<p>&lt;b&gt; is a tag, he said.</p>") == "<b> is a tag, he said.")
        #expect(
            try text("<p>A zero\0byte and a bell\u{7} are here.</p>").contains("byte and a bell are here."))
    }
}
