import Foundation
import TestSupport
import Testing

@testable import English

@Suite("Decoding")
struct DecodingTests {
    private let tags = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"]

    /// Random transitions in which no tag continues what was not begun.
    private func decoder(_ tags: [String], _ numbers: inout SeededGenerator) throws -> (
        NameDecoder, [Float]
    ) {
        let transitions = (tags + ["O"]).flatMap { before in
            tags.map { tag -> Float in
                let isAllowed =
                    !tag.hasPrefix("I-") || before != "O" && before.dropFirst(2) == tag.dropFirst(2)
                return isAllowed ? Float.random(in: -2...2, using: &numbers) : -10_000
            }
        }
        return (try #require(NameDecoder(tags: tags, transitions: transitions)), transitions)
    }

    @Test("No tag continues what was not begun", arguments: 1...50 as ClosedRange<UInt64>)
    func tagsFollow(seed: UInt64) throws {
        var numbers = SeededGenerator(seed: seed)
        let (decoder, _) = try decoder(tags, &numbers)
        let words = Int.random(in: 1...30, using: &numbers)
        let scores = (0..<words * tags.count).map { _ in Float.random(in: -5...5, using: &numbers) }
        var previous = "O"
        for tag in decoder.bestPath(scores).map({ tags[$0] }) {
            if tag.hasPrefix("I-") {
                #expect(previous != "O" && previous.dropFirst(2) == tag.dropFirst(2))
            }
            previous = tag
        }
        let spans = decoder.spans(scores)
        for (span, next) in zip(spans, spans.dropFirst()) {
            #expect(span.tokens.upperBound <= next.tokens.lowerBound)
        }
        for span in spans {
            #expect(!span.tokens.isEmpty && span.probability > 0 && span.probability <= 1.0001)
        }
    }

    @Test(
        "The tags are the likeliest of all, their probabilities sums over all",
        arguments: 1...30 as ClosedRange<UInt64>)
    func allTags(seed: UInt64) throws {
        var numbers = SeededGenerator(seed: seed)
        let tags = ["O", "B-PER", "I-PER", "B-LOC"]
        let count = tags.count
        let (decoder, transitions) = try decoder(tags, &numbers)
        let words = Int.random(in: 1...5, using: &numbers)
        let scores = (0..<words * count).map { _ in Float.random(in: -3...3, using: &numbers) }
        var best = (sum: -Float.infinity, path: [Int]())
        var total = 0.0
        var sums = [Double](repeating: 0, count: scores.count)
        for number in 0..<(0..<words).reduce(1, { all, _ in all * count }) {
            var rest = number
            let path = (0..<words).map { _ in
                defer { rest /= count }
                return rest % count
            }
            let sum = path.indices.reduce(Float(0)) { sum, word in
                let before = word == 0 ? count : path[word - 1]
                return sum + scores[word * count + path[word]] + transitions[before * count + path[word]]
            }
            if sum > best.sum { best = (sum, path) }
            total += exp(Double(sum))
            for (word, tag) in path.enumerated() { sums[word * count + tag] += exp(Double(sum)) }
        }
        #expect(decoder.bestPath(scores) == best.path)
        for (probability, sum) in zip(decoder.marginals(scores), sums) {
            #expect(abs(Double(probability) - sum / total) < 1e-4)
        }
    }

    @Test("Strange tags are refused")
    func strangeTags() {
        #expect(NameDecoder(tags: ["O", "B-ANIMAL"], transitions: [Float](repeating: 0, count: 6)) == nil)
        #expect(NameDecoder(tags: [], transitions: []) == nil)
        #expect(NameDecoder(tags: ["O"], transitions: [0]) == nil)
    }

    @Test("Random scores give a tree with one root", arguments: 1...60 as ClosedRange<UInt64>)
    func trees(seed: UInt64) {
        var numbers = SeededGenerator(seed: seed)
        let count = Int.random(in: 1...40, using: &numbers)
        let scores = (0..<count * (count + 1)).map { _ in Float.random(in: -3...3, using: &numbers) }
        let heads = SpanningTree.heads(scores, count: count)
        #expect(heads.count == count)
        #expect(SpanningTree.isTree(heads))
    }

    @Test("The tree is the best one of all", arguments: 1...60 as ClosedRange<UInt64>)
    func bestTree(seed: UInt64) {
        var numbers = SeededGenerator(seed: seed)
        let count = Int.random(in: 2...5, using: &numbers)
        let scores = (0..<count * (count + 1)).map { _ in Float.random(in: -3...3, using: &numbers) }
        let sum = { (heads: [Int]) in
            heads.enumerated().reduce(0) { $0 + scores[$1.offset * (count + 1) + $1.element] }
        }
        var best = -Float.infinity
        var combinations = 1
        for _ in 0..<count { combinations *= count + 1 }
        for number in 0..<combinations {
            var rest = number
            let heads = (0..<count).map { _ in
                defer { rest /= count + 1 }
                return rest % (count + 1)
            }
            if SpanningTree.isTree(heads) { best = max(best, sum(heads)) }
        }
        #expect(abs(sum(SpanningTree.heads(scores, count: count)) - best) < 1e-4)
    }

    @Test("What is no tree is seen")
    func noTrees() {
        #expect(SpanningTree.isTree([0]))
        #expect(SpanningTree.isTree([2, 0, 2]))
        #expect(!SpanningTree.isTree([0, 0]))
        #expect(!SpanningTree.isTree([2, 1, 0]))
        #expect(!SpanningTree.isTree([1]))
        #expect(!SpanningTree.isTree([2, 3, 1]))
    }

    @Test("Sentences that are too long are cut after commas")
    func windows() {
        let counts = [Int](repeating: 1, count: 1200)
        let ranges = Windows.ranges(counts, limit: 510) { $0 % 100 == 99 }
        #expect(ranges == [0..<500, 500..<1000, 1000..<1200])
        #expect(Windows.ranges(counts, limit: 510) { _ in false } == [0..<510, 510..<1020, 1020..<1200])
        #expect(Windows.ranges([], limit: 510) { _ in false }.isEmpty)
    }

    @Test("Error function, exponential and softmax are exact enough")
    func functions() {
        for step in -600...600 {
            let x = Float(step) / 50
            #expect(abs(errorFunction(Vector(repeating: x))[3] - erf(x)) < 1e-6)
            #expect(abs(exponential(Vector(repeating: x))[5] / exp(x) - 1) < 1e-6)
        }
        let buffer = FloatBuffer((0..<11).map { Float($0) / 3 })
        RowOperations.softmax(MatrixPointer(buffer.start, rows: 1, columns: 11))
        let total = (0..<11).reduce(0) { $0 + exp(Double($1) / 3) }
        for (index, value) in buffer.array.enumerated() {
            #expect(abs(Double(value) - exp(Double(index) / 3) / total) < 1e-6)
        }
    }
}
