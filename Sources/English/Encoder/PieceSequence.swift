/// A stretch of a document as the encoder takes it in: the word pieces of one or more sentences, after the special
/// token that stands for the root, with another one after each sentence.
struct PieceSequence: Sendable {
    /// The vocabulary index of each piece, special tokens included.
    var pieces: [Int32]
    /// The casing class of each piece's word.
    var casing: [UInt8]
    /// Which pieces each word has.
    var words: [Range<Int>]
}
