/// A name in a sentence.
public struct NamedSpan: Sendable, Hashable {
    /// The tokens of the name, as indices in the sentence.
    public var tokens: Range<Int>
    /// What the name denotes.
    public var kind: NameKind
    /// How sure the model is: the mean probability of the span's tags.
    public var probability: Float

    /// Makes a span from its parts.
    public init(tokens: Range<Int>, kind: NameKind, probability: Float) {
        self.tokens = tokens
        self.kind = kind
        self.probability = probability
    }
}
