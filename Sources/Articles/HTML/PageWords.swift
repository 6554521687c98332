/// The words by which parts of pages are known that are no article, and the part that is (`Tables/pages.tsv`).
struct PageWords {
    enum Kind: String {
        case part, name, others, body, role, element, never, section, line, label, error, check, login
    }

    private let words: [Kind: Set<String>]

    private static let shared = Tables.rows("pages.tsv").map { rows in
        PageWords(
            words: Dictionary(grouping: rows.filter { $0.count > 1 }) { Kind(rawValue: $0[0]) }
                .reduce(into: [:]) { words, group in
                    if let kind = group.key { words[kind] = Set(group.value.map { $0[1] }) }
                })
    }

    /// The words of the table.
    ///
    /// - Throws: ``ArticleError`` where it is not there.
    static func load() throws(ArticleError) -> PageWords { try shared.get() }

    subscript(_ kind: Kind) -> Set<String> { words[kind] ?? [] }

    /// Which kinds of words the class, id or `itemprop` of an element has, of those that stand there.
    func marks(_ node: HTMLTree.Node) -> Set<Kind> {
        var marks: Set<Kind> = []
        for attribute in ["class", "id", "itemprop"] {
            for name in node[attribute]?.split(whereSeparator: \.isWhitespace).prefix(40) ?? [] {
                if self[.name].contains(name.lowercased()) { marks.insert(.name) }
                let words = Self.words(name.prefix(100))
                for start in words.indices {
                    var phrase = ""
                    for word in words[start...].prefix(4) {
                        phrase += phrase.isEmpty ? word : "-" + word
                        for kind in [Kind.part, .others, .body] where self[kind].contains(phrase) {
                            marks.insert(kind)
                        }
                    }
                }
            }
        }
        return marks
    }

    /// The words that a name is made of: `article__relatedLinks` is article, related, links.
    static func words(_ name: Substring) -> [String] {
        var words: [String] = []
        var word = ""
        var wasSmall = false
        for byte in name.utf8 {
            let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            let isSmall = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            if !(isCapital || isSmall || isDigit) || isCapital && wasSmall {
                if !word.isEmpty { words.append(word) }
                word = ""
            }
            if isCapital || isSmall || isDigit {
                word.unicodeScalars.append(Unicode.Scalar(isCapital ? byte | 0x20 : byte))
            }
            wasSmall = isSmall
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    /// Whether a text is one of the words as a whole, but for signs around it.
    func isOne(_ text: String, of kind: Kind) -> Bool {
        text.utf8.count < 80 && self[kind].contains(String(text.lowercased().trimming { !$0.isLetter }))
    }

    /// Whether a short line begins with words of the page and not of the article.
    func beginsLine(_ text: String) -> Bool {
        let text = text.lowercased()
        return self[.line].contains { phrase in
            text.hasPrefix(phrase) && text.dropFirst(phrase.count).first?.isLetter != true
        }
    }
}
