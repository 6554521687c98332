import Foundation
import Testing

@testable import English

@Suite("Decoding")
struct DecodingTests {
    private let tags = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"]

    @Test("No tag continues what was not begun", arguments: 1...50 as ClosedRange<UInt64>)
    func tagsFollow(seed: UInt64) throws {
        let decoder = try #require(NameDecoder(tags: tags))
        var numbers = RepeatableNumbers(seed: seed)
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
            #expect(!span.tokens.isEmpty && span.probability > 0 && span.probability <= 1)
        }
    }

    @Test("Strange tags are refused")
    func strangeTags() {
        #expect(NameDecoder(tags: ["O", "B-ANIMAL"]) == nil)
        #expect(NameDecoder(tags: []) == nil)
    }

    @Test("Random scores give a tree with one root", arguments: 1...60 as ClosedRange<UInt64>)
    func trees(seed: UInt64) {
        var numbers = RepeatableNumbers(seed: seed)
        let count = Int.random(in: 1...40, using: &numbers)
        let scores = (0..<count * (count + 1)).map { _ in Float.random(in: -3...3, using: &numbers) }
        let heads = SpanningTree.heads(scores, count: count)
        #expect(heads.count == count)
        #expect(SpanningTree.isTree(heads))
    }

    @Test("The tree is the best one of all", arguments: 1...60 as ClosedRange<UInt64>)
    func bestTree(seed: UInt64) {
        var numbers = RepeatableNumbers(seed: seed)
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
