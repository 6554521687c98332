import Foundation

/// Scores the roots of PLOVER for a pair that is marked in a sentence, on the encoder's vectors of its words.
///
/// Words are projected and told where they stand. Some learned queries look at them; what these see, and the means of
/// source and target, decide.
struct RootHead: Sendable {
    /// Where a word stands. The numbers are rows of a table in the file.
    private enum Region: Int {
        case source, target, before, between, betweenBackwards, after
        static let count = 6
    }

    private static let size = 192
    private static let looks = 4
    private static let hiddenSize = 128
    private static let epsilon: Float = 1e-5

    private let outputCount: Int
    private let norm: LayerNorm
    private let input: Linear
    private let regions: Numbers
    private let last: LayerNorm
    private let look: Linear
    private let hidden: Linear
    private let output: Linear

    /// Reads one of the heads of a file, which counts them from 0.
    init(_ file: SafetensorsFile, number: Int, outputCount: Int, precision: Precision) throws(ModelError) {
        self.outputCount = outputCount
        let size = RootHead.size
        let linear = { (part: String, inputs: Int, outputs: Int) throws(ModelError) in
            try Linear(file, "\(number).\(part)", inputs: inputs, outputs: outputs, precision: precision)
        }
        norm = try file.norm("\(number).norm", count: Encoder.width, epsilon: RootHead.epsilon)
        input = try linear("input", Encoder.width, size)
        regions = try file.floats("\(number).region", [Region.count, size])
        last = try file.norm("\(number).last", count: size, epsilon: RootHead.epsilon)
        look = try linear("look", size, RootHead.looks)
        hidden = try linear("hidden", (RootHead.looks + 2) * size, RootHead.hiddenSize)
        output = try linear("output", RootHead.hiddenSize, outputCount)
    }

    /// The scores (logits) of all roots, given the vectors of the words and where source and target stand among them.
    func scores(source: Range<Int>?, target: Range<Int>?, words: MatrixPointer) -> [Float] {
        guard words.rows > 0 else { return [] }
        let workspace = Workspace()
        let places = RootHead.regions(count: words.rows, source: source, target: target)
        let memory = FloatBuffer(count: words.rows * RootHead.size)
        let states = MatrixPointer(memory.start, rows: words.rows, columns: RootHead.size)
        enter(words, places, into: states, workspace: workspace)
        for index in 0..<states.rows { last.apply(states.row(index)) }
        let pooled = pool(states, places, workspace: workspace)
        let middle = FloatBuffer(count: hidden.outputs)
        let decision = MatrixPointer(middle.start, rows: 1, columns: hidden.outputs)
        hidden.apply(
            MatrixPointer(pooled.start, rows: 1, columns: hidden.inputs), into: decision, workspace: workspace
        )
        RowOperations.applyGELU(decision)
        let result = FloatBuffer(count: output.outputs)
        output.apply(
            decision, into: MatrixPointer(result.start, rows: 1, columns: output.outputs),
            workspace: workspace)
        return Array(result.array.prefix(outputCount))
    }

    /// Projects the words and adds what says where they stand.
    private func enter(
        _ words: MatrixPointer, _ places: [Region], into states: MatrixPointer, workspace: Workspace
    ) {
        let width = Encoder.width
        let memory = FloatBuffer(count: words.rows * width)
        let normal = MatrixPointer(memory.start, rows: words.rows, columns: width)
        for index in 0..<words.rows {
            normal.row(index).update(from: words.row(index), count: width)
            norm.apply(normal.row(index))
        }
        input.apply(normal, into: states, workspace: workspace)
        for (index, place) in places.enumerated() {
            let row = states.row(index)
            let mark = regions.start + place.rawValue * RootHead.size
            for column in stride(from: 0, to: RootHead.size, by: 8) {
                row.store(row.vector(column) + mark.vector(column), column)
            }
        }
    }

    /// What each query sees, one after another, and then the means of the source and of the target.
    private func pool(_ states: MatrixPointer, _ places: [Region], workspace: Workspace) -> FloatBuffer {
        let count = states.rows
        let logits = FloatBuffer(count: count * look.outputs)
        let seen = MatrixPointer(logits.start, rows: count, columns: look.outputs)
        look.apply(states, into: seen, workspace: workspace)
        let result = FloatBuffer(count: hidden.inputs)
        let columns = (0..<RootHead.looks).map { column in (0..<count).map { seen.row($0)[column] } }
        for (column, values) in columns.enumerated() {
            let highest = values.max() ?? 0
            let powers = values.map { exp($0 - highest) }
            let sum = powers.reduce(0, +)
            gather(states, weights: powers.map { $0 / sum }, into: result.start + column * RootHead.size)
        }
        for (offset, region) in [Region.source, .target].enumerated() {
            let marks = places.map { $0 == region ? Float(1) : 0 }
            let sum = max(marks.reduce(0, +), 1)
            gather(
                states, weights: marks.map { $0 / sum },
                into: result.start + (RootHead.looks + offset) * RootHead.size)
        }
        return result
    }

    private func gather(_ states: MatrixPointer, weights: [Float], into result: UnsafeMutablePointer<Float>) {
        for (index, weight) in weights.enumerated() where weight != 0 {
            let row = states.row(index)
            for column in stride(from: 0, to: RootHead.size, by: 8) {
                result.store(result.vector(column) + row.vector(column) * weight, column)
            }
        }
    }

    /// Where each word stands. A span that lies in the other one is marked within it.
    private static func regions(count: Int, source: Range<Int>?, target: Range<Int>?) -> [Region] {
        let inside = { (span: Range<Int>?) -> Range<Int>? in
            guard let span = span?.clamped(to: 0..<count), !span.isEmpty else { return nil }
            return span
        }
        let source = inside(source)
        let target = inside(target)
        let spans = [source, target].compactMap { $0 }
        let first = spans.map(\.lowerBound).min() ?? count
        let low = spans.map(\.upperBound).min() ?? count
        let high = spans.map(\.lowerBound).max() ?? 0
        var backwards = false
        if let source, let target { backwards = target.lowerBound < source.lowerBound }
        var result = (0..<count).map { word -> Region in
            if word < first { return .before }
            guard word >= low, word < high else { return .after }
            return backwards ? .betweenBackwards : .between
        }
        var marks: [(Range<Int>, Region)] = []
        if let source { marks.append((source, .source)) }
        if let target { marks.append((target, .target)) }
        if marks.count == 2, marks[0].0.count < marks[1].0.count { marks.reverse() }
        for (span, region) in marks {
            for word in span { result[word] = region }
        }
        return result
    }
}
