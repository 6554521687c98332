import CKernels
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
        }

        struct Tree: Decodable {
            var arcs: [[Float]]
            var heads: [Int]
            var labels: [[Float]]
        }

        struct Stretch: Decodable {
            var sentences: [Int]
            var separated: Bool
            var ner: [[Float]]
            var pos: [[Float]]
            var boundary: [Float]
            var trees: [Tree]
        }

        struct Mention: Decodable {
            var start: Int
            var end: Int
            var type: String
        }

        struct Pair: Decodable {
            var stretch: Int
            var sentence: Int
            var subject: Mention
            var object: Mention
            var logits: [Float]
        }

        var sentences: [Item]
        var stretches: [Stretch]
        var pairs: [Pair]

        /// The words of a sentence among those of its stretch.
        func words(_ sentence: Int, of stretch: Stretch) -> Range<Int> {
            let before = stretch.sentences.prefix(sentence).reduce(0) { $0 + sentences[$1].words.count }
            return before..<before + sentences[stretch.sentences[sentence]].words.count
        }

        func sequence(_ stretch: Stretch, _ vocabulary: Vocabulary) -> PieceSequence {
            var result = PieceSequence(
                pieces: [vocabulary.start], casing: [CasingFeatures.special], words: [])
            for (index, number) in stretch.sentences.enumerated() {
                for (pieces, shape) in zip(sentences[number].pieces, sentences[number].casing) {
                    result.words.append(result.pieces.count..<result.pieces.count + pieces.count)
                    result.pieces += pieces
                    result.casing += repeatElement(shape, count: pieces.count)
                }
                if stretch.separated || index == stretch.sentences.count - 1 {
                    result.pieces.append(vocabulary.end)
                    result.casing.append(CasingFeatures.special)
                }
            }
            return result
        }
    }

    /// How two lists of numbers differ.
    private struct Difference {
        var largest: Float = 0
        var cosine: Float = 1
    }

    private static let types = ["person": 0, "country": 1, "organization": 2, "place": 3]

    private func fixture() throws -> Fixture {
        let file = try #require(TestModel.fixture)
        return try JSONDecoder().decode(Fixture.self, from: try Data(contentsOf: file))
    }

    /// The network in a form that the test chooses.
    private func network(_ precision: Precision) throws -> Network {
        let location = try ModelLocation(directory: nil)
        return try Network(try SafetensorsFile(path: location.weights), precision: precision)
    }

    private func difference(_ left: [Float], _ right: [Float]) -> Difference {
        guard left.count == right.count else { return Difference(largest: .infinity, cosine: 0) }
        // The training code marks a word's arc to itself with -10,000.
        let pairs = zip(left, right).filter { $1 > -9000 }
        let product = pairs.reduce(0) { $0 + $1.0 * $1.1 }
        let squares = pairs.reduce(into: (Float(0), Float(0))) {
            $0.0 += $1.0 * $1.0
            $0.1 += $1.1 * $1.1
        }
        return Difference(
            largest: pairs.map { abs($0 - $1) }.max() ?? 0,
            cosine: pairs.isEmpty ? 1 : product / (squares.0 * squares.1).squareRoot())
    }

    private func best(_ rows: [Float], count: Int) -> [Int] {
        stride(from: 0, to: rows.count, by: count).map { start in
            (0..<count).max { rows[start + $0] < rows[start + $1] } ?? 0
        }
    }

    @Test("Pieces and casing")
    func pieces() throws {
        let worker = Worker(try TestModel.required().vocabulary)
        for item in try fixture().sentences {
            #expect(item.words.map { worker.pieces.pieces($0) } == item.pieces)
            #expect(CasingFeatures.classes(item.words) == item.casing)
        }
    }

    @Test("Scores in single precision")
    func single() throws {
        let fixture = try fixture()
        let network = try network(.single)
        let vocabulary = try TestModel.required().vocabulary
        let workspace = Workspace()
        var worst: Float = 0
        for stretch in fixture.stretches {
            let encoded = network.encode(fixture.sequence(stretch, vocabulary), workspace: workspace)
            let all = encoded.scores(0..<encoded.wordCount, choice: .best)
            worst = max(
                worst, difference(all.names, Array(stretch.ner.joined())).largest,
                difference(all.classes, Array(stretch.pos.joined())).largest,
                difference(encoded.boundaryScores, stretch.boundary).largest)
            for (index, tree) in stretch.trees.enumerated() {
                let scores = encoded.scores(fixture.words(index, of: stretch), choice: .best)
                #expect(scores.heads == tree.heads)
                worst = max(
                    worst, difference(scores.arcs, Array(tree.arcs.joined())).largest,
                    difference(scores.labels, Array(tree.labels.joined())).largest)
            }
        }
        #expect(worst < 2e-3)
    }

    @Test("Relation scores in single precision")
    func singleRelations() throws {
        let fixture = try fixture()
        let network = try network(.single)
        for pair in try relations(fixture, network) {
            #expect(difference(pair.scores, pair.expected).largest < 2e-3)
        }
    }

    @Test("Scores in eight bits are close to those in single precision")
    func int8() throws {
        guard entente_has_vnni() else { return }
        let fixture = try fixture()
        let network = try network(.int8)
        let vocabulary = try TestModel.required().vocabulary
        let workspace = Workspace()
        var agreeing = 0
        var decisions = 0
        let compare = { (left: [Int], right: [Int]) in
            decisions += left.count
            agreeing += zip(left, right).count { $0 == $1 }
        }
        for stretch in fixture.stretches {
            let encoded = network.encode(fixture.sequence(stretch, vocabulary), workspace: workspace)
            let all = encoded.scores(0..<encoded.wordCount, choice: .best)
            #expect(all.arcs.allSatisfy { $0.isFinite })
            let names = Array(stretch.ner.joined())
            let classes = Array(stretch.pos.joined())
            let nameCount = network.metadata.nameTags.count
            let classCount = network.metadata.classes.count
            #expect(difference(all.names, names).cosine > 0.99)
            #expect(difference(all.classes, classes).cosine > 0.99)
            #expect(difference(encoded.boundaryScores, stretch.boundary).cosine > 0.99)
            // Of logits from -15 to 14.
            #expect(difference(encoded.boundaryScores, stretch.boundary).largest < 1)
            compare(best(all.names, count: nameCount), best(names, count: nameCount))
            compare(best(all.classes, count: classCount), best(classes, count: classCount))
            for (index, tree) in stretch.trees.enumerated() {
                let scores = encoded.scores(fixture.words(index, of: stretch), choice: .best)
                // The cosine of few numbers says little.
                let arcs = difference(scores.arcs, Array(tree.arcs.joined()))
                #expect(arcs.cosine > 0.99 || arcs.largest < 0.5)
                compare(scores.heads, tree.heads)
                let count = network.metadata.relations.count
                let labels = Array(tree.labels.joined())
                for word in tree.heads.indices where scores.heads[word] == tree.heads[word] {
                    let own = word * count..<(word + 1) * count
                    #expect(difference(Array(scores.labels[own]), Array(labels[own])).cosine > 0.98)
                    compare(
                        best(Array(scores.labels[own]), count: count),
                        best(Array(labels[own]), count: count))
                }
            }
        }
        #expect(Double(agreeing) / Double(decisions) > 0.98)
        for pair in try relations(fixture, network) {
            #expect(difference(pair.scores, pair.expected).cosine > 0.99)
        }
    }

    /// The relation head's scores with those that are expected.
    private func relations(_ fixture: Fixture, _ network: Network) throws -> [(
        scores: [Float], expected: [Float]
    )] {
        guard let head = network.relationHead else { return [] }
        let vocabulary = try TestModel.required().vocabulary
        let workspace = Workspace()
        return try fixture.pairs.map { pair in
            let stretch = fixture.stretches[pair.stretch]
            let encoded = network.encode(fixture.sequence(stretch, vocabulary), workspace: workspace)
            let sentence = fixture.words(pair.sentence, of: stretch)
            let vectors = FloatBuffer(encoded.vectors(sentence))
            let words = MatrixPointer(vectors.start, rows: sentence.count, columns: Encoder.width)
            let mentions = MentionPair(
                subject: pair.subject.start..<pair.subject.end, object: pair.object.start..<pair.object.end,
                subjectType: try #require(ParityTests.types[pair.subject.type]),
                objectType: try #require(ParityTests.types[pair.object.type]))
            return (head.scores([mentions], words: words)[0], pair.logits)
        }
    }

    @Test("Results depend on the sequence alone", arguments: [Precision.single, .int8])
    func independent(precision: Precision) throws {
        if precision == .int8, !entente_has_vnni() { return }
        let fixture = try fixture()
        let network = try network(precision)
        let vocabulary = try TestModel.required().vocabulary
        let used = Workspace()
        for stretch in fixture.stretches {
            let sequence = fixture.sequence(stretch, vocabulary)
            let first = network.encode(sequence, workspace: used)
            let again = network.encode(sequence, workspace: Workspace())
            let words = 0..<first.wordCount
            let (left, right) = (first.scores(words), again.scores(words))
            #expect(left.arcs == right.arcs && left.labels == right.labels && left.names == right.names)
            #expect(first.vectors(words) == again.vectors(words))
        }
    }
}
