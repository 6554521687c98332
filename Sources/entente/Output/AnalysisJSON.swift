import English

/// Analyses in JSON, an object for each document: docs/analysis.md describes it.
///
/// Written by hand: millions of tokens are too many for `JSONEncoder`, and one token a line can be read.
struct AnalysisJSON: AnalysisFormat {
    /// Whether the object has a line for each token, or one for all.
    let isIndented: Bool

    func start(of document: AnalyzedDocument) -> String {
        var object = JSONObject()
        object.add("id", document.id)
        if let title = document.title { object.add("title", title) }
        if let date = document.date { object.add("date", date) }
        if let url = document.url { object.add("url", url) }
        return object.text + ",\(isIndented ? "\n" : "")\"sentences\":["
    }

    func write(_ sentence: Int, of document: AnalyzedDocument, to text: inout String) {
        let analysis = document.sentences[sentence]
        var object = JSONObject()
        switch document.source {
        case .text:
            object.add("id", "\(document.sentenceIDs)-\(sentence + 1)")
            object.add("paragraph", analysis.paragraph + 1)
            object.add(analysis.range)
        case .words(let given):
            if let id = given[sentence]["sent_id"] { object.add("id", id) }
        }
        if document.firstSentence + sentence > 0 { text += "," }
        if isIndented { text += "\n" }
        text += object.text
        text += object.isEmpty ? "" : ","
        text += isIndented ? "\n" : ""
        text += "\"tokens\":["
        append(analysis.tokens.indices.map { token($0, of: document, in: analysis) }, to: &text)
        text += "],"
        text += isIndented ? "\n" : ""
        text += "\"names\":["
        append(analysis.names.map { name($0, of: document, in: analysis) }, to: &text)
        text += "]}"
    }

    func end(of document: AnalyzedDocument) -> String { isIndented ? "\n]}\n" : "]}\n" }

    private func append(_ objects: [JSONObject], to text: inout String) {
        for (number, object) in objects.enumerated() {
            if number > 0 { text += "," }
            if isIndented { text += "\n  " }
            text += object.text
            text += "}"
        }
    }

    private func token(_ index: Int, of document: AnalyzedDocument, in sentence: Sentence) -> JSONObject {
        let token = sentence.tokens[index]
        var object = JSONObject()
        object.add("id", index + 1)
        object.add("text", token.text)
        object.add("lemma", token.lemma)
        object.add("upos", token.partOfSpeech.rawValue)
        object.add("head", token.head + 1)
        object.add("deprel", token.relation)
        if case .text = document.source { object.add(token.range) }
        return object
    }

    private func name(_ name: NamedSpan, of document: AnalyzedDocument, in sentence: Sentence) -> JSONObject {
        let tokens = sentence.tokens[name.tokens]
        var object = JSONObject()
        object.add("kind", name.kind.label)
        switch document.source {
        case .text(let analysis):
            let range = (tokens.first?.range.lowerBound ?? 0)..<(tokens.last?.range.upperBound ?? 0)
            object.add("text", analysis.text(in: range))
            object.add("first", name.tokens.lowerBound + 1)
            object.add("last", name.tokens.upperBound)
            object.add(range)
        case .words:
            object.add("text", tokens.map(\.text).joined(separator: " "))
            object.add("first", name.tokens.lowerBound + 1)
            object.add("last", name.tokens.upperBound)
        }
        return object
    }
}

/// An object of JSON without its closing brace.
private struct JSONObject {
    private(set) var text = "{"
    var isEmpty: Bool { text == "{" }

    mutating func add(_ key: String, _ value: Int) {
        begin(key)
        text += "\(value)"
    }

    mutating func add(_ key: String, _ value: String) {
        begin(key)
        text += "\""
        if value.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) {
            for scalar in value.unicodeScalars { text += Self.escaped(scalar) }
        } else {
            text += value
        }
        text += "\""
    }

    mutating func add(_ range: Range<Int>) {
        add("start", range.lowerBound)
        add("end", range.upperBound)
    }

    private mutating func begin(_ key: String) {
        if !isEmpty { text += "," }
        text += "\"\(key)\":"
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        case _ where scalar.value < 0x20:
            "\\u" + String(repeating: "0", count: scalar.value < 0x10 ? 3 : 2)
                + String(scalar.value, radix: 16)
        default: String(scalar)
        }
    }
}
