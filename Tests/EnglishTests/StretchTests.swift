import Testing

@testable import English

@Suite("Stretches of a document")
struct StretchTests {
    /// A part with so many words of one piece each.
    private func part(
        _ words: Int, isComplete: Bool = false, paragraph: Int = 0, of word: String = "Word"
    ) -> StretchPart {
        StretchPart(
            paragraph: paragraph, words: Array(repeating: word, count: words),
            ranges: (0..<words).map { $0..<$0 + 1 }[...], pieceCount: words, isComplete: isComplete)
    }

    @Test("They are of about equal length and none exceeds the room")
    func packing() {
        let sizes = { (parts: [StretchPart]) in
            Stretch.stretches(parts, context: 100).map { $0.parts.map(\.words.count) }
        }
        #expect(sizes([]).isEmpty)
        #expect(sizes([part(20), part(30)]) == [[20, 30]])
        #expect(sizes(Array(repeating: part(19), count: 6)) == [[19, 19, 19], [19, 19, 19]])
        #expect(sizes([part(60), part(60)]) == [[60], [60]])
        #expect(sizes([part(5), part(300), part(5)]) == [[5], [300], [5]])
    }

    @Test("A sentence ends where the rules and the model's opinion together say so")
    func boundaries() {
        let stretch = Stretch(parts: [part(3), part(2, isComplete: true), part(4, paragraph: 1)])
        let ranges = { ends(stretch, $0) }
        // No opinion: the rules.
        #expect(ranges(Array(repeating: 0, count: 9)) == [0..<3, 3..<5, 5..<9])
        // Two by rule are one, and one is two; the ends of paragraphs stand.
        #expect(ranges([-9, -9, -9, -9, -9, -9, 9, -9, -9]) == [0..<5, 5..<7, 7..<9])
        #expect(
            stretch.sentences(boundaryScores: Array(repeating: 0, count: 9)).map(\.paragraph) == [0, 0, 1])
    }

    @Test("None ends between letters and a word in small letters")
    func continuation() {
        let stretch = Stretch(parts: [part(3, of: "word"), part(2, isComplete: true, of: "word")])
        #expect(ends(stretch, [9, 9, 9, 9, 9]) == [0..<3, 3..<5])
        #expect(ends(stretch, [9, 9, -9, 9, 9]) == [0..<5])
    }

    private func ends(_ stretch: Stretch, _ scores: [Float]) -> [Range<Int>] {
        stretch.sentences(boundaryScores: scores).map(\.words)
    }
}
