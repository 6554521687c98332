import CKernels
import Foundation
import TestSupport
import Testing

@testable import English

/// The kernels must compute what plain loops compute.
@Suite("Kernels", .enabled(if: entente_has_vnni(), "the processor has no AVX512-VNNI"))
struct KernelTests {
    /// A layer of random weights, in the order of the file.
    private final class Layer {
        let inputs: Int
        let outputs: Int
        let weight: UnsafeMutablePointer<Int8>
        let sum: UnsafeMutablePointer<Int32>
        let scale: FloatBuffer
        let bias: FloatBuffer

        init(
            inputs: Int, outputs: Int, scales: ClosedRange<Float> = 0.001...0.003,
            using numbers: inout SeededGenerator
        ) {
            self.inputs = inputs
            self.outputs = outputs
            weight = UnsafeMutableRawPointer.allocate(byteCount: inputs * outputs, alignment: 64)
                .bindMemory(to: Int8.self, capacity: inputs * outputs)
            sum = .allocate(capacity: outputs)
            sum.initialize(repeating: 0, count: outputs)
            scale = FloatBuffer((0..<outputs).map { _ in Float.random(in: scales, using: &numbers) })
            bias = FloatBuffer((0..<outputs).map { _ in Float.random(in: -1...1, using: &numbers) })
            for output in 0..<outputs {
                for input in 0..<inputs {
                    let number = Int8.random(in: -127...127, using: &numbers)
                    weight[index(output, input)] = number
                    sum[output] += Int32(number)
                }
            }
        }

        deinit {
            weight.deallocate()
            sum.deallocate()
        }

        var kernel: entente_linear {
            entente_linear(
                weight: weight, scale: scale.start, sum: sum, bias: bias.start, quads: Int32(inputs / 4),
                blocks: Int32(outputs / 16))
        }

        func index(_ output: Int, _ input: Int) -> Int {
            ((output / 16 * (inputs / 4) + input / 4) * 16 + output % 16) * 4 + input % 4
        }

        /// One output for a row of numbers.
        func output(_ output: Int, _ row: [Double]) -> Double {
            let sum = row.enumerated().reduce(0) {
                $0 + $1.element * Double(weight[index(output, $1.offset)])
            }
            return sum * Double(scale.start[output]) + Double(bias.start[output])
        }
    }

    private func random(_ count: Int, using numbers: inout SeededGenerator) -> [Float] {
        (0..<count).map { _ in Float.random(in: -2...2, using: &numbers) }
    }

    /// A row of numbers as its bytes say it.
    private func restored(_ rows: entente_rows, _ row: Int, count: Int) -> [Double] {
        (0..<count).map {
            Double(rows.bytes[row * rows.stride + $0]) * Double(rows.scale[row]) + Double(rows.low[row])
        }
    }

    @Test("Bytes say the numbers to half a step", arguments: [4, 16, 24, 64, 96, 100, 384, 1536, 1976])
    func quantize(columns: Int) {
        var numbers = SeededGenerator(seed: UInt64(columns))
        let count = 5
        // A row more of stride shows whether rows are mixed up; one of the rows is all zeros.
        let stride = columns + 3
        let values = FloatBuffer(random(count * stride, using: &numbers))
        for column in 0..<columns { values.start[2 * stride + column] = 0 }
        for column in 0..<columns {
            values.start[3 * stride + column] = abs(values.start[3 * stride + column])
        }
        let workspace = Workspace()
        let rows = workspace.rows(.rows, count: count, columns: columns)
        entente_quantize(values.start, stride, count, columns, rows)
        for row in 0..<count {
            let own = (0..<columns).map { Double(values.start[row * stride + $0]) }
            let half = Double(rows.scale[row]) * 0.502
            #expect(zip(own, restored(rows, row, count: columns)).allSatisfy { abs($0 - $1) <= half })
        }
        #expect(restored(rows, 2, count: columns).allSatisfy { $0 == 0 })
        #expect(rows.low[3] == 0)
    }

    @Test(
        "Layers at all shapes of the model",
        arguments: [
            (384, 1152), (384, 384), (384, 1536), (1536, 384), (384, 736), (256, 256), (1976, 512), (512, 32),
        ])
    func multiply(inputs: Int, outputs: Int) {
        var numbers = SeededGenerator(seed: UInt64(inputs + outputs))
        let layer = Layer(inputs: inputs, outputs: outputs, using: &numbers)
        let workspace = Workspace()
        for count in [1, 2, 3, 4, 5, 6, 7, 13, 67] {
            let values = FloatBuffer(random(count * inputs, using: &numbers))
            let rows = workspace.rows(.rows, count: count, columns: inputs)
            entente_quantize(values.start, inputs, count, inputs, rows)
            let result = workspace.matrix(.wide, rows: count, columns: outputs)
            let rectified = outputs / 32
            withUnsafePointer(to: layer.kernel) {
                entente_multiply($0, rows, count, rectified, result.start, result.stride)
            }
            // All of the last row, and some of the others.
            for row in 0..<count {
                let own = restored(rows, row, count: inputs)
                for output in stride(from: row % 7, to: outputs, by: row == count - 1 ? 5 : 61) {
                    let expected = layer.output(output, own)
                    let bounded = output < rectified * 16 ? max(0, expected) : expected
                    #expect(abs(Double(result.row(row)[output]) - bounded) < 1e-3)
                }
            }
        }
    }

    @Test("Products of rows", arguments: [(1, 1), (3, 5), (4, 4), (9, 2), (67, 33)])
    func products(left: Int, right: Int) {
        var numbers = SeededGenerator(seed: UInt64(left * 100 + right))
        let columns = 256
        let first = FloatBuffer(random(left * (columns + 5), using: &numbers))
        let second = FloatBuffer(random(right * (columns + 1), using: &numbers))
        let result = FloatBuffer(count: left * (right + 2))
        entente_products(
            first.start, columns + 5, left, second.start, columns + 1, right, columns, result.start, right + 2
        )
        for row in 0..<left {
            for column in 0..<right {
                var expected = 0.0
                for index in 0..<columns {
                    expected +=
                        Double(first.start[row * (columns + 5) + index])
                        * Double(second.start[column * (columns + 1) + index])
                }
                #expect(abs(Double(result.start[row * (right + 2) + column]) - expected) < 1e-3)
            }
        }
        #expect((0..<left).allSatisfy { result.start[$0 * (right + 2) + right] == 0 })
    }

    @Test("Labels of arcs", arguments: [(1, 51), (2, 51), (3, 16), (4, 17), (11, 51)])
    func labels(words: Int, labels: Int) {
        var numbers = SeededGenerator(seed: UInt64(words * 100 + labels))
        let size = 96
        let layer = Layer(inputs: size, outputs: (labels * (size + 1) + 15) / 16 * 16, using: &numbers)
        let dependents = FloatBuffer(random(words * size, using: &numbers).map { max(0, $0) })
        let heads = FloatBuffer(random(words * size, using: &numbers))
        let workspace = Workspace()
        let rows = workspace.rows(.rows, count: words, columns: size)
        entente_quantize(dependents.start, size, words, size, rows)
        let pointers = (0..<words).map { UnsafePointer(heads.start + (words - 1 - $0) * size) }
        var result = [Float](repeating: 0, count: words * labels)
        withUnsafePointer(to: layer.kernel) {
            entente_label_scores($0, rows, pointers, words, labels, &result)
        }
        for word in 0..<words {
            let own = restored(rows, word, count: size)
            for label in 0..<labels {
                var expected = layer.output(labels * size + label, own)
                for index in 0..<size {
                    expected += layer.output(label * size + index, own) * Double(pointers[word][index])
                }
                #expect(abs(Double(result[word * labels + label]) - expected) < 5e-3)
            }
        }
    }

    @Test(
        "One encoder layer, at odd numbers of rows",
        arguments: [1, 2, 3, 15, 16, 17, 63, 64, 65, 67, 130, 512])
    func layer(count: Int) throws {
        var numbers = SeededGenerator(seed: UInt64(count))
        let width = Encoder.width
        let layers = [(width, 3 * width), (width, width), (width, 4 * width), (4 * width, width)].map {
            Layer(inputs: $0.0, outputs: $0.1, scales: 0.0002...0.0008, using: &numbers)
        }
        let norms = (0..<2).map { _ in
            LayerNorm(
                weight: Numbers(FloatBuffer((0..<width).map { 1 + Float($0 % 3) / 10 })),
                bias: Numbers(FloatBuffer((0..<width).map { Float($0 % 5) / 10 })), epsilon: 1e-12)
        }
        let kernel = entente_layer(
            qkv: layers[0].kernel, output: layers[1].kernel, attention_norm: norms[0].kernel,
            up: layers[2].kernel, down: layers[3].kernel, ffn_norm: norms[1].kernel)
        let states = FloatBuffer(random(count * width, using: &numbers))
        let before = (0..<count).map { row in (0..<width).map { Double(states.start[row * width + $0]) } }
        let workspace = Workspace()
        let rows = workspace.rows(.stateBytes, count: count, columns: width)
        entente_quantize(states.start, width, count, width, rows)
        let scratch = workspace.memory(.wide, bytes: entente_scratch_size(count))
        withUnsafePointer(to: kernel) { entente_apply_layer($0, count, states.start, rows, scratch) }
        let compared = Array(stride(from: 0, to: count, by: max(1, count / 16))) + [count - 1]
        let expected = apply(layers, norms, to: before, rows: compared)
        for (row, expected) in zip(compared, expected) {
            let own = (0..<width).map { Double(states.start[row * width + $0]) }
            let product = { (left: [Double], right: [Double]) in
                zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
            }
            let cosine =
                product(own, expected) / (product(own, own) * product(expected, expected)).squareRoot()
            #expect(cosine > 0.999)
            #expect(
                zip(own, restored(rows, row, count: width)).allSatisfy {
                    abs($0 - $1) < Double(rows.scale[row])
                })
        }
    }

    /// Some of the rows that an encoder layer gives in double precision.
    private func apply(_ layers: [Layer], _ norms: [LayerNorm], to states: [[Double]], rows: [Int])
        -> [[Double]]
    {
        let width = Encoder.width
        let matrices = layers.map { layer in
            (0..<layer.outputs).map { output in
                (0..<layer.inputs).map {
                    Double(layer.weight[layer.index(output, $0)]) * Double(layer.scale.start[output])
                }
            }
        }
        let multiply = { (layer: Int, row: [Double]) in
            matrices[layer].indices.map { output in
                matrices[layer][output].withUnsafeBufferPointer { weights in
                    var sum = Double(layers[layer].bias.start[output])
                    for index in row.indices { sum += weights[index] * row[index] }
                    return sum
                }
            }
        }
        let normalize = { (norm: LayerNorm, row: [Double]) in
            let mean = row.reduce(0, +) / Double(width)
            let variance = row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(width)
            return row.enumerated().map {
                ($0.element - mean) / variance.squareRoot() * Double(norm.weight.start[$0.offset])
                    + Double(norm.bias.start[$0.offset])
            }
        }
        let projected = states.map { multiply(0, $0) }
        return rows.map { row in
            var context = [Double](repeating: 0, count: width)
            for head in stride(from: 0, to: width, by: Encoder.headSize) {
                var shares = projected.map { other in
                    (head..<head + Encoder.headSize).reduce(0) { $0 + projected[row][$1] * other[width + $1] }
                }
                let highest = shares.max() ?? 0
                shares = shares.map { exp($0 - highest) }
                let total = shares.reduce(0, +)
                for column in head..<head + Encoder.headSize {
                    context[column] =
                        zip(shares, projected).reduce(0) { $0 + $1.0 * $1.1[2 * width + column] } / total
                }
            }
            let attended = normalize(norms[0], zip(states[row], multiply(1, context)).map { $0 + $1 })
            let middle = multiply(2, attended).map { $0 * 0.5 * (1 + erf($0 / 2.0.squareRoot())) }
            return normalize(norms[1], zip(attended, multiply(3, middle)).map { $0 + $1 })
        }
    }
}
