import Foundation

/// The neural network: from word pieces to scores.
final class Network: Sendable {
    let metadata: ModelMetadata
    let precision: Precision
    /// The score of each name tag after each other one, and at last at the start of a sentence.
    let nameTransitions: [Float]
    let relationHead: RelationHead?
    private let encoder: Encoder
    private let tokenHeads: TokenHeads
    fileprivate let parser: ParserHead

    /// Reads the network from a model file.
    ///
    /// - Parameters:
    ///   - file: The file, which stays mapped.
    ///   - precision: The form in which the network computes.
    init(_ file: SafetensorsFile, precision: Precision) throws(ModelError) {
        self.precision = precision
        metadata = try ModelMetadata(file)
        encoder = try Encoder(file, precision: precision)
        tokenHeads = try TokenHeads(
            file, nameTags: metadata.nameTags.count, classes: metadata.classes.count, precision: precision)
        let tags = metadata.nameTags.count
        nameTransitions = try file.floats("names.transitions", [tags + 1, tags]).array
        parser = try ParserHead(file, labelCount: metadata.relations.count, precision: precision)
        relationHead = try RelationHead(
            file, outputCount: metadata.predicates.count, precision: precision)
    }

    /// Reads the network from a model file, in the form that the environment or the processor decides on.
    convenience init(_ file: SafetensorsFile) throws(ModelError) {
        let value = ProcessInfo.processInfo.environment[Precision.variable]
        try self.init(file, precision: try Precision.chosen(value))
    }

    var vocabularySize: Int { encoder.words.count }

    /// Encodes a stretch of a document.
    ///
    /// The result depends on the sequence alone. It lies in the workspace, until the next stretch is encoded there.
    func encode(_ sequence: PieceSequence, workspace: Workspace) -> EncodedStretch {
        let vectors = encoder.encode(sequence, workspace: workspace)
        let projected = tokenHeads.apply(vectors, workspace: workspace)
        return EncodedStretch(
            network: self, workspace: workspace, columns: tokenHeads.columns, vectors: vectors,
            projected: projected)
    }
}

/// A stretch of a document that has been encoded, valid until its workspace is used for another one.
struct EncodedStretch {
    /// How heads are chosen from the scores of arcs.
    enum HeadChoice {
        /// So that they form a tree.
        case tree
        /// The best for each word.
        case best
    }

    fileprivate let network: Network
    fileprivate let workspace: Workspace
    fileprivate let columns: TokenHeads.Columns
    /// What was computed of the root and then of each word.
    fileprivate let vectors: MatrixPointer
    fileprivate let projected: MatrixPointer

    /// The number of words.
    var wordCount: Int { vectors.rows - 1 }

    /// How much speaks for each word's being the last one of its sentence (logits).
    var boundaryScores: [Float] {
        (0..<wordCount).map { projected.row($0 + 1)[columns.boundary] }
    }

    /// The scores of one sentence; heads are looked for among its words and the root.
    func scores(_ words: Range<Int>, choice: HeadChoice = .tree) -> SentenceScores {
        let rows = words.lowerBound + 1..<words.upperBound + 1
        let parser = network.parser
        let arcs = parser.arcScores(projected, words: rows, columns: columns, workspace: workspace)
        let heads =
            switch choice {
            case .tree: SpanningTree.heads(arcs, count: words.count)
            case .best: SpanningTree.bestHeads(arcs, count: words.count)
            }
        let labels = parser.labelScores(
            projected, words: rows, heads: heads, columns: columns, workspace: workspace)
        return SentenceScores(
            names: copy(projected, rows, columns.names), classes: copy(projected, rows, columns.classes),
            arcs: arcs, heads: heads, labels: labels)
    }

    /// The encoder's vectors of words, one after another.
    func vectors(_ words: Range<Int>) -> [Float] {
        Array(
            UnsafeBufferPointer(
                start: vectors.row(words.lowerBound + 1), count: words.count * vectors.columns))
    }

    private func copy(_ matrix: MatrixPointer, _ rows: Range<Int>, _ columns: Range<Int>) -> [Float] {
        var result: [Float] = []
        result.reserveCapacity(rows.count * columns.count)
        for row in rows {
            result += UnsafeBufferPointer(start: matrix.row(row) + columns.lowerBound, count: columns.count)
        }
        return result
    }
}
