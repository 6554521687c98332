/// The encoder: word pieces in, one vector a word out.
final class Encoder: Sendable {
    static let width = 384
    static let headSize = 32
    static let layerCount = 6
    static let epsilon: Float = 1e-12
    /// The most pieces that a sentence may have, special tokens included.
    static let maximumPieces = 512
    static let casingCount = 20

    let words: WordTable
    private let positions: FloatBuffer
    private let casings: FloatBuffer
    private let norm: LayerNorm
    private let layers: [EncoderLayer]

    init(_ file: SafetensorsFile) throws(ModelError) {
        let width = Encoder.width
        words = try WordTable(file)
        positions = try file.floats("embeddings.position.weight", [Encoder.maximumPieces, width])
        casings = try file.floats("embeddings.case.weight", [Encoder.casingCount, width])
        norm = try file.norm("embeddings.norm", count: width, epsilon: Encoder.epsilon)
        var layers: [EncoderLayer] = []
        for index in 0..<Encoder.layerCount {
            layers.append(try EncoderLayer(file, index: index))
        }
        self.layers = layers
        MatrixProduct.singleThreaded
    }

    /// The vectors of a batch of sentences: for each, a row for the root and then one for each word.
    func encode(_ batch: [PieceSequence], workspace: Workspace) -> FloatBuffer {
        var sentences: [Range<Int>] = []
        var rows = 0
        for sentence in batch {
            sentences.append(rows..<rows + sentence.pieces.count)
            rows += sentence.pieces.count
        }
        let states = workspace.states(rows: rows, columns: Encoder.width)
        for (sentence, range) in zip(batch, sentences) {
            embed(sentence, into: states, at: range.lowerBound)
        }
        for layer in layers {
            layer.apply(states, sentences: sentences, workspace: workspace)
        }
        return pool(batch, states: states)
    }

    private func embed(_ sentence: PieceSequence, into states: MatrixPointer, at first: Int) {
        let width = Encoder.width
        for (index, piece) in sentence.pieces.enumerated() {
            let row = states.row(first + index)
            words.copy(piece, into: row)
            let position = positions.start + index * width
            let casing = casings.start + Int(sentence.casing[index]) * width
            for column in stride(from: 0, to: width, by: 8) {
                row.store(row.vector(column) + position.vector(column) + casing.vector(column), column)
            }
            norm.apply(row)
        }
    }

    /// Means of the word's pieces; the first special token stands for the root.
    private func pool(_ batch: [PieceSequence], states: MatrixPointer) -> FloatBuffer {
        let width = Encoder.width
        let result = FloatBuffer(count: batch.reduce(0) { $0 + $1.wordCount + 1 } * width)
        var source = 0
        var target = result.start
        for sentence in batch {
            target.update(from: states.row(source), count: width)
            target += width
            for word in 0..<sentence.wordCount {
                let pieces = sentence.wordStarts[word]..<sentence.wordStarts[word + 1]
                let factor = 1 / Float(pieces.count)
                for piece in pieces {
                    let row = states.row(source + piece)
                    for column in stride(from: 0, to: width, by: 8) {
                        target.store(target.vector(column) + row.vector(column) * factor, column)
                    }
                }
                target += width
            }
            source += sentence.pieces.count
        }
        return result
    }
}
