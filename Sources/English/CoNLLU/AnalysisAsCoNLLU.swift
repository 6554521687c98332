extension Analysis {
    /// A sentence of the document in CoNLL-U.
    ///
    /// Comments say where a document (`newdoc`) or paragraph (`newpar`) begins, the sentence's id and its text, in
    /// which all white space is one space. MISC has `NER`, `SpaceAfter=No`, and `start_char` and `end_char`: offsets
    /// of Unicode scalars in the document. Words that are written as one ("don't") are multiword tokens.
    ///
    /// - Parameters:
    ///   - index: The sentence.
    ///   - document: The document's id.
    ///   - prefix: What ids of sentences begin with; the document's id if not given.
    public func conllu(_ index: Int, document: String, sentenceIDs prefix: String? = nil) -> CoNLLUSentence {
        let sentence = sentences[index]
        let tokens = sentence.tokens
        let next = index + 1 < sentences.count ? sentences[index + 1].tokens.first : nil
        /// Whether the next token, of this sentence or the one after it, follows without white space.
        func isJoined(after token: Int) -> Bool {
            let following = token + 1 < tokens.count ? tokens[token + 1] : next
            return following?.range.lowerBound == tokens[token].range.upperBound
        }

        let tags = sentence.nameTags
        var multiword = MultiwordTokens.ranges(tokens) { isJoined(after: $0 - 1) }[...]
        var text = ""
        var rows: [CoNLLURow] = []
        rows.reserveCapacity(tokens.count + multiword.count)
        for (number, token) in tokens.enumerated() {
            if let range = multiword.first, range.lowerBound == number {
                let id = CoNLLURow.ID.multiword(range.lowerBound + 1...range.upperBound + 1)
                var row = CoNLLURow(
                    id: id, form: CoNLLURow.column(tokens[range].map(\.text).joined()))
                row.misc = CoNLLURow.misc(
                    nameTag: nil, isJoined: isJoined(after: range.upperBound),
                    range: token.range.lowerBound..<tokens[range.upperBound].range.upperBound)
                rows.append(row)
            }
            let isPart = multiword.first?.contains(number) ?? false
            let isJoined = isJoined(after: number)
            var row = CoNLLURow(id: .word(number + 1), form: CoNLLURow.column(token.text))
            row.set(token)
            row.misc = CoNLLURow.misc(
                nameTag: tags[number], isJoined: isJoined && !isPart, range: token.range)
            rows.append(row)
            text += row.form
            if !isJoined, number + 1 < tokens.count { text += " " }
            if multiword.first?.upperBound == number { multiword.removeFirst() }
        }
        return CoNLLUSentence(
            comments: comments(index, document: document, prefix: prefix ?? document) + ["# text = " + text],
            rows: rows)
    }

    private func comments(_ index: Int, document: String, prefix: String) -> [String] {
        var comments: [String] = []
        if index == 0 { comments.append("# newdoc id = " + CoNLLUSentence.line(document)) }
        if index == 0 || sentences[index].paragraph != sentences[index - 1].paragraph {
            comments.append("# newpar")
        }
        comments.append("# sent_id = \(CoNLLUSentence.identifier(prefix))-\(index + 1)")
        return comments
    }
}

extension CoNLLURow {
    /// Puts an analysis into the columns, MISC excepted.
    mutating func set(_ token: Token) {
        lemma = CoNLLURow.column(token.lemma)
        upos = token.partOfSpeech.rawValue
        head = "\(token.head + 1)"
        deprel = token.relation
    }

    /// A text as a column can hold it: no tokenizer of ours leaves tabs or line ends in a word, but words may have
    /// been given.
    fileprivate static func column(_ text: String) -> String {
        if text.isEmpty { return "_" }
        guard text.utf8.contains(where: { $0 == 9 || $0 == 10 || $0 == 13 }) else { return text }
        return text.replacing(/[\t\r\n]+/, with: " ")
    }

    /// MISC of a token of a text, its keys sorted.
    fileprivate static func misc(nameTag: String?, isJoined: Bool, range: Range<Int>) -> String {
        let name = nameTag.map { "NER=\($0)|" } ?? ""
        let space = isJoined ? "SpaceAfter=No|" : ""
        return "\(name)\(space)end_char=\(range.upperBound)|start_char=\(range.lowerBound)"
    }
}

extension CoNLLUSentence {
    /// A text as the id of a sentence may have it: no white space, and no slash, which parallel treebanks reserve.
    public static func identifier(_ text: String) -> String {
        let parts = text.split { $0.isWhitespace || $0 == "/" }
        return parts.isEmpty ? "document" : parts.joined(separator: "_")
    }

    /// A text on one line.
    fileprivate static func line(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
