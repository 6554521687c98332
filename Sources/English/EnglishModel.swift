import Foundation

/// The model of English: divides text into sentences and words, and finds word classes, dependencies and
/// names.
///
/// Loading takes some hundredths of a second; one model serves any number of threads. Results depend on the text alone,
/// not on what else is analysed or in how many threads. Of very long documents, the word vectors of the first
/// 50,000 words are kept.
///
/// It computes in eight bits where the processor has AVX512-VNNI and in single precision elsewhere, which can be
/// overruled by setting the environment variable `ENTENTE_PRECISION` to `int8` or `single`.
public final class EnglishModel: Sendable {
    /// The relations that the relation head knows, in the order of its scores.
    public let predicates: [String]

    private let weights: SafetensorsFile
    let analyzer: SentenceAnalyzer
    let vocabulary: Vocabulary

    private static let mostKeptVectors = 50_000
    private let keptVectors: Int

    /// Loads the model.
    ///
    /// - Parameters:
    ///   - directory: The folder with `english.safetensors` and `vocab.txt`. By default the folder
    ///     that the environment variable `ENTENTE_MODEL` names, or else `share/entente/Model` where the program
    ///     is installed, or else the one in this module's resources.
    ///   - keepingVectors: Whether sentences keep the vectors of their words, from which ``relationScores(pairs:in:)``
    ///     is computed. Without them analyses are smaller and sentences are read again when relations are asked for.
    /// - Throws: ``ModelError`` if a file is missing or not what it should be.
    public init(directory: URL? = nil, keepingVectors: Bool = true) throws(ModelError) {
        let location = try ModelLocation(directory: directory)
        let file = try SafetensorsFile(path: location.weights)
        weights = file
        let network = try Network(file)
        vocabulary = try Vocabulary(path: location.vocabulary)
        guard vocabulary.count == network.vocabularySize else {
            throw .malformed(
                path: location.vocabulary,
                reason: "\(vocabulary.count) pieces, but the word table has \(network.vocabularySize)")
        }
        let lemmatizer = try Lemmatizer(path: location.lemmas)
        analyzer = try SentenceAnalyzer(network: network, lemmatizer: lemmatizer, path: location.weights)
        predicates = network.metadata.predicates
        keptVectors = keepingVectors && network.relationHead != nil ? EnglishModel.mostKeptVectors : 0
    }

    /// Whether the model can score relations.
    public var hasRelationHead: Bool { analyzer.network.relationHead != nil }

    /// Tells trained weights apart. The whole file is read for it.
    public var fingerprint: String { String(weights.fingerprint, radix: 16) }

    /// Analyses a document in the calling thread.
    public func analyze(_ text: String) -> Analysis {
        let document = Document(text)
        let worker = Worker(vocabulary)
        let parts = document.jobs.map { analyze(document, $0, worker: worker) }
        return Analysis(text: text, scalars: document.scalars, sentences: Array(parts.joined()))
    }

    /// Analyses documents in several threads.
    ///
    /// - Parameters:
    ///   - texts: The documents.
    ///   - jobs: The number of threads, at most as many as the machine has cores.
    /// - Returns: The analyses in the order of the documents.
    public func analyze(_ texts: [String], jobs: Int) async -> [Analysis] {
        let documents = await ParallelWork.map(
            count: texts.count, jobs: jobs, state: {}, work: { _, index in Document(texts[index]) })
        return await analyze(documents, jobs: jobs)
    }

    /// Analyses a document that has been divided into sentences and words already.
    ///
    /// The document's text is the words, with a space between two of a sentence and a line end after each
    /// sentence. Sentences are read in the light of their neighbours.
    public func analyze(tokenized sentences: [[String]], jobs: Int = 1) async -> Analysis {
        let analyses = await analyze([Document(tokenized: sentences)], jobs: jobs)
        return analyses.first ?? Analysis(text: "", scalars: [], sentences: [])
    }

    /// The probabilities of all ``predicates`` for pairs of mentions in a sentence; empty without a relation
    /// head.
    ///
    /// A sentence whose word vectors were not kept is read again, by itself and without its neighbours, so that the
    /// numbers are a little different.
    ///
    /// - Parameters:
    ///   - pairs: The mentions, subject first.
    ///   - sentence: A sentence that this model has analysed.
    public func relationScores(pairs: [MentionPair], in sentence: Sentence) -> [[Float]] {
        guard let head = analyzer.network.relationHead, !pairs.isEmpty, !sentence.tokens.isEmpty else {
            return []
        }
        let width = WordVectors.dimension
        let vectors = FloatBuffer(self.vectors(of: sentence))
        let words = MatrixPointer(vectors.start, rows: vectors.count / width, columns: width)
        return head.scores(pairs, words: words).map { $0.map { 1 / (1 + exp(-$0)) } }
    }

    /// The head that tells the PLOVER root of a marked pair.
    ///
    /// - Throws: ``ModelError`` if its file is not beside the model's weights, or belongs to others.
    public func rootClassifier() throws(ModelError) -> RootClassifier {
        try RootClassifier(model: self, weights: weights, precision: analyzer.network.precision)
    }

    /// The vectors of a sentence's words, computed anew if they were not kept.
    func vectors(of sentence: Sentence) -> [Float] {
        let kept = sentence.vectors.values
        return kept.count == sentence.tokens.count * WordVectors.dimension ? kept : encode(sentence)
    }

    private func encode(_ sentence: Sentence) -> [Float] {
        guard !sentence.tokens.isEmpty else { return [] }
        let worker = Worker(vocabulary)
        let sequence = worker.pieces.sequence(sentence.tokens.map(\.text))
        let stretch = analyzer.network.encode(sequence, workspace: worker.workspace)
        return stretch.vectors(0..<stretch.wordCount)
    }

    private func analyze(_ documents: [Document], jobs: Int) async -> [Analysis] {
        let work = documents.indices.flatMap { index in documents[index].jobs.map { (index, $0) } }
        let parts = await ParallelWork.map(
            count: work.count, jobs: jobs, state: { [vocabulary] in Worker(vocabulary) },
            work: { worker, number in
                self.analyze(documents[work[number].0], work[number].1, worker: worker)
            })
        var sentences = [[Sentence]](repeating: [], count: documents.count)
        for (part, (index, _)) in zip(parts, work) {
            sentences[index] += part
        }
        return zip(documents, sentences).map { document, sentences in
            Analysis(text: document.text, scalars: document.scalars, sentences: sentences)
        }
    }

    private func analyze(_ document: Document, _ job: Document.Job, worker: Worker) -> [Sentence] {
        analyzer.analyze(
            document.segments[job.segments], text: document.scalars,
            keepingVectors: job.firstToken < keptVectors, worker: worker)
    }
}
