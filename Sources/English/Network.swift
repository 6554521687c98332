/// The neural network: from word pieces to scores.
final class Network: Sendable {
    /// How heads are chosen from the scores of arcs.
    enum HeadChoice {
        /// So that they form a tree.
        case tree
        /// The best for each word.
        case best
    }

    let metadata: ModelMetadata
    let relationHead: RelationHead?
    private let encoder: Encoder
    private let tokenHeads: TokenHeads
    private let parser: ParserHead

    init(_ file: SafetensorsFile) throws(ModelError) {
        metadata = try ModelMetadata(file)
        encoder = try Encoder(file)
        tokenHeads = try TokenHeads(file, nameTags: metadata.nameTags.count, classes: metadata.classes.count)
        parser = try ParserHead(file, labelCount: metadata.relations.count)
        relationHead = try RelationHead(file, outputCount: metadata.predicates.count)
    }

    var vocabularySize: Int { encoder.words.count }

    /// The scores of a batch of sentences.
    func scores(_ batch: [PieceSequence], choice: HeadChoice = .tree, workspace: Workspace)
        -> [SentenceScores]
    {
        let vectors = encoder.encode(batch, workspace: workspace)
        let width = Encoder.width
        let matrix = MatrixPointer(vectors.start, rows: vectors.count / width, columns: width)
        let projected = tokenHeads.apply(matrix, workspace: workspace)
        let columns = tokenHeads.columns
        var row = 0
        return batch.map { sentence in
            let words = sentence.wordCount
            defer { row += words + 1 }
            let own = MatrixPointer(
                projected.row(row), rows: words + 1, columns: projected.columns, stride: projected.stride)
            let arcs = parser.arcScores(own, columns: columns, workspace: workspace)
            let heads =
                switch choice {
                case .tree: SpanningTree.heads(arcs, count: words)
                case .best: SpanningTree.bestHeads(arcs, count: words)
                }
            let labels = parser.labelScores(own, heads: heads, columns: columns, workspace: workspace)
            let start = vectors.start + (row + 1) * width
            return SentenceScores(
                names: Network.copy(own, columns.names), classes: Network.copy(own, columns.classes),
                arcs: arcs,
                heads: heads, labels: labels,
                vectors: Array(UnsafeBufferPointer(start: start, count: words * width)))
        }
    }

    /// The vectors of one sentence's words, without the root.
    func vectors(_ sentence: PieceSequence, workspace: Workspace) -> FloatBuffer {
        let all = encoder.encode([sentence], workspace: workspace)
        let result = FloatBuffer(count: all.count - Encoder.width)
        result.start.update(from: all.start + Encoder.width, count: result.count)
        return result
    }

    private static func copy(_ matrix: MatrixPointer, _ columns: Range<Int>) -> [Float] {
        var result: [Float] = []
        result.reserveCapacity((matrix.rows - 1) * columns.count)
        for row in 1..<matrix.rows {
            result += UnsafeBufferPointer(start: matrix.row(row) + columns.lowerBound, count: columns.count)
        }
        return result
    }
}
