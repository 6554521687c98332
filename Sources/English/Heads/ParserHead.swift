/// The biaffine scores of dependency arcs and of their labels.
final class ParserHead: Sendable {
    let labelCount: Int
    private let arcWeight: FloatBuffer
    private let labelWeight: FloatBuffer

    /// How many words' labels are scored in one matrix product.
    private static let labelBlock = 64

    init(_ file: SafetensorsFile, labelCount: Int) throws(ModelError) {
        self.labelCount = labelCount
        let arc = TokenHeads.Columns.arcSize
        let label = TokenHeads.Columns.labelSize + 1
        arcWeight = try file.floats("arc.bilinear", [arc + 1, arc])
        labelWeight = try file.floats("label.bilinear", [labelCount, label, label])
    }

    /// The scores of all arcs of one sentence: a row for each word, a column for the root and then for each
    /// word.
    ///
    /// - Parameters:
    ///   - projected: The rows of the sentence, root first, as ``TokenHeads`` made them.
    ///   - columns: What their columns are.
    func arcScores(_ projected: MatrixPointer, columns: TokenHeads.Columns, workspace: Workspace) -> [Float] {
        let words = projected.rows - 1
        guard words > 0 else { return [] }
        let size = TokenHeads.Columns.arcSize
        let dependents = MatrixPointer(
            projected.row(1) + columns.arcDependent.lowerBound, rows: words, columns: size,
            stride: projected.stride)
        let heads = MatrixPointer(
            projected.start + columns.arcHead.lowerBound, rows: words + 1, columns: size,
            stride: projected.stride)
        let transformed = workspace.narrow(rows: words, columns: size)
        RowOperations.fill(transformed, with: arcWeight.start + size * size)
        let square = MatrixPointer(arcWeight.start, rows: size, columns: size)
        MatrixProduct.times(dependents, square, into: transformed, accumulating: true)
        let scores = workspace.scores(rows: words, columns: words + 1)
        MatrixProduct.timesTransposed(transformed, heads, into: scores)
        return Array(UnsafeBufferPointer(start: scores.start, count: words * (words + 1)))
    }

    /// The scores of all labels for the arcs that were chosen, a row for each word.
    ///
    /// - Parameter heads: For each word the row of its head: 0 for the root, 1 for the first word.
    func labelScores(
        _ projected: MatrixPointer, heads: [Int], columns: TokenHeads.Columns, workspace: Workspace
    ) -> [Float] {
        let size = TokenHeads.Columns.labelSize + 1
        let weight = MatrixPointer(labelWeight.start, rows: labelCount, columns: size * size)
        return [Float](unsafeUninitializedCapacity: heads.count * labelCount) { result, initialized in
            initialized = heads.count * labelCount
            guard let start = result.baseAddress else { return }
            for first in stride(from: 0, to: heads.count, by: ParserHead.labelBlock) {
                let block = first..<min(first + ParserHead.labelBlock, heads.count)
                let products = workspace.narrow(rows: block.count, columns: size * size)
                for word in block {
                    ParserHead.outerProduct(
                        projected.row(word + 1) + columns.labelDependent.lowerBound,
                        projected.row(heads[word]) + columns.labelHead.lowerBound,
                        into: products.row(word - first))
                }
                let output = MatrixPointer(start + first * labelCount, rows: block.count, columns: labelCount)
                MatrixProduct.timesTransposed(products, weight, into: output)
            }
        }
    }

    /// All products of the numbers of two vectors, each with a one appended.
    private static func outerProduct(
        _ left: UnsafeMutablePointer<Float>, _ right: UnsafeMutablePointer<Float>,
        into result: UnsafeMutablePointer<Float>
    ) {
        let size = TokenHeads.Columns.labelSize
        for index in 0...size {
            let factor = index < size ? left[index] : 1
            let row = result + index * (size + 1)
            for column in stride(from: 0, to: size, by: 8) {
                row.store(right.vector(column) * factor, column)
            }
            row[size] = factor
        }
    }
}
