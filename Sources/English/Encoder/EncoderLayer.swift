import CKernels

/// One layer of the encoder: attention and feed-forward network, each followed by a normalization.
struct EncoderLayer: Sendable {
    private let qkv: Linear
    private let attentionOutput: Linear
    private let attentionNorm: LayerNorm
    private let up: Linear
    private let down: Linear
    private let feedForwardNorm: LayerNorm

    init(_ file: SafetensorsFile, index: Int, precision: Precision) throws(ModelError) {
        let name = "encoder.\(index)"
        let width = Encoder.width
        let linear = { (part: String, inputs: Int, outputs: Int) throws(ModelError) in
            try Linear(file, "\(name).\(part)", inputs: inputs, outputs: outputs, precision: precision)
        }
        qkv = try linear("qkv", width, 3 * width)
        attentionOutput = try linear("attention.output", width, width)
        attentionNorm = try file.norm(name + ".attention.norm", count: width, epsilon: Encoder.epsilon)
        up = try linear("ffn.up", width, 4 * width)
        down = try linear("ffn.down", 4 * width, width)
        feedForwardNorm = try file.norm(name + ".ffn.norm", count: width, epsilon: Encoder.epsilon)
    }

    /// Transforms the states, and their form in bytes, in place.
    func apply(_ states: MatrixPointer, bytes: entente_rows, workspace: Workspace) {
        let layer = entente_layer(
            qkv: qkv.kernel, output: attentionOutput.kernel, attention_norm: attentionNorm.kernel,
            up: up.kernel, down: down.kernel, ffn_norm: feedForwardNorm.kernel)
        let scratch = workspace.memory(.wide, bytes: entente_scratch_size(states.rows))
        withUnsafePointer(to: layer) { layer in
            entente_apply_layer(layer, states.rows, states.start, bytes, scratch)
        }
    }

    /// Transforms the states in place, in single precision.
    func apply(_ states: MatrixPointer, workspace: Workspace) {
        let wide = workspace.matrix(.wide, rows: states.rows, columns: up.outputs)
        let narrow = workspace.matrix(.narrow, rows: states.rows, columns: Encoder.width)
        let projected = MatrixPointer(wide.start, rows: states.rows, columns: qkv.outputs)
        qkv.apply(states, into: projected, workspace: workspace)
        attend(projected, into: narrow, workspace: workspace)
        // The projections are not needed any more; their space takes the output.
        let output = MatrixPointer(wide.start, rows: states.rows, columns: Encoder.width)
        attentionOutput.multiply(narrow, into: output)
        RowOperations.addAndNormalize(
            states, update: output, bias: attentionOutput.bias.start, norm: attentionNorm)
        up.multiply(states, into: wide)
        RowOperations.addBiasAndGELU(wide, bias: up.bias.start)
        down.multiply(wide, into: narrow)
        RowOperations.addAndNormalize(states, update: narrow, bias: down.bias.start, norm: feedForwardNorm)
    }

    /// The attention of all rows to each other, head by head. Queries come with their factor in them.
    private func attend(_ projected: MatrixPointer, into output: MatrixPointer, workspace: Workspace) {
        let count = projected.rows
        let width = Encoder.width
        let size = Encoder.headSize
        let scores = workspace.matrix(.attention, rows: count, columns: count)
        for head in 0..<(width / size) {
            let part = { (offset: Int) in
                MatrixPointer(
                    projected.start + offset + head * size, rows: count, columns: size,
                    stride: projected.stride)
            }
            MatrixProduct.timesTransposed(part(0), part(width), into: scores)
            RowOperations.softmax(scores)
            let context = MatrixPointer(
                output.start + head * size, rows: count, columns: size, stride: output.stride)
            MatrixProduct.times(scores, part(2 * width), into: context)
        }
    }
}
