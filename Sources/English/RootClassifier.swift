import Foundation

/// Tells which root class of PLOVER, the ontology of political events, a sentence states of a pair of actors: AGREE,
/// CONSULT, SUPPORT and so on.
///
/// It is a few small heads on the English model's word vectors, in a file of its own beside the model's weights; get one from
/// ``EnglishModel/rootClassifier()``. The pair is given, and that something happens between the two is taken for granted.
public struct RootClassifier: Sendable {
    /// The classes, in the order of the probabilities.
    public let roots: [String]

    private let model: EnglishModel
    /// Heads that differ by chance; their mean is better than each.
    private let heads: [RootHead]

    init(model: EnglishModel, weights: SafetensorsFile, precision: Precision) throws(ModelError) {
        let path = URL(fileURLWithPath: weights.path).deletingLastPathComponent()
            .appendingPathComponent("roots.safetensors").path
        let file = try SafetensorsFile(path: path)
        let mark = RootClassifier.mark(weights)
        guard file.metadata["encoder"] == mark else {
            throw .malformed(
                path: path,
                reason:
                    "it was trained with other weights than \(weights.path); Training/roots.py trains it anew"
            )
        }
        self.model = model
        roots = file.metadata["roots"].map { $0.split(separator: " ").map(String.init) } ?? []
        heads = try RootClassifier.heads(file, outputCount: roots.count, precision: precision)
    }

    /// The probabilities of all ``roots`` for a pair whose places in the text are given.
    ///
    /// - Parameters:
    ///   - text: The text, best a single sentence.
    ///   - source: Where the one who acts stands, in Unicode scalar offsets; nil if the text does not name it.
    ///   - target: Where the one who is acted upon stands.
    /// - Returns: The probabilities; empty if there is no word in the text.
    public func probabilities(text: String, source: Range<Int>?, target: Range<Int>?) -> [Float] {
        let sentences = model.analyze(text).sentences
        let tokens = sentences.flatMap(\.tokens)
        let words = { (span: Range<Int>?) -> Range<Int>? in
            guard let span, let first = tokens.firstIndex(where: { $0.range.overlaps(span) }),
                let last = tokens.lastIndex(where: { $0.range.overlaps(span) })
            else { return nil }
            return first..<last + 1
        }
        return probabilities(source: words(source), target: words(target), in: sentences)
    }

    /// The probabilities of all ``roots`` for a pair in sentences that the model has analysed.
    ///
    /// - Parameters:
    ///   - source: The tokens of the one who acts, counted through all of the sentences; nil if it is not named.
    ///   - target: The tokens of the one who is acted upon.
    ///   - sentences: Mostly one sentence; several that follow each other if the pair stands in different ones.
    /// - Returns: The probabilities; empty if the sentences have no tokens.
    public func probabilities(source: Range<Int>?, target: Range<Int>?, in sentences: [Sentence]) -> [Float] {
        let vectors = FloatBuffer(sentences.flatMap { model.vectors(of: $0) })
        let width = WordVectors.dimension
        let words = MatrixPointer(vectors.start, rows: vectors.count / width, columns: width)
        return probabilities(source: source, target: target, words: words)
    }

    /// The same, given the vectors of the words.
    func probabilities(source: Range<Int>?, target: Range<Int>?, words: MatrixPointer) -> [Float] {
        guard words.rows > 0 else { return [] }
        var result = [Float](repeating: 0, count: roots.count)
        for head in heads {
            let scores = head.scores(source: source, target: target, words: words)
            let highest = scores.max() ?? 0
            let powers = scores.map { exp($0 - highest) }
            let sum = powers.reduce(0, +) * Float(heads.count)
            for (index, power) in powers.enumerated() { result[index] += power / sum }
        }
        return result
    }

    /// All heads of a file.
    static func heads(
        _ file: SafetensorsFile, outputCount: Int, precision: Precision
    ) throws(ModelError) -> [RootHead] {
        guard outputCount > 0, let count = file.metadata["heads"].flatMap({ Int($0) }),
            (1...16).contains(count)
        else {
            throw .malformed(
                path: file.path, reason: "the metadata do not say how many roots and heads there are")
        }
        var heads: [RootHead] = []
        for number in 0..<count {
            heads.append(
                try RootHead(file, number: number, outputCount: outputCount, precision: precision))
        }
        return heads
    }

    /// What tells the encoder's weights apart: the head fits those that it was trained with only.
    private static func mark(_ weights: SafetensorsFile) -> String? {
        weights.fingerprint(of: "encoder.\(Encoder.layerCount - 1).ffn.down.weight").map {
            String($0, radix: 16)
        }
    }
}
