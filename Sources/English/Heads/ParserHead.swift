import CKernels

/// The biaffine scores of dependency arcs and of their labels.
final class ParserHead: Sendable {
    let labelCount: Int
    private let arcs: Linear
    private let labels: Linear
    private let precision: Precision

    init(_ file: SafetensorsFile, labelCount: Int, precision: Precision) throws(ModelError) {
        self.labelCount = labelCount
        self.precision = precision
        let arcSize = TokenHeads.Columns.arcSize
        let labelSize = TokenHeads.Columns.labelSize
        arcs = try Linear(file, "arc.bilinear", inputs: arcSize, outputs: arcSize, precision: precision)
        labels = try Linear(
            file, "label.bilinear", inputs: labelSize, outputs: labelCount * (labelSize + 1),
            precision: precision)
    }

    /// The scores of all arcs between words of one sentence: a row for each word, a column for the root and then for
    /// each word.
    ///
    /// - Parameters:
    ///   - projected: The rows of the stretch, root first, as ``TokenHeads`` made them.
    ///   - words: The rows of the sentence's words.
    ///   - columns: What the columns are.
    func arcScores(
        _ projected: MatrixPointer, words: Range<Int>, columns: TokenHeads.Columns, workspace: Workspace
    ) -> [Float] {
        let count = words.count
        guard count > 0 else { return [] }
        let size = TokenHeads.Columns.arcSize
        let first = projected.row(words.lowerBound)
        let dependents = MatrixPointer(
            first + columns.arcDependent.lowerBound, rows: count, columns: size, stride: projected.stride)
        let transformed = workspace.matrix(.dependents, rows: count, columns: arcs.outputs)
        arcs.apply(dependents, into: transformed, workspace: workspace)
        let root = MatrixPointer(
            projected.start + columns.arcHead.lowerBound, rows: 1, columns: size, stride: projected.stride)
        let heads = MatrixPointer(
            first + columns.arcHead.lowerBound, rows: count, columns: size, stride: projected.stride)
        let width = count + 1
        return [Float](unsafeUninitializedCapacity: count * width) { result, initialized in
            initialized = count * width
            guard let start = result.baseAddress else { return }
            multiply(transformed, root, into: MatrixPointer(start, rows: count, columns: 1, stride: width))
            multiply(
                transformed, heads, into: MatrixPointer(start + 1, rows: count, columns: count, stride: width)
            )
        }
    }

    /// The scores of all labels for the arcs that were chosen, a row for each word.
    ///
    /// - Parameters:
    ///   - projected: The rows of the stretch, root first.
    ///   - words: The rows of the sentence's words.
    ///   - heads: For each word 0 for the root, 1 for the sentence's first word and so on.
    ///   - columns: What the columns are.
    func labelScores(
        _ projected: MatrixPointer, words: Range<Int>, heads: [Int], columns: TokenHeads.Columns,
        workspace: Workspace
    ) -> [Float] {
        let size = TokenHeads.Columns.labelSize
        let dependents = MatrixPointer(
            projected.row(words.lowerBound) + columns.labelDependent.lowerBound, rows: words.count,
            columns: size, stride: projected.stride)
        return [Float](unsafeUninitializedCapacity: words.count * labelCount) { result, initialized in
            initialized = words.count * labelCount
            guard let start = result.baseAddress, !words.isEmpty else { return }
            let head = { (word: Int) in
                let row = heads[word] == 0 ? 0 : words.lowerBound + heads[word] - 1
                return UnsafePointer(projected.row(row) + columns.labelHead.lowerBound)
            }
            switch precision {
            case .int8:
                let rows = workspace.rows(.rows, count: words.count, columns: size)
                entente_quantize(dependents.start, dependents.stride, words.count, size, rows)
                let bytes = words.count * MemoryLayout<UnsafePointer<Float>>.stride
                let pointers = workspace.memory(.labels, bytes: bytes)
                    .bindMemory(to: UnsafePointer<Float>.self, capacity: words.count)
                for word in 0..<words.count { (pointers + word).initialize(to: head(word)) }
                withUnsafePointer(to: labels.kernel) { layer in
                    entente_label_scores(layer, rows, pointers, words.count, labelCount, start)
                }
            case .single:
                let products = workspace.matrix(.labels, rows: words.count, columns: labels.outputs)
                labels.apply(dependents, into: products, workspace: workspace)
                for word in 0..<words.count {
                    let own = products.row(word)
                    for label in 0..<labelCount {
                        let score = ParserHead.product(own + label * size, head(word))
                        start[word * labelCount + label] = score + own[labelCount * size + label]
                    }
                }
            }
        }
    }

    private func multiply(_ left: MatrixPointer, _ right: MatrixPointer, into result: MatrixPointer) {
        switch precision {
        case .int8:
            entente_products(
                left.start, left.stride, left.rows, right.start, right.stride, right.rows, right.columns,
                result.start, result.stride)
        case .single:
            MatrixProduct.timesTransposed(left, right, into: result)
        }
    }

    private static func product(_ left: UnsafeMutablePointer<Float>, _ right: UnsafePointer<Float>) -> Float {
        var sum = Vector(repeating: 0)
        for column in stride(from: 0, to: TokenHeads.Columns.labelSize, by: 8) {
            sum += left.vector(column) * right.vector(column)
        }
        return sum.sum()
    }
}
