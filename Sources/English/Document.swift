/// A document cut into sentences, and the division of these into pieces of work.
struct Document: Sendable {
    /// Sentences that one thread analyses in one go.
    struct Job: Sendable {
        var segments: Range<Int>
        /// How many tokens of the document come before.
        var firstToken: Int
    }

    /// A job ends with the sentence in which it reaches this many tokens; of a short document, half of them, so that
    /// two threads share it.
    private static func jobTokens(of document: Int) -> Int { min(384, max(64, (document + 1) / 2)) }

    let text: String
    let scalars: [Unicode.Scalar]
    let segments: [Segmenter.Segment]
    let jobs: [Job]

    init(_ text: String) {
        let scalars = Array(text.unicodeScalars)
        self.init(text: text, scalars: scalars, segments: Segmenter.segments(scalars))
    }

    /// A document of given sentences and words.
    init(tokenized sentences: [[String]]) {
        var scalars: [Unicode.Scalar] = []
        var segments: [Segmenter.Segment] = []
        for (index, sentence) in sentences.enumerated() where !sentence.isEmpty {
            var tokens: [Range<Int>] = []
            for word in sentence {
                if !tokens.isEmpty { scalars.append(" ") }
                let start = scalars.count
                scalars += word.unicodeScalars
                tokens.append(start..<scalars.count)
            }
            scalars.append("\n")
            segments.append(Segmenter.Segment(paragraph: index, tokens: tokens, isComplete: true))
        }
        self.init(text: String(scalars: scalars), scalars: scalars, segments: segments)
    }

    private init(text: String, scalars: [Unicode.Scalar], segments: [Segmenter.Segment]) {
        self.text = text
        self.scalars = scalars
        self.segments = segments
        let jobTokens = Document.jobTokens(of: segments.reduce(0) { $0 + $1.tokens.count })
        var jobs: [Job] = []
        var start = 0
        var first = 0
        var count = 0
        for (index, segment) in segments.enumerated() {
            count += segment.tokens.count
            guard count >= jobTokens || index == segments.count - 1 else { continue }
            jobs.append(Job(segments: start..<index + 1, firstToken: first))
            start = index + 1
            first += count
            count = 0
        }
        self.jobs = jobs
    }
}
