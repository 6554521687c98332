import Foundation
import Testing

@testable import English

/// The Swift code must compute what the training code computes.
@Suite(
    "Parity with the training code",
    .enabled(
        if: TestModel.isAvailable && TestModel.fixture != nil, "the model or Fixtures/logits.json is missing")
)
struct ParityTests {
    private struct Fixture: Decodable {
        struct Item: Decodable {
            var words: [String]
            var pieces: [[Int32]]
            var casing: [UInt8]
            var ner: [[Float]]
            var pos: [[Float]]
            var arcs: [[Float]]?
            var heads: [Int]?
            var labels: [[Float]]?
        }

        struct Mention: Decodable {
            var start: Int
            var end: Int
            var type: String
        }

        struct Pair: Decodable {
            var sentence: Int
            var subject: Mention
            var object: Mention
            var logits: [Float]
        }

        var sentences: [Item]
        var pairs: [Pair]
    }

    private static let tolerance: Float = 2e-3

    private func fixture() throws -> Fixture {
        let file = try #require(TestModel.fixture)
        return try JSONDecoder().decode(Fixture.self, from: try Data(contentsOf: file))
    }

    private func difference(_ left: [Float], _ right: [[Float]]) -> Float {
        let flat = Array(right.joined())
        guard left.count == flat.count else { return .infinity }
        // The training code marks a word's arc to itself with -10,000.
        return zip(left, flat).filter { $1 > -9000 }.map { abs($0 - $1) }.max() ?? 0
    }

    @Test("Pieces, casing and scores")
    func scores() throws {
        let model = try TestModel.required()
        let worker = Worker(model.vocabulary)
        let items = try fixture().sentences
        let sequences = items.map { worker.pieces.sequence($0.words) }
        for (item, sequence) in zip(items, sequences) {
            #expect(item.words.map { worker.pieces.pieces($0) } == item.pieces)
            #expect(CasingFeatures.classes(item.words) == item.casing)
            #expect(sequence.pieces.count == item.pieces.reduce(2) { $0 + $1.count })
        }
        let scores = model.analyzer.network.scores(sequences, choice: .best, workspace: worker.workspace)
        var worst: Float = 0
        for (item, score) in zip(items, scores) {
            worst = max(worst, difference(score.names, item.ner), difference(score.classes, item.pos))
            guard let arcs = item.arcs, let heads = item.heads, let labels = item.labels else { continue }
            worst = max(worst, difference(score.arcs, arcs))
            #expect(score.heads == heads)
            if score.heads == heads { worst = max(worst, difference(score.labels, labels)) }
        }
        #expect(worst < ParityTests.tolerance)
    }

    @Test("Relation scores")
    func relations() throws {
        let model = try TestModel.required()
        let fixture = try fixture()
        guard let head = model.analyzer.network.relationHead else { return }
        let types = ["person": 0, "country": 1, "organization": 2, "place": 3]
        let worker = Worker(model.vocabulary)
        for pair in fixture.pairs {
            let sequence = worker.pieces.sequence(fixture.sentences[pair.sentence].words)
            let vectors = model.analyzer.network.vectors(sequence, workspace: worker.workspace)
            let words = MatrixPointer(vectors.start, rows: sequence.wordCount, columns: Encoder.width)
            let mentions = MentionPair(
                subject: pair.subject.start..<pair.subject.end, object: pair.object.start..<pair.object.end,
                subjectType: try #require(types[pair.subject.type]),
                objectType: try #require(types[pair.object.type]))
            let scores = head.scores([mentions], words: words)
            #expect(difference(scores[0], [pair.logits]) < ParityTests.tolerance)
        }
    }
}
