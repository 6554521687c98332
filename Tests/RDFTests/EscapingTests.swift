import Foundation
import RDF
import Testing

/// Labels that try to break out of their quotes, or to mislead whoever reads the file.
struct EscapingTests {
    struct Hostile: Sendable {
        let text: String
        let ntriples: String
        let turtle: String
        let json: String

        init(_ text: String, _ ntriples: String, turtle: String? = nil, json: String? = nil) {
            self.text = text
            self.ntriples = ntriples
            self.turtle = turtle ?? ntriples
            self.json = json ?? turtle ?? ntriples
        }
    }

    static let table = [
        Hostile("", ""),
        Hostile("plain", "plain"),
        Hostile("\"", #"\""#),
        Hostile("'", "'"),
        Hostile(#"\"#, #"\\"#),
        Hostile(#"\" . <a> <b> <c>"#, #"\\\" . <a> <b> <c>"#),
        Hostile("a\nb\r\nc", #"a\nb\r\nc"#),
        Hostile("\t\u{8}\u{C}", #"\t\b\f"#),
        Hostile("\u{0}\u{B}\u{1F}\u{7F}", #"\u0000\u000B\u001F\u007F"#),
        Hostile("\u{85}\u{2028}", "\u{85}\u{2028}", turtle: #"\u0085\u2028"#),
        Hostile("abc\u{202E}cba\u{2066}", "abc\u{202E}cba\u{2066}", turtle: #"abc\u202Ecba\u2066"#),
        Hostile("\u{FEFF}", "\u{FEFF}", turtle: #"\uFEFF"#),
        Hostile("\u{FFFE}\u{FFFF}", #"\uFFFE\uFFFF"#),
        Hostile("\u{F0000}", "\u{F0000}", turtle: #"\U000F0000"#, json: #"\uDB80\uDC00"#),
        Hostile("شمال", "شمال"),
        Hostile("👩‍🚒🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👩‍🚒🏴󠁧󠁢󠁥󠁮󠁧󠁿"),
        Hostile("e\u{301}", "e\u{301}"),
        Hostile("\"\"\"", #"\"\"\""#),
        Hostile("@prefix </script>", "@prefix </script>"),
    ]

    static let subject = Resource.iri("http://e/s")
    static let predicate: IRI = "http://e/p"

    private func sameBytes(_ a: String, _ b: String) -> Bool { Array(a.utf8) == Array(b.utf8) }

    @Test(arguments: table)
    func strings(_ hostile: Hostile) throws {
        let triple = Triple(Self.subject, Self.predicate, .string(hostile.text))
        let start = "<http://e/s> <http://e/p> \""
        #expect(sameBytes(NTriplesWriter().text([triple]), start + hostile.ntriples + "\" .\n"))
        #expect(sameBytes(NQuadsWriter().text([Quad(triple)]), start + hostile.ntriples + "\" .\n"))
        #expect(sameBytes(TurtleWriter().text([triple]), start + hostile.turtle + "\" .\n"))
        #expect(sameBytes(TriGWriter().text([Quad(triple)]), start + hostile.turtle + "\" .\n"))
        let json = JSONLDWriter().text([triple])
        #expect(json.utf8.count > 0 && json.contains("\"http://e/p\": \"" + hostile.json + "\""))
        let parsed = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let nodes = try #require(parsed["@graph"] as? [[String: Any]])
        #expect(sameBytes(try #require(nodes[0]["http://e/p"] as? String), hostile.text))
    }

    @Test func languagesAndDatatypes() throws {
        let triples = [
            Triple(Self.subject, Self.predicate, .literal(try Literal("chat", language: "fr-BE"))),
            Triple(Self.subject, Self.predicate, .literal(Literal("1", datatype: "http://e/d"))),
        ]
        #expect(
            NTriplesWriter().text(triples) == """
                <http://e/s> <http://e/p> "chat"@fr-BE .
                <http://e/s> <http://e/p> "1"^^<http://e/d> .

                """)
    }

    @Test func commentsCannotEndEarly() {
        let writer = TurtleWriter(comment: "one\r<a> <b> <c> .\u{2028}two\u{85}\u{B}three\u{C}\u{0}four")
        let text = writer.text([Triple(Self.subject, Self.predicate, .string(""))])
        let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
        #expect(lines.dropLast().allSatisfy { $0.hasPrefix("# ") })
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    }
}
