import Testing

@testable import English

@Suite("Word pieces and casing")
struct WordPieceTests {
    private func pieces(_ word: String) throws -> [String] {
        let known = [
            "[UNK]", "[CLS]", "[SEP]", "un", "##aff", "##able", "cafe", "'", "s", "##s", "-", "5", "日",
        ]
        var cutter = WordPieces(try Vocabulary(pieces: known))
        return cutter.pieces(word).map { known[Int($0)] }
    }

    @Test("The longest piece is taken first")
    func longest() throws {
        #expect(try pieces("Unaffable") == ["un", "##aff", "##able"])
        #expect(try pieces("unaffables") == ["un", "##aff", "##able", "##s"])
    }

    @Test("Accents and capitals do not matter")
    func accents() throws {
        #expect(try pieces("CAFÉ") == ["cafe"])
        #expect(try pieces("cafe\u{301}") == ["cafe"])
    }

    @Test("Marks and ideographs are parts of their own")
    func marks() throws {
        #expect(try pieces("'s") == ["'", "s"])
        #expect(try pieces("5-5") == ["5", "-", "5"])
        #expect(try pieces("日日") == ["日", "日"])
    }

    @Test("What is not known is one unknown piece", arguments: ["xyz", "", "\u{0}", "\u{200b}", "unx"])
    func unknown(word: String) throws {
        #expect(try pieces(word) == ["[UNK]"])
    }

    @Test("A word has at most 16 pieces; endless ones are unknown")
    func limits() throws {
        #expect(try pieces(String(repeating: "-", count: 50)).count == 16)
        #expect(try pieces(String(repeating: "s", count: 101)) == ["[UNK]"])
        #expect(try pieces(String(repeating: "s", count: 5_000_000)) == ["[UNK]"])
    }

    @Test(
        "Shapes",
        arguments: [
            (",", 0), ("word", 1), ("Word", 2), ("NATO", 3), ("A", 4), ("McDonald", 5), ("iPhone", 6),
            ("3.5", 7),
            ("12/3/2020", 7), ("A380", 8), ("5th", 8), ("U.S.", 3), ("日本", 1), ("Élan", 2),
        ] as [(String, UInt8)])
    func shapes(word: String, expected: UInt8) {
        #expect(CasingFeatures.shape(word) == expected)
    }

    @Test("A sentence in capitals has classes of its own")
    func capitals() {
        #expect(CasingFeatures.classes(["TALKS", "FAIL", "."]) == [12, 12, 9])
        #expect(CasingFeatures.classes(["TALKS", "fail", "."]) == [3, 1, 0])
        #expect(CasingFeatures.classes(["5", "."]) == [7, 0])
    }
}
