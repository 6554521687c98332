/// An analysed sentence.
public struct Sentence: Sendable {
    /// The words and punctuation marks, in order.
    public var tokens: [Token]
    /// Where the sentence stands: offsets of Unicode scalars in the document, end exclusive.
    public var range: Range<Int>
    /// The names in it, in order, without overlap.
    public var names: [NamedSpan]
    /// The index of the paragraph (block of lines) that the sentence is in.
    public var paragraph: Int
    /// The encoder's word vectors, which the relation head works on.
    public var vectors: WordVectors

    /// Makes a sentence from its parts.
    public init(
        tokens: [Token], range: Range<Int>, names: [NamedSpan], paragraph: Int,
        vectors: WordVectors = WordVectors()
    ) {
        self.tokens = tokens
        self.range = range
        self.names = names
        self.paragraph = paragraph
        self.vectors = vectors
    }
}
