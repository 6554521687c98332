/// Scores the relations that a sentence may state between two of its mentions.
final class RelationHead: Sendable {
    static let typeCount = 4
    private static let width = Encoder.width
    private static let hiddenSize = 512
    /// Means of subject, object and the words between, maximum of the sentence, product, and the embeddings.
    private static let inputSize = 5 * width + 24 + 16 + 8 + 8

    private let outputCount: Int
    private let subject: Linear
    private let object: Linear
    private let types: Numbers
    private let distances: Numbers
    private let orders: Numbers
    private let nestings: Numbers
    private let norm: LayerNorm
    private let hidden: Linear
    private let output: Linear

    /// Reads the head from a model file, or returns nil if the model has none.
    init?(_ file: SafetensorsFile, outputCount: Int, precision: Precision) throws(ModelError) {
        guard file.contains("relation.output.weight") else { return nil }
        self.outputCount = outputCount
        let width = RelationHead.width
        let size = RelationHead.inputSize
        let linear = { (part: String, inputs: Int, outputs: Int) throws(ModelError) in
            try Linear(file, "relation.\(part)", inputs: inputs, outputs: outputs, precision: precision)
        }
        subject = try linear("subject", width, width)
        object = try linear("object", width, width)
        types = try file.floats("relation.types", [RelationHead.typeCount * RelationHead.typeCount, 24])
        distances = try file.floats("relation.distance", [8, 16])
        orders = try file.floats("relation.order", [2, 8])
        nestings = try file.floats("relation.nesting", [3, 8])
        norm = try file.norm("relation.norm", count: size, epsilon: 1e-5)
        hidden = try linear("hidden", size, RelationHead.hiddenSize)
        output = try linear("output", RelationHead.hiddenSize, outputCount)
    }

    /// The scores (logits) of all relations for each pair, given the vectors of the sentence's words.
    func scores(_ pairs: [MentionPair], words: MatrixPointer) -> [[Float]] {
        guard !pairs.isEmpty else { return [] }
        let width = RelationHead.width
        let buffer = FloatBuffer(count: pairs.count * RelationHead.inputSize)
        let input = MatrixPointer(buffer.start, rows: pairs.count, columns: RelationHead.inputSize)
        for (index, pair) in pairs.enumerated() {
            fill(input.row(index), pair: pair, words: words)
        }
        let products = FloatBuffer(count: 2 * pairs.count * width)
        let left = MatrixPointer(products.start, rows: pairs.count, columns: width)
        let right = MatrixPointer(products.start + pairs.count * width, rows: pairs.count, columns: width)
        let workspace = Workspace()
        let part = { (offset: Int) in
            MatrixPointer(
                input.start + offset, rows: pairs.count, columns: width, stride: RelationHead.inputSize)
        }
        subject.apply(part(0), into: left, workspace: workspace)
        object.apply(part(width), into: right, workspace: workspace)
        for index in pairs.indices {
            let row = input.row(index)
            for column in 0..<width {
                row[4 * width + column] = left.row(index)[column] * right.row(index)[column]
            }
            norm.apply(row)
        }
        let middleBuffer = FloatBuffer(count: pairs.count * RelationHead.hiddenSize)
        let middle = MatrixPointer(middleBuffer.start, rows: pairs.count, columns: RelationHead.hiddenSize)
        hidden.apply(input, into: middle, workspace: workspace)
        RowOperations.applyGELU(middle)
        let resultBuffer = FloatBuffer(count: pairs.count * output.outputs)
        let result = MatrixPointer(resultBuffer.start, rows: pairs.count, columns: output.outputs)
        output.apply(middle, into: result, workspace: workspace)
        return pairs.indices.map { index in
            Array(UnsafeBufferPointer(start: result.row(index), count: outputCount))
        }
    }

    private func fill(_ row: UnsafeMutablePointer<Float>, pair: MentionPair, words: MatrixPointer) {
        let width = RelationHead.width
        let subject = pair.subject.clamped(to: 0..<words.rows)
        let object = pair.object.clamped(to: 0..<words.rows)
        let (first, second) = subject.lowerBound <= object.lowerBound ? (subject, object) : (object, subject)
        let between = min(first.upperBound, second.lowerBound)..<second.lowerBound
        RelationHead.mean(words, subject, into: row)
        RelationHead.mean(words, object, into: row + width)
        RelationHead.mean(words, between, into: row + 2 * width)
        RelationHead.maximum(words, into: row + 3 * width)
        let types = RelationHead.typeCount
        let type = min(max(pair.subjectType, 0), types - 1) * types + min(max(pair.objectType, 0), types - 1)
        let bucket = min(7, Int.bitWidth - between.count.leadingZeroBitCount)
        let order = subject.lowerBound <= object.lowerBound ? 1 : 0
        var nesting = 0
        if subject != object {
            if object.clamped(to: subject) == object {
                nesting = 2
            } else if subject.clamped(to: object) == subject {
                nesting = 1
            }
        }
        var next = row + 5 * width
        for (table, index, size) in [
            (self.types, type, 24), (distances, bucket, 16), (orders, order, 8), (nestings, nesting, 8),
        ] {
            next.update(from: table.start + index * size, count: size)
            next += size
        }
    }

    private static func mean(
        _ words: MatrixPointer, _ range: Range<Int>, into result: UnsafeMutablePointer<Float>
    ) {
        guard !range.isEmpty else { return }
        let factor = 1 / Float(range.count)
        for word in range {
            let row = words.row(word)
            for column in 0..<width {
                result[column] += row[column] * factor
            }
        }
    }

    private static func maximum(_ words: MatrixPointer, into result: UnsafeMutablePointer<Float>) {
        guard words.rows > 0 else { return }
        result.update(from: words.start, count: width)
        for word in 1..<max(words.rows, 1) {
            let row = words.row(word)
            for column in 0..<width {
                result[column] = max(result[column], row[column])
            }
        }
    }
}
