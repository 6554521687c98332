import CKernels

/// A linear layer: `x * transpose(weight) + bias`.
///
/// Its outputs are padded with zeros to a multiple of 16, in the file and in its results.
struct Linear: @unchecked Sendable {
    /// How the layer computes.
    private enum Form {
        /// With the bytes in the mapped file.
        case bytes
        /// With their values in single precision, a row for each output.
        case single(Numbers)
    }

    /// Outputs are padded to a multiple of this.
    static let block = 16

    let inputs: Int
    /// The number of outputs, padding included.
    let outputs: Int
    let bias: Numbers
    /// The layer as the kernels take it; its pointers lead into the mapped file.
    let kernel: entente_linear
    private let form: Form
    private let file: SafetensorsFile

    /// Reads a layer from a model file.
    init(_ file: SafetensorsFile, _ name: String, inputs: Int, outputs: Int, precision: Precision)
        throws(ModelError)
    {
        let blocks = (outputs + Linear.block - 1) / Linear.block
        let quads = (inputs + 3) / 4
        self.file = file
        self.inputs = inputs
        self.outputs = blocks * Linear.block
        let weight = try file.int8(name + ".weight", [blocks, quads, Linear.block, 4])
        let scale = try file.floats(name + ".scale", [self.outputs])
        let sum = try file.int32(name + ".sum", [self.outputs])
        bias = try file.floats(name + ".bias", [self.outputs])
        kernel = entente_linear(
            weight: weight, scale: scale.start, sum: sum, bias: bias.start, quads: Int32(quads),
            blocks: Int32(blocks))
        form =
            switch precision {
            case .int8: .bytes
            case .single: .single(Linear.expanded(weight, scale, inputs: inputs))
            }
    }

    /// Applies the layer to rows of numbers.
    ///
    /// - Parameters:
    ///   - input: The rows, as wide as the layer has inputs.
    ///   - output: Room for as many rows, as wide as the layer has outputs.
    ///   - rectified: How many outputs from the first on are at least zero; a multiple of 16.
    func apply(_ input: MatrixPointer, into output: MatrixPointer, rectified: Int = 0, workspace: Workspace) {
        switch form {
        case .bytes:
            let rows = workspace.rows(.rows, count: input.rows, columns: Int(kernel.quads) * 4)
            entente_quantize(input.start, input.stride, input.rows, inputs, rows)
            withUnsafePointer(to: kernel) { kernel in
                entente_multiply(
                    kernel, rows, input.rows, rectified / Linear.block, output.start, output.stride)
            }
        case .single:
            RowOperations.fill(output, with: bias.start)
            multiply(input, into: output, accumulating: true)
            if rectified > 0 { RowOperations.rectify(output, columns: 0..<rectified) }
        }
    }

    /// The product alone, in single precision; the caller fuses the bias into what follows.
    func multiply(_ input: MatrixPointer, into output: MatrixPointer, accumulating: Bool = false) {
        guard case .single(let weight) = form else { preconditionFailure("the layer is not expanded") }
        // BLAS takes no pointers to what is only read.
        let matrix = MatrixPointer(
            UnsafeMutablePointer(mutating: weight.start), rows: outputs, columns: inputs)
        MatrixProduct.timesTransposed(input, matrix, into: output, accumulating: accumulating)
    }

    /// The weights in single precision, in plain order.
    private static func expanded(_ weight: UnsafePointer<Int8>, _ scale: Numbers, inputs: Int) -> Numbers {
        let quads = (inputs + 3) / 4
        let result = FloatBuffer(count: scale.count * inputs)
        for output in 0..<scale.count {
            let first = (output / block * quads * block + output % block) * 4
            let row = result.start + output * inputs
            for input in 0..<inputs {
                row[input] = Float(weight[first + input / 4 * block * 4 + input % 4]) * scale.start[output]
            }
        }
        return Numbers(result)
    }
}
