import KnowledgeGraph

/// What somebody looks for, as SQLite's full-text search takes it: each word in quotes, so that none is an operator.
struct SearchText {
    /// The text as names have it; empty where it has no letters and digits.
    let key: String
    /// The query for names, which are indexed by their keys.
    let names: String
    /// The query for sentences, which are indexed as they are. A word with marks in it (`U.S.`) is one of several in a row. A
    /// single Latin letter is no start of a word yet: a tenth of all words begin with it.
    let sentences: String

    private static let longest = 256

    init(_ text: String) {
        // Not by characters, of which one may be a letter with a million accents.
        let scalars = text.unicodeScalars.prefix(Self.longest)
        key = nameKey(String(scalars.map { $0.value < 0x20 ? " " : Character($0) }))
        names = Self.query(key.split(separator: " ").map(String.init))
        let words = scalars.split { $0.properties.isWhitespace || $0.value < 0x20 }
        sentences = Self.query(
            words.map { String(String.UnicodeScalarView($0)) }.filter { word in
                word.contains { $0.isLetter || $0.isNumber }
            }, shortestStart: 2)
    }

    private static func query(_ words: [String], shortestStart: Int = 1) -> String {
        guard let last = words.last else { return "" }
        let all = words.map(quoted).joined(separator: " ")
        return last.utf8.count < shortestStart ? all : all + "*"
    }

    /// Scalar by scalar: a quotation mark with another mark before it is another character to Swift, but not to SQLite.
    private static func quoted(_ word: String) -> String {
        "\"" + word.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
    }
}
