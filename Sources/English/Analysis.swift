/// A document with its analysis.
public struct Analysis: Sendable {
    /// The document.
    public var text: String
    /// The document's Unicode scalars, which all ranges count.
    public var scalars: [Unicode.Scalar]
    /// The sentences, in order.
    public var sentences: [Sentence]

    /// Makes an analysis from its parts.
    public init(text: String, scalars: [Unicode.Scalar], sentences: [Sentence]) {
        self.text = text
        self.scalars = scalars
        self.sentences = sentences
    }

    /// The part of the document in a range of Unicode scalar offsets.
    public func text(in range: Range<Int>) -> String {
        String(scalars: scalars[range.clamped(to: 0..<scalars.count)])
    }
}

extension String {
    /// The text of these scalars.
    init(scalars: some Collection<Unicode.Scalar>) {
        // Twice as fast as appending to a view, and words are made by the million.
        let count = scalars.reduce(0) { $0 + UTF8.width($1) }
        self.init(unsafeUninitializedCapacity: count) { buffer in
            var index = 0
            for scalar in scalars {
                for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                    buffer[index] = byte
                    index += 1
                }
            }
            return count
        }
    }
}
