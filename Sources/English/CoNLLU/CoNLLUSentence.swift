/// A sentence in CoNLL-U, [the format of Universal Dependencies](https://universaldependencies.org/format.html).
public struct CoNLLUSentence: Sendable, Hashable {
    /// The lines before the first word, each with its `#`.
    public var comments: [String]
    /// Words, multiword tokens and empty nodes, in order.
    public var rows: [CoNLLURow]

    /// Makes a sentence from its lines.
    public init(comments: [String] = [], rows: [CoNLLURow]) {
        self.comments = comments
        self.rows = rows
    }

    /// The words, without the multiword tokens and empty nodes.
    public var words: [CoNLLURow] { rows.filter(\.isWord) }

    /// What a comment says: `sentence["sent_id"]` is `x` where `# sent_id = x` stands. Nil if there is none.
    public subscript(key: String) -> String? {
        for comment in comments {
            let body = comment.dropFirst().drop { $0 == " " || $0 == "\t" }
            guard body.hasPrefix(key) else { continue }
            let rest = body.dropFirst(key.count).drop { $0 == " " || $0 == "\t" }
            if rest.first == "=" { return String(rest.dropFirst().drop { $0 == " " || $0 == "\t" }) }
        }
        return nil
    }

    /// Whether a comment says that a document begins here: `# newdoc`, with or without an id.
    public var startsDocument: Bool {
        comments.contains { comment in
            let body = comment.dropFirst().drop { $0 == " " || $0 == "\t" }
            guard body.hasPrefix("newdoc") else { return false }
            let next = body.dropFirst("newdoc".count).first
            return next == nil || next == " " || next == "\t" || next == "="
        }
    }

    /// Appends the sentence's lines and the empty line after it.
    public func write(to text: inout String) {
        for comment in comments {
            text += comment
            text += "\n"
        }
        for row in rows { row.write(to: &text) }
        text += "\n"
    }
}

extension CoNLLUSentence: CustomStringConvertible {
    /// The sentence's lines and the empty line after it.
    public var description: String {
        var text = ""
        write(to: &text)
        return text
    }
}
