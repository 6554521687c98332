import KnowledgeGraph
import TestSupport
import Testing

@testable import Explorer

struct MarkedTextTests {
    private func html(
        _ text: String, _ marks: [(Range<Int>, Predicate.Kind)], _ mentions: [Range<Int>] = []
    ) -> String {
        MarkedText(
            Array(text.unicodeScalars), marks: marks.map { MarkedText.Mark(range: $0, kind: $1) },
            mentions: mentions.enumerated().map { Mentions.Mention(range: $1, entity: $0) }
        ) { ("/\($0)", "person") }.html.map(\.text).joined()
    }

    @Test func nestsNamesInMarks() {
        #expect(
            html("Ann met Bo.", [(0..<10, .cooperative)], [0..<3, 8..<10]) == """
                <p><a id="s0-10"></a><mark id="e0" class="cooperative"><a class="person" href="/0">Ann</a> met \
                <a class="person" href="/1">Bo</a></mark>.</p>

                """)
    }

    @Test func cutsWhatCrosses() {
        #expect(
            html("abcdef", [(0..<4, .hostile), (2..<6, .standing)], [1..<3]) == """
                <p><a id="s0-4"></a><mark id="e0" class="hostile">a<a class="person" href="/0">b</a></mark>\
                <a id="s2-6"></a><mark id="e2" class="standing"><a class="person" href="/0">c</a>def</mark></p>

                """)
    }

    @Test func paragraphs() {
        #expect(html("a\nb\n\n c \n \nd", []) == "<p>a\nb</p>\n<p>c</p>\n<p>d</p>\n")
        #expect(html("", []) == "")
    }

    @Test func rangesBeyondTheText() throws {
        let page = html("a<b", [(1..<99, .hostile), (7..<9, .hostile), (2..<2, .standing)])
        #expect(page == "<p>a<a id=\"s1-3\"></a><mark id=\"e1\" class=\"hostile\">&lt;b</mark></p>\n")
    }

    /// Whatever stands over what, the text is all there and the markup is well-formed.
    @Test func anyRanges() throws {
        var random = SeededGenerator(seed: 7)
        let text = "Ann & Bo <met> \"the\" 😀 é\u{301}\n\nsecond 'paragraph' with more words\n\nand an end"
        let count = text.unicodeScalars.count
        for _ in 0..<200 {
            func range() -> Range<Int> {
                let start = Int.random(in: 0..<count, using: &random)
                return start..<min(count, start + Int.random(in: 0...20, using: &random))
            }
            let marks = (0..<6).map { _ in (range(), Predicate.Kind.allCases.randomElement(using: &random)!) }
            var mentions: [Range<Int>] = []
            for mention in (0..<4).map({ _ in range() }).sorted(by: { $0.lowerBound < $1.lowerBound })
            where mention.lowerBound >= mentions.last?.upperBound ?? 0 && !mention.isEmpty {
                mentions.append(mention)
            }
            let page = try ParsedPage("<div>" + html(text, marks, mentions) + "</div>")
            let words: (String) -> [Substring] = { $0.split(whereSeparator: \.isWhitespace) }
            #expect(words(page.text) == words(text))
            #expect(Set(page.identifiers).count == page.identifiers.count)
        }
    }
}
