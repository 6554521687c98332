import ArgumentParser
import English

/// A document with its analysis, or a part of a long one.
struct AnalyzedDocument: Sendable {
    /// What has been analysed.
    enum Source: Sendable {
        /// A text; offsets count in it.
        case text(Analysis)
        /// Given words, a sentence for each of the analysis.
        case words([CoNLLUSentence])
    }

    var id: String
    var title: String?
    var date: String?
    var url: String?
    var source: Source
    var sentences: [Sentence]
    /// What the ids of the sentences begin with.
    var sentenceIDs: String
    /// How many sentences of the document come before this part.
    var firstSentence = 0
    /// Whether the document ends with this part.
    var isLast = true
}

/// A format of analyses. Documents are written piece by piece, so that long ones need little memory, and the pieces are
/// made in several threads.
protocol AnalysisFormat: Sendable {
    /// What stands before a document's first sentence.
    func start(of document: AnalyzedDocument) -> String
    /// Writes a sentence, by its number in the part.
    func write(_ sentence: Int, of document: AnalyzedDocument, to text: inout String)
    /// What stands after a document's last sentence.
    func end(of document: AnalyzedDocument) -> String
}

/// `--format` of analyses.
enum AnalysisFormatChoice: String, ExpressibleByArgument, CaseIterable {
    case conllu, json, jsonl

    /// The format that a file's name says.
    init?(file name: String) {
        switch name.split(separator: ".").last?.lowercased() {
        case "conllu", "conll": self = .conllu
        case "json": self = .json
        case "jsonl", "ndjson": self = .jsonl
        default: return nil
        }
    }

    /// - Parameter isSingle: whether there is one document.
    func format(isSingle: Bool) -> any AnalysisFormat {
        switch self {
        case .conllu: CoNLLUFormat()
        case .json: AnalysisJSON(isIndented: isSingle)
        case .jsonl: AnalysisJSON(isIndented: false)
        }
    }
}
