/// Analyses a part of a document that has been cut into tokens.
struct SentenceAnalyzer: Sendable {
    let network: Network
    let lemmatizer: Lemmatizer
    private let names: NameDecoder
    private let rootLabel: Int

    init(network: Network, lemmatizer: Lemmatizer, path: String) throws(ModelError) {
        guard
            let names = NameDecoder(
                tags: network.metadata.nameTags, transitions: network.nameTransitions)
        else {
            throw .malformed(path: path, reason: "the name tags are not understood")
        }
        self.network = network
        self.lemmatizer = lemmatizer
        self.names = names
        rootLabel = network.metadata.relations.firstIndex(of: "root") ?? 0
    }

    /// The sentences, in order; one that is too long for the encoder comes back in several parts.
    func analyze(
        _ segments: ArraySlice<Segmenter.Segment>, text: [Unicode.Scalar], keepingVectors: Bool,
        worker: Worker
    ) -> [Sentence] {
        let parts = segments.flatMap { StretchPart.parts(of: $0, text: text, pieces: &worker.pieces) }
        return Stretch.stretches(parts, context: network.metadata.context).flatMap { stretch in
            analyze(stretch, keepingVectors: keepingVectors, worker: worker)
        }
    }

    private func analyze(_ stretch: Stretch, keepingVectors: Bool, worker: Worker) -> [Sentence] {
        let sequence = worker.pieces.sequence(
            stretch.parts.map(\.words), separated: stretch.parts.map(\.isComplete))
        let encoded = network.encode(sequence, workspace: worker.workspace)
        let words = stretch.parts.flatMap(\.words)
        let ranges = stretch.parts.flatMap(\.ranges)
        let found = stretch.sentences(boundaryScores: encoded.boundaryScores)
        return found.map { sentence in
            let scores = encoded.scores(sentence.words)
            return Sentence(
                tokens: tokens(words[sentence.words], ranges[sentence.words], scores),
                range: ranges[sentence.words.lowerBound]
                    .lowerBound..<ranges[sentence.words.upperBound - 1].upperBound,
                names: names.spans(scores.names), paragraph: sentence.paragraph,
                vectors: WordVectors(values: keepingVectors ? encoded.vectors(sentence.words) : []))
        }
    }

    private func tokens(
        _ words: ArraySlice<String>, _ ranges: ArraySlice<Range<Int>>, _ scores: SentenceScores
    )
        -> [Token]
    {
        let classes = network.metadata.classes
        let labels = network.metadata.relations
        return zip(words, ranges).enumerated().map { index, token in
            let partOfSpeech = classes[
                SentenceAnalyzer.best(scores.classes, row: index, count: classes.count)]
            let head = scores.heads[index]
            let label =
                head == 0
                ? rootLabel
                : SentenceAnalyzer.best(scores.labels, row: index, count: labels.count, excluding: rootLabel)
            return Token(
                text: token.0, range: token.1, lemma: lemmatizer.lemma(token.0, partOfSpeech),
                partOfSpeech: partOfSpeech,
                head: head - 1, relation: labels[label])
        }
    }

    /// The column with the highest number of a row.
    private static func best(_ scores: [Float], row: Int, count: Int, excluding excluded: Int = -1) -> Int {
        var best = excluded == 0 ? 1 : 0
        for column in 0..<count
        where column != excluded && scores[row * count + column] > scores[row * count + best] {
            best = column
        }
        return best
    }
}
