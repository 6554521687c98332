import Foundation

/// Finds dictionary forms: a table of exceptions, then the rules of inflection.
struct Lemmatizer: Sendable {
    private let exceptions: [String: String]

    /// Reads a table with a form, a word class and a lemma a line, separated by tabs; `*` means any class.
    init(path: String) throws(ModelError) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw .unreadable(path: path, reason: "no such file, or no permission")
        }
        let text = String(decoding: data, as: UTF8.self)
        var exceptions: [String: String] = [:]
        for line in text.utf8.split(separator: 10) {
            let fields = line.split(separator: 9)
            guard fields.count == 3 else {
                throw .malformed(
                    path: path, reason: "a line has \(fields.count) fields, not 3: \(Substring(line))")
            }
            exceptions[Lemmatizer.key(String(Substring(fields[0])), String(Substring(fields[1])))] = String(
                Substring(fields[2]))
        }
        self.exceptions = exceptions
    }

    /// The dictionary form of a word.
    func lemma(_ form: String, _ partOfSpeech: PartOfSpeech) -> String {
        guard form.utf8.count <= 100 else { return form }
        let straight = form.contains("\u{2019}") ? form.replacing("\u{2019}", with: "'") : form
        if let known = exceptions[Lemmatizer.key(straight.lowercased(), partOfSpeech.rawValue)] {
            return partOfSpeech == .properNoun ? LemmaRules.matchCapitals(of: known, to: form) : known
        }
        return LemmaRules.lemma(straight, partOfSpeech)
    }

    private static func key(_ form: String, _ partOfSpeech: String) -> String { form + "\t" + partOfSpeech }
}
