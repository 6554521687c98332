/// Cuts a document into paragraphs, tokens and, by rule, what are probably sentences.
struct Segmenter {
    /// A sentence before its analysis.
    struct Segment: Sendable {
        var paragraph: Int
        var tokens: [Range<Int>]
        /// Whether a sentence surely ends with it, be it because the paragraph does; else the model may think
        /// otherwise.
        var isComplete: Bool
    }

    /// The probable sentences of a document, in order.
    static func segments(_ text: [Unicode.Scalar]) -> [Segment] {
        let tokenizer = Tokenizer(text)
        let splitter = SentenceSplitter(text: text)
        var result: [Segment] = []
        for (paragraph, block) in Paragraphs.ranges(text).enumerated() {
            let tokens = tokenizer.tokens(block)
            let dateline = splitter.dateline(tokens)
            for sentence in splitter.sentences(tokens) {
                let isComplete = sentence.upperBound == tokens.count || sentence == dateline
                result.append(
                    Segment(
                        paragraph: paragraph, tokens: tokens[sentence].map(\.range), isComplete: isComplete))
            }
        }
        return result
    }
}
