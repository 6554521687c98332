/// A word, number or punctuation mark of a sentence, with its analysis.
public struct Token: Sendable, Hashable {
    /// The text as it stands in the document.
    public var text: String
    /// Where it stands: offsets of Unicode scalars in the document, end exclusive.
    public var range: Range<Int>
    /// The dictionary form.
    public var lemma: String
    /// The word class.
    public var partOfSpeech: PartOfSpeech
    /// The index, in the sentence, of the token that this one depends on; -1 for the root.
    public var head: Int
    /// The label of that dependency in Universal Dependencies, for instance `nsubj:pass`.
    public var relation: String

    /// Makes a token from its parts.
    public init(
        text: String, range: Range<Int>, lemma: String, partOfSpeech: PartOfSpeech, head: Int,
        relation: String
    ) {
        self.text = text
        self.range = range
        self.lemma = lemma
        self.partOfSpeech = partOfSpeech
        self.head = head
        self.relation = relation
    }
}
