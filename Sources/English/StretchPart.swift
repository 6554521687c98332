/// A sentence found by rule, or a part of one that is too long for the encoder.
struct StretchPart {
    var paragraph: Int
    var words: [String]
    var ranges: ArraySlice<Range<Int>>
    /// The number of the words' pieces.
    var pieceCount: Int
    /// Whether a sentence surely ends with it.
    var isComplete: Bool

    /// Whether the sentence plainly goes on after one of its words: letters there, and next a word in small letters.
    func continues(after word: Int) -> Bool {
        guard word + 1 < words.count, let end = words[word].unicodeScalars.last,
            let next = words[word + 1].unicodeScalars.first
        else { return false }
        return end.isLetter && next.isLower
    }

    /// The parts of a sentence: itself, unless it has more pieces than the encoder takes.
    static func parts(of segment: Segmenter.Segment, text: [Unicode.Scalar], pieces: inout WordPieces)
        -> [StretchPart]
    {
        let words = segment.tokens.map { String(scalars: text[$0]) }
        let counts = words.map { pieces.pieces($0).count }
        let windows = Windows.ranges(counts, limit: Encoder.maximumPieces - 2) { word in
            [",", ";", ":", ".", ")"].contains(words[word])
        }
        return windows.map { window in
            StretchPart(
                paragraph: segment.paragraph, words: Array(words[window]), ranges: segment.tokens[window],
                pieceCount: counts[window].reduce(0, +),
                isComplete: segment.isComplete || windows.count > 1)
        }
    }
}
