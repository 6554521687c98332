import CKernels

/// The encoder: word pieces in, one vector a word out.
final class Encoder: Sendable {
    static let width = 384
    static let headSize = 32
    static let layerCount = 6
    static let epsilon: Float = 1e-12
    /// The most pieces that a sequence may have, special tokens included.
    static let maximumPieces = Int(entente_most_rows)
    static let casingCount = 20

    let words: WordTable
    private let positions: Numbers
    private let casings: Numbers
    private let norm: LayerNorm
    private let layers: [EncoderLayer]
    private let precision: Precision

    init(_ file: SafetensorsFile, precision: Precision) throws(ModelError) {
        let width = Encoder.width
        self.precision = precision
        words = try WordTable(file)
        positions = try file.floats("embeddings.position.weight", [Encoder.maximumPieces, width])
        casings = try file.floats("embeddings.case.weight", [Encoder.casingCount, width])
        norm = try file.norm("embeddings.norm", count: width, epsilon: Encoder.epsilon)
        var layers: [EncoderLayer] = []
        for index in 0..<Encoder.layerCount {
            layers.append(try EncoderLayer(file, index: index, precision: precision))
        }
        self.layers = layers
        MatrixProduct.singleThreaded
    }

    /// The vectors of a sequence, in the workspace: a row for the root and then one for each word.
    func encode(_ sequence: PieceSequence, workspace: Workspace) -> MatrixPointer {
        let count = sequence.pieces.count
        precondition(count > 0 && count <= Encoder.maximumPieces && sequence.casing.count == count)
        let states = workspace.matrix(.states, rows: count, columns: Encoder.width)
        switch precision {
        case .int8:
            let bytes = workspace.rows(.stateBytes, count: count, columns: Encoder.width)
            let embeddings = entente_embeddings(
                words: words.numbers, scales: words.scales.start, positions: positions.start,
                casings: casings.start, norm: norm.kernel)
            withUnsafePointer(to: embeddings) { embeddings in
                entente_embed(embeddings, sequence.pieces, sequence.casing, count, states.start, bytes)
            }
            for layer in layers { layer.apply(states, bytes: bytes, workspace: workspace) }
        case .single:
            embed(sequence, into: states)
            for layer in layers { layer.apply(states, workspace: workspace) }
        }
        return pool(sequence, states: states, workspace: workspace)
    }

    private func embed(_ sequence: PieceSequence, into states: MatrixPointer) {
        let width = Encoder.width
        for (index, piece) in sequence.pieces.enumerated() {
            let row = states.row(index)
            words.copy(piece, into: row)
            let position = positions.start + index * width
            let casing = casings.start + Int(sequence.casing[index]) * width
            for column in stride(from: 0, to: width, by: 8) {
                row.store(row.vector(column) + position.vector(column) + casing.vector(column), column)
            }
            norm.apply(row)
        }
    }

    /// Means of the words' pieces; the first special token stands for the root.
    private func pool(_ sequence: PieceSequence, states: MatrixPointer, workspace: Workspace) -> MatrixPointer
    {
        let width = Encoder.width
        let result = workspace.matrix(.vectors, rows: sequence.words.count + 1, columns: width)
        result.start.update(from: states.start, count: width)
        for (word, pieces) in sequence.words.enumerated() {
            let target = result.row(word + 1)
            target.update(from: states.row(pieces.lowerBound), count: width)
            guard pieces.count > 1 else { continue }
            for piece in pieces.dropFirst() {
                let row = states.row(piece)
                for column in stride(from: 0, to: width, by: 8) {
                    target.store(target.vector(column) + row.vector(column), column)
                }
            }
            let factor = 1 / Float(pieces.count)
            for column in stride(from: 0, to: width, by: 8) {
                target.store(target.vector(column) * factor, column)
            }
        }
        return result
    }
}
