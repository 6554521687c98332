import Testing

@testable import English

@Suite("Sentences")
struct SentenceTests {
    /// The sentences of a text.
    private func sentences(_ text: String) -> [String] {
        let scalars = Array(text.unicodeScalars)
        return Segmenter.segments(scalars).map { segment in
            let start = segment.tokens.first?.lowerBound ?? 0
            let end = segment.tokens.last?.upperBound ?? 0
            return String(scalars: scalars[start..<end])
        }
    }

    @Test(
        "One sentence",
        arguments: [
            "Mr. Smith met Lt. Gen. Jones in St. Petersburg on Sept. 5.",
            "The U.S. President met J. K. Rowling.",
            "Moscow — the capital — was quiet.",
            "“Stop!” he said.",
            "\"Is it over?\" Mr. Smith asked.",
            "She works for Acme Inc. in Boston.",
            "He paused... and went on.",
            "The price rose 3.5 percent to $2.50 a share.",
            "Yahoo! said it would buy it.",
            "No. 5 of the series, e.g. the last, was sold.",
            "It cost 5 p.m. to midnight.",
            "1. The first item.",
        ])
    func single(text: String) {
        #expect(sentences(text) == [text])
    }

    @Test(
        "A dateline stands by itself",
        arguments: [
            "MOSCOW (Reuters) —", "LIMA, Peru --", "Vienna (Example Wire) –", "WASHINGTON, Sept. 5 -",
        ])
    func dateline(line: String) {
        #expect(sentences(line + " The talks failed.") == [line, "The talks failed."])
    }

    @Test(
        "Several sentences, divided at the bar",
        arguments: [
            "It rained.|He left.", "Is it so?|Yes!|No.", "He moved to the U.S.|He liked it.",
            "“We agree.”|“So do we.”", "“We agree.”|The talks ended.", "(It rained.)|He left.",
            "He said: “Go.”|She went.", "It was over...|Nobody spoke.", "It fell in 2013.|“Why?” he asked.",
            "They bought Acme Inc.|The company said so.", "They met in Sept.|They parted.",
            "It was so.[3]|Then it was not.",
        ])
    func several(text: String) {
        let parts = text.split(separator: "|").map(String.init)
        #expect(sentences(parts.joined(separator: " ")) == parts)
    }

    @Test("Lines are paragraphs, headlines need no full stop")
    func lines() {
        let text = "Leaders meet in Geneva\n\nThe leaders met.\nThey parted. Nobody spoke.\n"
        #expect(
            sentences(text) == [
                "Leaders meet in Geneva", "The leaders met.", "They parted.", "Nobody spoke.",
            ])
        let paragraphs = Segmenter.segments(Array(text.unicodeScalars)).map(\.paragraph)
        #expect(paragraphs == [0, 1, 2, 2])
    }

    @Test("Lines wrapped at a fixed width are joined")
    func wrapped() {
        let text = """
            The foreign ministers of the five countries met on Monday in the Swiss
            city of Geneva and agreed on a plan for the withdrawal of all of their
            troops from the border. The talks had been going on for three weeks in
            a hotel.

            Nobody expected the agreement, which has to be put to the vote in each
            of the parliaments.
            """
        #expect(sentences(text).count == 3)
        #expect(Paragraphs.ranges(Array(text.unicodeScalars)).count == 2)
    }

    @Test("Headlines of similar length are not joined")
    func headlines() {
        let text = """
            Ministers of Five Countries Meet in Geneva to Discuss the Border
            Parliament Votes Against the New Treaty With Its Two Neighbours
            President Leaves for Talks in Vienna After a Night of Protests
            """
        #expect(sentences(text).count == 3)
    }

    @Test("Nothing in, nothing out", arguments: ["", " ", "\n\n\t \r\n", "\u{a0}"])
    func empty(text: String) {
        #expect(sentences(text).isEmpty)
    }
}
