/// Cuts a document into paragraphs, sentences and tokens.
struct Segmenter {
    /// A sentence before its analysis.
    struct Segment: Sendable {
        var paragraph: Int
        var tokens: [Range<Int>]
    }

    /// The sentences of a document, in order.
    static func segments(_ text: [Unicode.Scalar]) -> [Segment] {
        let tokenizer = Tokenizer(text)
        let splitter = SentenceSplitter(text: text)
        var result: [Segment] = []
        for (paragraph, block) in Paragraphs.ranges(text).enumerated() {
            let tokens = tokenizer.tokens(block)
            for sentence in splitter.sentences(tokens) {
                result.append(Segment(paragraph: paragraph, tokens: tokens[sentence].map(\.range)))
            }
        }
        return result
    }
}
