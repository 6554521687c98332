import CKernels

/// Layer normalization with a learned scale and shift.
struct LayerNorm: Sendable {
    let weight: Numbers
    let bias: Numbers
    let epsilon: Float

    /// The layer as the kernels take it; its pointers are valid as long as this value.
    var kernel: entente_norm { entente_norm(weight: weight.start, bias: bias.start, epsilon: epsilon) }

    /// Normalizes one row in place. Its length is a multiple of eight.
    @inline(__always)
    func apply(_ row: UnsafeMutablePointer<Float>) {
        let count = weight.count
        var sums = Vector(repeating: 0)
        for column in stride(from: 0, to: count, by: 8) {
            sums += row.vector(column)
        }
        let mean = Vector(repeating: sums.sum() / Float(count))
        var squares = Vector(repeating: 0)
        for column in stride(from: 0, to: count, by: 8) {
            let difference = row.vector(column) - mean
            squares += difference * difference
        }
        let factor = Vector(repeating: 1 / (squares.sum() / Float(count) + epsilon).squareRoot())
        for column in stride(from: 0, to: count, by: 8) {
            let normal = (row.vector(column) - mean) * factor
            row.store(normal * weight.start.vector(column) + bias.start.vector(column), column)
        }
    }
}
