/// Analyses sentences that have been cut into tokens.
struct SentenceAnalyzer: Sendable {
    /// The most word pieces that the encoder takes at once, unless one sentence has more.
    static let batchPieces = 640

    let network: Network
    let lemmatizer: Lemmatizer
    private let names: NameDecoder
    private let rootLabel: Int

    init(network: Network, lemmatizer: Lemmatizer, path: String) throws(ModelError) {
        guard let names = NameDecoder(tags: network.metadata.nameTags) else {
            throw .malformed(path: path, reason: "the name tags are not understood")
        }
        self.network = network
        self.lemmatizer = lemmatizer
        self.names = names
        rootLabel = network.metadata.relations.firstIndex(of: "root") ?? 0
    }

    /// A sentence on its way to the network.
    private struct Piece {
        var paragraph: Int
        var words: [String]
        var ranges: ArraySlice<Range<Int>>
        var sequence: PieceSequence
    }

    /// The sentences, in order; one that is too long for the encoder comes back in several parts.
    func analyze(
        _ segments: ArraySlice<Segmenter.Segment>, text: [Unicode.Scalar], keepingVectors: Bool,
        worker: Worker
    ) -> [Sentence] {
        var result: [Sentence] = []
        var batch: [Piece] = []
        var pieceCount = 0
        for segment in segments {
            let words = segment.tokens.map { String(scalars: text[$0]) }
            let counts = words.map { worker.pieces.pieces($0).count }
            let windows = Windows.ranges(counts, limit: Encoder.maximumPieces - 2) { word in
                [",", ";", ":", ".", ")"].contains(words[word])
            }
            for window in windows {
                let part = Array(words[window])
                let sequence = worker.pieces.sequence(part)
                if pieceCount + sequence.pieces.count > SentenceAnalyzer.batchPieces, !batch.isEmpty {
                    result += analyze(batch, keepingVectors: keepingVectors, worker: worker)
                    batch = []
                    pieceCount = 0
                }
                batch.append(
                    Piece(
                        paragraph: segment.paragraph, words: part, ranges: segment.tokens[window],
                        sequence: sequence))
                pieceCount += sequence.pieces.count
            }
        }
        return result + analyze(batch, keepingVectors: keepingVectors, worker: worker)
    }

    private func analyze(_ batch: [Piece], keepingVectors: Bool, worker: Worker) -> [Sentence] {
        guard !batch.isEmpty else { return [] }
        let scores = network.scores(batch.map(\.sequence), workspace: worker.workspace)
        return zip(batch, scores).map { piece, scores in
            Sentence(
                tokens: tokens(piece, scores),
                range: (piece.ranges.first?.lowerBound ?? 0)..<(piece.ranges.last?.upperBound ?? 0),
                names: names.spans(scores.names), paragraph: piece.paragraph,
                vectors: WordVectors(values: keepingVectors ? scores.vectors : []))
        }
    }

    private func tokens(_ piece: Piece, _ scores: SentenceScores) -> [Token] {
        let classes = network.metadata.classes
        let labels = network.metadata.relations
        return zip(piece.words.indices, piece.ranges).map { index, range in
            let word = piece.words[index]
            let partOfSpeech = classes[
                SentenceAnalyzer.best(scores.classes, row: index, count: classes.count)]
            let head = scores.heads[index]
            let label =
                head == 0
                ? rootLabel
                : SentenceAnalyzer.best(scores.labels, row: index, count: labels.count, excluding: rootLabel)
            return Token(
                text: word, range: range, lemma: lemmatizer.lemma(word, partOfSpeech),
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
