/// The language of a text that is not English, by how often its function words, letters and endings stand there
/// (`Tables/languages.tsv`).
///
/// Meant to be sure that a text is no English: short texts, lists of names and mixtures pass for English.
public struct LanguageGuess: Sendable, Hashable {
    /// The code of ISO 639; `und` where it is certainly none of those known.
    public let code: String
    /// Its English name.
    public let name: String

    /// How much of a text is looked at, in Unicode scalars.
    private static let sample = 100_000
    /// Fewer words in small letters say nothing.
    private static let fewestWords = 10
    /// The share of words that speak for a language from which on it is one.
    private static let clear = 0.2
    /// The same of a long text with next to no English words.
    private static let likely = 0.1
    /// How many letters of other scripts there must be.
    private static let fewestLetters = 20

    /// The language of a text that is certainly not English; nil where it is, or may be.
    ///
    /// - Throws: ``ArticleError`` where the table is missing.
    public static func foreign(_ text: String) throws(ArticleError) -> LanguageGuess? {
        let languages = try Language.all()
        let count = WordCount(text, limit: sample)
        let letters = count.letters.values.reduce(0, +)
        if let (script, amount) = count.letters.filter({ $0.key != "Latin" }).max(by: {
            ($0.value, $0.key) < ($1.value, $1.key)
        }) {
            let other = letters - (count.letters["Latin"] ?? 0)
            if other >= fewestLetters, 10 * other > 6 * letters {
                // Japanese is written with Han too, and Korean may be.
                let main =
                    ["Kana", "Hangul"].first { 20 * (count.letters[$0] ?? 0) > other }
                    ?? (amount > 0 ? script : "Han")
                return best(of: languages.filter { $0.script == main }, count)?.guess
            }
        }
        guard count.small >= fewestWords, let english = languages.first(where: { $0.guess.code == "en" })
        else {
            return nil
        }
        let words = Double(count.small)
        let ours = english.score(count) / words
        // As in any English prose: nothing else needs to be looked for.
        guard ours < 0.25 else { return nil }
        let others = languages.filter { $0.script == "Latin" && $0.guess.code != "en" }
        guard let best = best(of: others, count) else { return nil }
        let theirs = best.score(count) / words
        // One word again and again says nothing: "met" is Dutch too.
        let isVaried = best.kinds(count) >= 3
        if theirs >= clear, theirs >= 2 * ours, isVaried { return best.guess }
        guard count.small >= 40, ours < 0.03 else { return nil }
        if theirs >= likely, isVaried { return best.guess }
        return count.words.count >= 60 && ours < 0.01
            ? LanguageGuess(code: "und", name: "another language") : nil
    }

    private static func best(of languages: [Language], _ count: WordCount) -> Language? {
        languages.map { ($0, $0.score(count)) }.max { $0.1 < $1.1 }?.0
    }

}

/// A line of the table.
struct Language: Sendable {
    let guess: LanguageGuess
    let script: String
    let words: Set<String>
    let letters: Set<Unicode.Scalar>
    let endings: [String]

    private static let table = Tables.rows("languages.tsv").map { rows in
        rows.filter { $0.count >= 6 }.map { row in
            let lists = row.map { $0 == "-" ? "" : $0 }
            return Language(
                guess: LanguageGuess(code: row[0], name: row[1]), script: row[2],
                words: Set(lists[3].split(separator: " ").map(String.init)),
                letters: Set(lists[4].unicodeScalars),
                endings: lists[5].split(separator: " ").map(String.init))
        }
    }

    static func all() throws(ArticleError) -> [Language] { try table.get() }

    /// How many words speak for the language; letters and endings count half.
    func score(_ count: WordCount) -> Double {
        count.words.reduce(0) { score, word in
            if words.contains(word.key) { return score + Double(word.value) }
            return isAlike(word.key) ? score + Double(word.value) / 2 : score
        }
    }

    /// How many different words do.
    func kinds(_ count: WordCount) -> Int {
        count.words.keys.count { words.contains($0) || isAlike($0) }
    }

    private func isAlike(_ word: String) -> Bool {
        if !letters.isEmpty, word.utf8.count > word.unicodeScalars.count,
            word.unicodeScalars.contains(where: { letters.contains($0) })
        {
            return true
        }
        return word.utf8.count >= 6 && endings.contains { word.hasSuffix($0) }
    }
}

/// The words of a text that begin with a small letter, and its letters by script. Words with a capital are often names.
struct WordCount {
    private(set) var words: [String: Int] = [:]
    /// How many words there are in small letters.
    private(set) var small = 0
    private(set) var letters: [String: Int] = [:]

    /// What stands behind an apostrophe in English, and is a word elsewhere.
    private static let contractions: Set<String> = ["s", "t", "d", "m", "re", "ve", "ll"]

    /// - Parameter limit: how many Unicode scalars are looked at.
    init(_ text: String, limit: Int) {
        // Addresses are in no language, nor is how a name is spoken.
        for chunk in text.unicodeScalars.prefix(limit).split(whereSeparator: \.properties.isWhitespace)
        where !chunk.contains(where: { "/@=_&ˈˌː".unicodeScalars.contains($0) }) {
            add(chunk)
        }
    }

    private mutating func add(_ chunk: Substring.UnicodeScalarView) {
        var word = String.UnicodeScalarView()
        var isBehindApostrophe = false
        for scalar in chunk {
            if let script = Script.of(scalar) {
                letters[script, default: 0] += 1
                word.append(scalar)
            } else if [.nonspacingMark, .spacingMark].contains(scalar.properties.generalCategory) {
                word.append(scalar)
            } else {
                add(word, isBehindApostrophe: isBehindApostrophe)
                word = String.UnicodeScalarView()
                isBehindApostrophe = scalar == "'" || scalar == "’"
            }
        }
        add(word, isBehindApostrophe: isBehindApostrophe)
    }

    private mutating func add(_ word: String.UnicodeScalarView, isBehindApostrophe: Bool) {
        guard let first = word.first, !first.properties.isUppercase else { return }
        let word = String(word).lowercased()
        if isBehindApostrophe, Self.contractions.contains(word) { return }
        small += 1
        words[word, default: 0] += 1
    }
}
