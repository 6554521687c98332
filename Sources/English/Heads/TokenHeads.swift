/// The heads that look at words: name tags, word classes, and both sides of the parser's arcs and labels.
///
/// All are linear, so one matrix product computes them for a whole batch.
final class TokenHeads: Sendable {
    /// The columns of the combined result.
    struct Columns: Sendable {
        static let arcSize = 256
        static let labelSize = 96
        let arcDependent = 0..<256
        let arcHead = 256..<512
        let labelDependent = 512..<608
        let labelHead = 608..<704
        let names: Range<Int>
        let classes: Range<Int>

        init(nameTags: Int, classes: Int) {
            names = 704..<704 + nameTags
            self.classes = names.upperBound..<names.upperBound + classes
        }
    }

    let columns: Columns
    private let projection: Linear

    init(_ file: SafetensorsFile, nameTags: Int, classes: Int) throws(ModelError) {
        columns = Columns(nameTags: nameTags, classes: classes)
        let parts = [
            ("arc.dependent", columns.arcDependent), ("arc.head", columns.arcHead),
            ("label.dependent", columns.labelDependent), ("label.head", columns.labelHead),
            ("ner", columns.names), ("pos", columns.classes),
        ]
        let width = Encoder.width
        let outputs = columns.classes.upperBound
        let weight = FloatBuffer(count: outputs * width)
        let bias = FloatBuffer(count: outputs)
        for (name, range) in parts {
            let part = try file.linear(name, inputs: width, outputs: range.count)
            (weight.start + range.lowerBound * width).update(
                from: part.weight.start, count: part.weight.count)
            (bias.start + range.lowerBound).update(from: part.bias.start, count: part.bias.count)
        }
        projection = Linear(weight: weight, bias: bias, inputs: width, outputs: outputs)
    }

    /// The combined result for the rows of a batch.
    func apply(_ vectors: MatrixPointer, workspace: Workspace) -> MatrixPointer {
        let result = workspace.wide(rows: vectors.rows, columns: projection.outputs)
        projection.apply(vectors, into: result)
        RowOperations.rectify(result, columns: 0..<columns.labelHead.upperBound)
        return result
    }
}
