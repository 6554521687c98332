/// One layer of the encoder: attention and feed-forward network, each followed by a normalization.
struct EncoderLayer: Sendable {
    let qkv: Linear
    let attentionOutput: Linear
    let attentionNorm: LayerNorm
    let up: Linear
    let down: Linear
    let feedForwardNorm: LayerNorm

    init(_ file: SafetensorsFile, index: Int) throws(ModelError) {
        let name = "encoder.\(index)"
        let width = Encoder.width
        qkv = try file.linear(name + ".qkv", inputs: width, outputs: 3 * width)
        attentionOutput = try file.linear(name + ".attention.output", inputs: width, outputs: width)
        attentionNorm = try file.norm(name + ".attention.norm", count: width, epsilon: Encoder.epsilon)
        up = try file.linear(name + ".ffn.up", inputs: width, outputs: 4 * width)
        down = try file.linear(name + ".ffn.down", inputs: 4 * width, outputs: width)
        feedForwardNorm = try file.norm(name + ".ffn.norm", count: width, epsilon: Encoder.epsilon)
    }

    /// Transforms the states in place. The rows of all sentences lie one after another; `sentences` are their
    /// rows.
    func apply(_ states: MatrixPointer, sentences: [Range<Int>], workspace: Workspace) {
        let rows = states.rows
        let wide = workspace.wide(rows: rows, columns: up.outputs)
        let narrow = workspace.narrow(rows: rows, columns: Encoder.width)
        let projected = MatrixPointer(wide.start, rows: rows, columns: qkv.outputs)
        qkv.apply(states, into: projected)
        for sentence in sentences {
            attend(projected, sentence, into: narrow, workspace: workspace)
        }
        // The projections are not needed any more; their space takes the output.
        let output = MatrixPointer(wide.start, rows: rows, columns: Encoder.width)
        attentionOutput.multiply(narrow, into: output)
        RowOperations.addAndNormalize(
            states, update: output, bias: attentionOutput.bias.start, norm: attentionNorm)
        up.multiply(states, into: wide)
        RowOperations.addBiasAndGELU(wide, bias: up.bias.start)
        down.multiply(wide, into: narrow)
        RowOperations.addAndNormalize(states, update: narrow, bias: down.bias.start, norm: feedForwardNorm)
    }

    /// The attention of one sentence's rows to each other, head by head.
    private func attend(
        _ projected: MatrixPointer, _ sentence: Range<Int>, into output: MatrixPointer, workspace: Workspace
    ) {
        let count = sentence.count
        let width = Encoder.width
        let size = Encoder.headSize
        let scores = workspace.scores(rows: count, columns: count)
        let first = projected.row(sentence.lowerBound)
        for head in 0..<(width / size) {
            let part = { (offset: Int) in
                MatrixPointer(
                    first + offset + head * size, rows: count, columns: size, stride: projected.stride)
            }
            MatrixProduct.timesTransposed(
                part(0), part(width), into: scores, scale: 1 / Float(size).squareRoot())
            RowOperations.softmax(scores)
            let context = MatrixPointer(
                output.row(sentence.lowerBound) + head * size, rows: count, columns: size,
                stride: output.stride)
            MatrixProduct.times(scores, part(2 * width), into: context)
        }
    }
}
