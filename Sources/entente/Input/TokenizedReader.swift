import English
import Foundation

/// Reads documents whose words are given, from CoNLL-U; a file that is none becomes a problem as a whole.
struct TokenizedReader: InputReader {
    /// A document, or a part of a long one.
    struct Part: Sendable {
        /// The id that `# newdoc` gives, or else the file's name.
        var id: String
        var sentences: [CoNLLUSentence] = []
        /// How many sentences of the document come before.
        var firstSentence = 0
        /// Whether the document ends with this part.
        var isLast = false
    }

    /// After so many words a document is cut: many files have no `# newdoc`, and any number of words.
    static let longestPart = 10_000

    var problems: [InputProblem]
    private(set) var bytesRead = 0
    private(set) var bytes: Int
    private var sources: ArraySlice<InputFiles.Source>
    private let hasSeveralSources: Bool
    private var current: Source?

    /// A file that is being read.
    private struct Source {
        let id: String
        let documents: Int
        var reader: CoNLLUReader
        /// The sentence that has been read, but not handed out.
        var next: CoNLLUSentence?
        /// The document that the last part was cut from, with the number of its sentences so far.
        var unfinished: (id: String, sentences: Int)?
        /// How many documents have begun.
        var begun = 0
    }

    init(_ inputs: [String]) {
        let files = InputFiles(inputs, kind: .conllu)
        sources = files.sources[...]
        hasSeveralSources = files.sources.count > 1
        problems = files.problems
        bytes = files.bytes
    }

    /// Whether there is one document, or none. Files that cannot be read count.
    mutating func isSingle() -> Bool {
        if hasSeveralSources { return false }
        if current == nil { advance() }
        return current.map { $0.documents == 1 } ?? true
    }

    func size(of item: Part) -> Int {
        item.sentences.reduce(0) { $0 + $1.rows.reduce(0) { $0 + $1.form.utf8.count + 1 } }
    }

    mutating func next() -> Part? {
        while true {
            if current == nil { advance() }
            guard var source = current else { return nil }
            let before = source.reader.offset
            let part = read(&source)
            bytesRead += source.reader.offset - before
            current = part == nil ? nil : source
            if let part { return part }
        }
    }

    /// Goes to the next file that is CoNLL-U.
    private mutating func advance() {
        while current == nil, let source = sources.popFirst() {
            do throws(InputProblem) {
                let data = try source.data()
                if case .standardInput = source { bytes += data.count }
                current = try open(data, source)
                bytesRead += current?.reader.offset ?? 0
            } catch {
                problems.append(error)
            }
        }
    }

    /// Begins to read a file after making sure that it can be read to the end.
    private func open(_ data: Data, _ source: InputFiles.Source) throws(InputProblem) -> Source {
        let counts: (sentences: Int, documents: Int)
        var reader = CoNLLUReader(data)
        var first: CoNLLUSentence?
        do {
            counts = try CoNLLUReader.check(data)
            first = try reader.next()
        } catch {
            throw InputProblem(path: source.path, message: "\(error)")
        }
        if first == nil { throw InputProblem(path: source.path, message: "the file holds no sentence") }
        if hasSeveralSources, first?.startsDocument == false {
            // Without it, the sentences would belong to the document before.
            first?.comments.insert("# newdoc id = \(source.id)", at: 0)
        }
        return Source(id: source.id, documents: counts.documents, reader: reader, next: first)
    }

    /// The next part of a file, or nil at its end.
    private func read(_ source: inout Source) -> Part? {
        guard var sentence = source.next else { return nil }
        var part: Part
        if let (id, sentences) = source.unfinished {
            part = Part(id: id, firstSentence: sentences)
        } else {
            source.begun += 1
            let name = source.begun == 1 ? source.id : "\(source.id)-\(source.begun)"
            part = Part(id: sentence["newdoc id"] ?? name)
        }
        var words = 0
        while true {
            words += sentence.rows.count { $0.isWord }
            part.sentences.append(sentence)
            // The file has been checked: nothing is thrown.
            source.next = try? source.reader.next()
            part.isLast = source.next?.startsDocument ?? true
            guard !part.isLast, words < Self.longestPart, let next = source.next else { break }
            sentence = next
        }
        source.unfinished = part.isLast ? nil : (part.id, part.firstSentence + part.sentences.count)
        return part
    }
}
