import CKernels
import Foundation
import Testing

@testable import English

/// The head for PLOVER's roots must compute what the training code computes.
@Suite(
    "The PLOVER root of a pair",
    .enabled(if: TestModel.hasRoots, "the model or its roots are missing"))
struct RootClassifierTests {
    private struct Fixture: Decodable {
        struct Item: Decodable {
            var words: [String]
            var source: [Int]?
            var target: [Int]?
            var probabilities: [Float]

            func range(_ span: [Int]?) -> Range<Int>? { span.map { $0[0]..<$0[1] } }
        }

        var roots: [String]
        var items: [Item]
    }

    private func fixture() throws -> Fixture {
        try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: TestModel.rootsFixture))
    }

    @Test(
        "Probabilities are those of the training code, in either precision",
        arguments: [Precision.single, .int8])
    func parity(precision: Precision) async throws {
        if precision == .int8, !entente_has_vnni() { return }
        let fixture = try fixture()
        let location = try ModelLocation(directory: nil)
        let weights = try SafetensorsFile(path: location.weights)
        let network = try Network(weights, precision: precision)
        let vocabulary = try TestModel.required().vocabulary
        let classifier = try RootClassifier(
            model: try TestModel.required(), weights: weights, precision: precision)
        #expect(classifier.roots == fixture.roots)
        for item in fixture.items {
            var pieces = WordPieces(vocabulary)
            let encoded = network.encode(pieces.sequence(item.words), workspace: Workspace())
            let vectors = FloatBuffer(encoded.vectors(0..<encoded.wordCount))
            let words = MatrixPointer(vectors.start, rows: encoded.wordCount, columns: Encoder.width)
            let found = classifier.probabilities(
                source: item.range(item.source), target: item.range(item.target), words: words)
            let largest = zip(found, item.probabilities).map { abs($0 - $1) }.max() ?? 1
            #expect(largest < (precision == .single ? 0.002 : 0.15), "\(item.words.joined(separator: " "))")
        }
    }

    @Test("Text and tokens lead to the same probabilities")
    func text() throws {
        let model = try TestModel.required()
        let classifier = try model.rootClassifier()
        let text = "On Monday Norway froze all aid to Burundi."
        let analysis = model.analyze(text)
        let words = analysis.sentences.flatMap(\.tokens).map(\.text)
        let source = try #require(words.firstIndex(of: "Norway"))
        let target = try #require(words.firstIndex(of: "Burundi"))
        let byTokens = classifier.probabilities(
            source: source..<source + 1, target: target..<target + 1, in: analysis.sentences)
        #expect(classifier.probabilities(text: text, source: 10..<16, target: 34..<41) == byTokens)
        #expect(abs(byTokens.reduce(0, +) - 1) < 1e-4)
        let best = try #require(byTokens.indices.max { byTokens[$0] < byTokens[$1] })
        #expect(classifier.roots[best] == "SANCTION")
    }

    @Test(
        "Who does what to whom: the classes of plain sentences",
        arguments: [
            ("Tonga", "agreed to open its ports to", "Fiji", "AGREE"), ("Tonga", "bombed", "Fiji", "ASSAULT"),
            ("Tonga", "refused to negotiate with", "Fiji", "REJECT"),
            ("Tonga", "held talks with", "Fiji", "CONSULT"),
            ("Tonga", "urged restraint from", "Fiji", "REQUEST"), ("Tonga", "accused", "Fiji", "ACCUSE"),
        ])
    func plain(source: String, verb: String, target: String, root: String) throws {
        let classifier = try TestModel.required().rootClassifier()
        let start = source.count + verb.count + 2
        let probabilities = classifier.probabilities(
            text: "\(source) \(verb) \(target) on Friday.", source: 0..<source.count,
            target: start..<start + target.count)
        let best = try #require(probabilities.indices.max { probabilities[$0] < probabilities[$1] })
        #expect(classifier.roots[best] == root)
    }

    @Test("A pair that is not named, stands outside the text or within itself does no harm")
    func odd() throws {
        let classifier = try TestModel.required().rootClassifier()
        let text = "Iraqi fighters laid down their arms."
        for (source, target) in [
            (nil, nil), (0..<14, nil), (0..<14, 0..<5), (90..<95, 0..<14), (3..<3, 0..<14),
        ] as [(Range<Int>?, Range<Int>?)] {
            let probabilities = classifier.probabilities(text: text, source: source, target: target)
            #expect(probabilities.count == classifier.roots.count)
            #expect(probabilities.allSatisfy { $0 >= 0 && $0 <= 1 })
        }
        #expect(classifier.probabilities(text: "", source: nil, target: nil).isEmpty)
    }

    @Test("A head of other weights is refused, and the message says what to do")
    func others() throws {
        let weights = URL(fileURLWithPath: try ModelLocation(directory: nil).weights)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["english.safetensors", "vocab.txt"] {
            try FileManager.default.createSymbolicLink(
                at: folder.appendingPathComponent(name),
                withDestinationURL: weights.deletingLastPathComponent().appendingPathComponent(name))
        }
        let header = Data(#"{"__metadata__":{"encoder":"1"}}"#.utf8)
        var file = Data(withUnsafeBytes(of: UInt64(header.count).littleEndian) { Array($0) })
        file += header
        try file.write(to: folder.appendingPathComponent("roots.safetensors"))
        let model = try EnglishModel(directory: folder)
        #expect {
            try model.rootClassifier()
        } throws: { error in
            "\(error)".contains("Training/roots.py")
        }
    }
}
