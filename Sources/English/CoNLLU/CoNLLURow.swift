/// A line of a sentence in CoNLL-U: a word, a multiword token or an empty node, in ten columns.
///
/// Columns hold what the file holds, `_` for nothing.
public struct CoNLLURow: Sendable, Hashable {
    /// The first column.
    public enum ID: Sendable, Hashable {
        /// A word, numbered from 1.
        case word(Int)
        /// The words that are written as one.
        case multiword(ClosedRange<Int>)
        /// A node of the enhanced graph that is no word of the text: the word it follows, and its number there.
        case empty(after: Int, number: Int)
    }

    /// The columns, in their order.
    public enum Column: Int, Sendable, CaseIterable {
        case id, form, lemma, upos, xpos, feats, head, deprel, deps, misc

        /// The name in the format's description.
        public var name: String { "\(self)".uppercased() }
    }

    /// The word's number, or what else the line is.
    public var id: ID
    /// The word as it is written.
    public var form: String
    /// The dictionary form.
    public var lemma = "_"
    /// The word class of Universal Dependencies.
    public var upos = "_"
    /// The word class of the language or treebank.
    public var xpos = "_"
    /// Morphological features, divided by `|`.
    public var feats = "_"
    /// The number of the word that this one depends on; 0 for the root.
    public var head = "_"
    /// The label of that dependency.
    public var deprel = "_"
    /// The enhanced dependencies, divided by `|`.
    public var deps = "_"
    /// All else, divided by `|`.
    public var misc = "_"

    /// Makes a line that has nothing but its number and form.
    public init(id: ID, form: String) {
        self.id = id
        self.form = form
    }

    /// Whether the line is a word, and no multiword token or empty node.
    public var isWord: Bool {
        if case .word = id { true } else { false }
    }

    /// Appends the line, with its line end.
    public func write(to text: inout String) {
        text += id.description
        for column in [form, lemma, upos, xpos, feats, head, deprel, deps, misc] {
            text += "\t"
            text += column
        }
        text += "\n"
    }
}

extension CoNLLURow.ID: CustomStringConvertible {
    /// As in the first column: `3`, `3-4` or `3.1`.
    public var description: String {
        switch self {
        case .word(let number): "\(number)"
        case .multiword(let words): "\(words.lowerBound)-\(words.upperBound)"
        case .empty(let word, let number): "\(word).\(number)"
        }
    }
}

// MARK: MISC

extension CoNLLURow {
    /// The value of a key in MISC, or nil if it is not there.
    public func misc(_ key: String) -> String? {
        for entry in misc.split(separator: "|") where entry.hasPrefix(key + "=") {
            return String(entry.dropFirst(key.count + 1))
        }
        return nil
    }

    /// Puts an entry into MISC before the first one whose key comes after it, in place of those that have its key.
    ///
    /// The other entries stay as they are.
    ///
    /// - Parameter value: The value, or nil for no such entry.
    public mutating func setMisc(_ key: String, to value: String?) {
        var entries = misc == "_" ? [] : misc.split(separator: "|", omittingEmptySubsequences: false)
        entries.removeAll { $0 == key || $0.hasPrefix(key + "=") }
        if let value {
            let place = entries.firstIndex { $0.prefix { $0 != "=" } > key } ?? entries.count
            entries.insert("\(key)=\(value)", at: place)
        }
        misc = entries.isEmpty ? "_" : entries.joined(separator: "|")
    }
}
