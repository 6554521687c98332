/// A sentence as the encoder takes it in: word pieces between the two special tokens.
struct PieceSequence: Sendable {
    /// The vocabulary index of each piece, special tokens included.
    var pieces: [Int32]
    /// The casing class of each piece's word.
    var casing: [UInt8]
    /// The index of each word's first piece, and at the end that of the final special token.
    var wordStarts: [Int]

    /// The number of words.
    var wordCount: Int { wordStarts.count - 1 }
}
