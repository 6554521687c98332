/// The loops over matrix rows between the matrix products, each fused into one pass.
///
/// Row lengths are multiples of eight, except where a tail is handled.
enum RowOperations {
    /// Copies `bias` into every row.
    static func fill(_ matrix: MatrixPointer, with bias: UnsafePointer<Float>) {
        for index in 0..<matrix.rows {
            matrix.row(index).update(from: bias, count: matrix.columns)
        }
    }

    /// `gelu(x + bias)` in place.
    static func addBiasAndGELU(_ matrix: MatrixPointer, bias: UnsafePointer<Float>) {
        for index in 0..<matrix.rows {
            let row = matrix.row(index)
            for column in stride(from: 0, to: matrix.columns, by: 8) {
                row.store(gelu(row.vector(column) + bias.vector(column)), column)
            }
        }
    }

    /// `gelu(x)` in place.
    static func applyGELU(_ matrix: MatrixPointer) {
        for index in 0..<matrix.rows {
            let row = matrix.row(index)
            for column in stride(from: 0, to: matrix.columns, by: 8) {
                row.store(gelu(row.vector(column)), column)
            }
        }
    }

    /// `max(0, x)` in place, for the columns in a range.
    static func rectify(_ matrix: MatrixPointer, columns: Range<Int>) {
        for index in 0..<matrix.rows {
            let row = matrix.row(index)
            for column in stride(from: columns.lowerBound, to: columns.upperBound, by: 8) {
                row.store(row.vector(column).maximum(Vector(repeating: 0)), column)
            }
        }
    }

    /// `residual = norm(residual + update + bias)`.
    static func addAndNormalize(
        _ residual: MatrixPointer, update: MatrixPointer, bias: UnsafePointer<Float>, norm: LayerNorm
    ) {
        for index in 0..<residual.rows {
            let row = residual.row(index)
            let change = update.row(index)
            for column in stride(from: 0, to: residual.columns, by: 8) {
                row.store(row.vector(column) + change.vector(column) + bias.vector(column), column)
            }
            norm.apply(row)
        }
    }

    /// Turns each row into probabilities that are proportional to the exponentials of its numbers.
    static func softmax(_ matrix: MatrixPointer) {
        let whole = matrix.columns / 8 * 8
        for index in 0..<matrix.rows {
            let row = matrix.row(index)
            var highest = -Float.infinity
            for column in 0..<matrix.columns where row[column] > highest {
                highest = row[column]
            }
            let top = Vector(repeating: highest)
            var sums = Vector(repeating: 0)
            for column in stride(from: 0, to: whole, by: 8) {
                let value = exponential(row.vector(column) - top)
                row.store(value, column)
                sums += value
            }
            var sum = sums.sum()
            if whole < matrix.columns {
                var tail = Vector(repeating: -.infinity)
                for column in whole..<matrix.columns {
                    tail[column - whole] = row[column]
                }
                tail = exponential(tail - top)
                for column in whole..<matrix.columns {
                    row[column] = tail[column - whole]
                    sum += row[column]
                }
            }
            let factor = 1 / sum
            for column in stride(from: 0, to: whole, by: 8) {
                row.store(row.vector(column) * factor, column)
            }
            for column in whole..<matrix.columns {
                row[column] *= factor
            }
        }
    }
}
