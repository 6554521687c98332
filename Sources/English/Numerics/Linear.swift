/// A linear layer: `x * transpose(weight) + bias`.
struct Linear: Sendable {
    let weight: FloatBuffer
    let bias: FloatBuffer
    let inputs: Int
    let outputs: Int

    /// The product alone; the caller fuses the bias into what follows.
    func multiply(_ input: MatrixPointer, into output: MatrixPointer) {
        MatrixProduct.timesTransposed(input, matrix, into: output)
    }

    /// The whole layer.
    func apply(_ input: MatrixPointer, into output: MatrixPointer) {
        RowOperations.fill(output, with: bias.start)
        MatrixProduct.timesTransposed(input, matrix, into: output, accumulating: true)
    }

    private var matrix: MatrixPointer { MatrixPointer(weight.start, rows: outputs, columns: inputs) }
}
