/// The heads that look at words: name tags, word classes, sentence ends, and both sides of the parser's arcs and
/// labels.
///
/// All are linear, so one matrix product computes them for all words of a stretch.
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
        /// That a word is the last one of its sentence.
        let boundary: Int

        init(nameTags: Int, classes: Int) {
            names = 704..<704 + nameTags
            self.classes = names.upperBound..<names.upperBound + classes
            boundary = self.classes.upperBound
        }
    }

    let columns: Columns
    private let projection: Linear

    init(_ file: SafetensorsFile, nameTags: Int, classes: Int, precision: Precision) throws(ModelError) {
        columns = Columns(nameTags: nameTags, classes: classes)
        projection = try Linear(
            file, "token", inputs: Encoder.width, outputs: columns.boundary + 1, precision: precision)
    }

    /// The combined result for the rows of a stretch.
    func apply(_ vectors: MatrixPointer, workspace: Workspace) -> MatrixPointer {
        let result = workspace.matrix(.projected, rows: vectors.rows, columns: projection.outputs)
        projection.apply(
            vectors, into: result, rectified: columns.labelHead.upperBound, workspace: workspace)
        return result
    }
}
