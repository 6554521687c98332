import Foundation

/// Scores the roots of PLOVER for a pair that is marked in a sentence, on the encoder's vectors of its words.
///
/// Words are projected, told where they stand, and read by a few transformer layers. Some learned queries then look at
/// the words; what they see, and the means of source and target, decide.
final class RootHead: Sendable {
    /// Where a word stands. The numbers are rows of a table in the file.
    private enum Region: Int {
        case source, target, before, between, betweenBackwards, after
        static let count = 6
    }

    private struct Layer: Sendable {
        let before: LayerNorm
        let qkv: Linear
        let out: Linear
        let middle: LayerNorm
        let up: Linear
        let down: Linear
    }

    /// The classes, in the order of the scores.
    let roots: [String]
    private let size: Int
    private let heads: Int
    private let looks: Int
    private let norm: LayerNorm
    private let input: Linear
    private let regions: Numbers
    private let layers: [Layer]
    private let last: LayerNorm
    private let look: Linear
    private let hidden: Linear
    private let output: Linear

    private static let epsilon: Float = 1e-5

    /// Reads the head from its file.
    init(_ file: SafetensorsFile, precision: Precision) throws(ModelError) {
        roots = file.metadata["roots"].map { $0.split(separator: " ").map(String.init) } ?? []
        let number = { (key: String, range: ClosedRange<Int>) throws(ModelError) in
            guard let value = file.metadata[key].flatMap({ Int($0) }), range.contains(value) else {
                throw ModelError.malformed(
                    path: file.path, reason: "the metadata do not say a fitting \(key)")
            }
            return value
        }
        size = try number("size", 16...Encoder.width)
        heads = try number("heads", 1...64)
        looks = try number("looks", 1...64)
        let inner = try number("inner", 16...4096)
        let middle = try number("hidden", 16...4096)
        let layerCount = try number("layers", 0...12)
        guard !roots.isEmpty, size % 16 == 0, size % heads == 0, inner % 16 == 0, middle % 16 == 0 else {
            throw .malformed(path: file.path, reason: "the head's sizes do not fit together")
        }
        let size = size
        let linear = { (part: String, inputs: Int, outputs: Int) throws(ModelError) in
            try Linear(file, "roots.\(part)", inputs: inputs, outputs: outputs, precision: precision)
        }
        let norm = { (part: String, count: Int) throws(ModelError) in
            try file.norm("roots.\(part)", count: count, epsilon: RootHead.epsilon)
        }
        self.norm = try norm("norm", Encoder.width)
        input = try linear("input", Encoder.width, size)
        regions = try file.floats("roots.region", [Region.count, size])
        var layers: [Layer] = []
        for index in 0..<layerCount {
            let name = "layer.\(index)."
            layers.append(
                Layer(
                    before: try norm(name + "before", size), qkv: try linear(name + "qkv", size, 3 * size),
                    out: try linear(name + "out", size, size), middle: try norm(name + "middle", size),
                    up: try linear(name + "up", size, inner), down: try linear(name + "down", inner, size)))
        }
        self.layers = layers
        last = try norm("last", size)
        look = try linear("look", size, looks)
        hidden = try linear("hidden", (looks + 2) * size, middle)
        output = try linear("output", middle, roots.count)
    }

    /// The scores (logits) of all roots, given the vectors of the words and where source and target stand among them.
    func scores(source: Range<Int>?, target: Range<Int>?, words: MatrixPointer) -> [Float] {
        guard words.rows > 0 else { return [] }
        let workspace = Workspace()
        let places = RootHead.regions(count: words.rows, source: source, target: target)
        let memory = FloatBuffer(count: words.rows * size)
        let states = MatrixPointer(memory.start, rows: words.rows, columns: size)
        enter(words, places, into: states, workspace: workspace)
        for layer in layers { apply(layer, to: states, workspace: workspace) }
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
        return Array(result.array.prefix(roots.count))
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
            let mark = regions.start + place.rawValue * size
            for column in stride(from: 0, to: size, by: 8) {
                row.store(row.vector(column) + mark.vector(column), column)
            }
        }
    }

    /// One transformer layer, whose norms stand before its two parts.
    private func apply(_ layer: Layer, to states: MatrixPointer, workspace: Workspace) {
        let count = states.rows
        let memory = FloatBuffer(count: count * (size + layer.qkv.outputs + size + count))
        let normal = MatrixPointer(memory.start, rows: count, columns: size)
        let projected = MatrixPointer(
            memory.start + count * size, rows: count, columns: layer.qkv.outputs)
        let context = MatrixPointer(
            projected.start + count * projected.columns, rows: count, columns: size)
        let weights = MatrixPointer(context.start + count * size, rows: count, columns: count)
        normalize(states, layer.before, into: normal)
        layer.qkv.apply(normal, into: projected, workspace: workspace)
        let width = size / heads
        for head in 0..<heads {
            let part = { (offset: Int) in
                MatrixPointer(
                    projected.start + offset * self.size + head * width, rows: count, columns: width,
                    stride: projected.columns)
            }
            MatrixProduct.timesTransposed(
                part(0), part(1), into: weights, scale: 1 / Float(width).squareRoot())
            RowOperations.softmax(weights)
            MatrixProduct.times(
                weights, part(2),
                into: MatrixPointer(context.start + head * width, rows: count, columns: width, stride: size))
        }
        layer.out.apply(context, into: normal, workspace: workspace)
        add(normal, to: states)
        normalize(states, layer.middle, into: normal)
        let inner = FloatBuffer(count: count * layer.up.outputs)
        let wide = MatrixPointer(inner.start, rows: count, columns: layer.up.outputs)
        layer.up.apply(normal, into: wide, workspace: workspace)
        RowOperations.applyGELU(wide)
        layer.down.apply(wide, into: context, workspace: workspace)
        add(context, to: states)
    }

    private func normalize(_ states: MatrixPointer, _ norm: LayerNorm, into result: MatrixPointer) {
        for index in 0..<states.rows {
            result.row(index).update(from: states.row(index), count: size)
            norm.apply(result.row(index))
        }
    }

    private func add(_ change: MatrixPointer, to states: MatrixPointer) {
        for index in 0..<states.rows {
            let row = states.row(index)
            for column in stride(from: 0, to: size, by: 8) {
                row.store(row.vector(column) + change.row(index).vector(column), column)
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
        let columns = (0..<looks).map { column in (0..<count).map { seen.row($0)[column] } }
        for (column, values) in columns.enumerated() {
            let highest = values.max() ?? 0
            let powers = values.map { exp($0 - highest) }
            let sum = powers.reduce(0, +)
            gather(states, weights: powers.map { $0 / sum }, into: result.start + column * size)
        }
        for (offset, region) in [Region.source, .target].enumerated() {
            let marks = places.map { $0 == region ? Float(1) : 0 }
            let sum = max(marks.reduce(0, +), 1)
            gather(states, weights: marks.map { $0 / sum }, into: result.start + (looks + offset) * size)
        }
        return result
    }

    private func gather(_ states: MatrixPointer, weights: [Float], into result: UnsafeMutablePointer<Float>) {
        for (index, weight) in weights.enumerated() where weight != 0 {
            let row = states.row(index)
            for column in stride(from: 0, to: size, by: 8) {
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
