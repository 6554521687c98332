/// The encoder's vectors of a sentence's words, one row of ``dimension`` numbers a token.
///
/// Very long documents keep them for their first words only (see ``EnglishModel``); the relation head then
/// encodes the sentence again when it is asked about it.
public struct WordVectors: Sendable, Hashable {
    /// The length of one word's vector.
    public static let dimension = 384

    /// The vectors, word after word; empty if they were not kept.
    public var values: [Float]

    /// Whether the vectors were kept.
    public var isEmpty: Bool { values.isEmpty }

    /// Makes vectors from their numbers.
    public init(values: [Float] = []) {
        self.values = values
    }
}
