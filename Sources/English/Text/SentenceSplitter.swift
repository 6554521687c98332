/// Finds the ends of sentences in the tokens of a paragraph.
struct SentenceSplitter {
    let text: [Unicode.Scalar]

    /// The sentences, as ranges of token indices; together they are all tokens.
    func sentences(_ tokens: [RawToken]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        let dateline = dateline(tokens)
        if let dateline { result.append(dateline) }
        var start = dateline?.upperBound ?? 0
        var index = start
        while index < tokens.count {
            if let end = sentenceEnd(tokens, index, from: start) {
                result.append(start..<end)
                start = end
                index = end
            } else {
                index += 1
            }
        }
        if start < tokens.count { result.append(start..<tokens.count) }
        return result
    }

    /// The dateline that the paragraph opens with, if there is one.
    func dateline(_ tokens: [RawToken]) -> Range<Int>? {
        Dateline(text: text).end(tokens).map { 0..<$0 }
    }

    private enum Ending {
        /// A full stop of its own, or an ellipsis.
        case stop
        /// A question or exclamation mark.
        case mark
        /// An abbreviation, whose stop may be the sentence's too.
        case abbreviation
    }

    /// The index after the sentence's last token, if the sentence ends with the token at `index`.
    private func sentenceEnd(_ tokens: [RawToken], _ index: Int, from start: Int) -> Int? {
        guard let ending = ending(tokens, index), !isListNumber(tokens, index, from: start) else {
            return nil
        }
        var next = index + 1
        var closed = false
        while next < tokens.count, closes(tokens, next) {
            closed = true
            next += 1
        }
        next = referencesEnd(tokens, next)
        guard next < tokens.count else { return nil }
        // Without a space it was a name ("Yahoo!Mail") or a slip; only marks and closed quotations are
        // trusted then.
        guard tokens[next].spaceBefore else { return nil }
        guard let opener = firstWord(tokens, next) else { return ending == .abbreviation ? nil : next }
        let first = text[tokens[opener].range.lowerBound]
        if first.isLower {
            // Careless writing, unless a quotation has ended or the stop may be an abbreviation's.
            let isAside = opener > next && "([".unicodeScalars.contains(text[tokens[next].range.lowerBound])
            let isEllipsis = ending == .stop && tokens[index].range.count > 1
            guard ending != .abbreviation, !isEllipsis, !closed, isAside || isPlainWord(tokens, index - 1)
            else {
                return nil
            }
            return next
        }
        if ending == .mark, closed, reportFollows(tokens, next) { return nil }
        if ending == .mark || ending == .stop { return startsSentence(first) || closed ? next : nil }
        return mayEnd(tokens, index, before: opener, closed: closed) ? next : nil
    }

    private func ending(_ tokens: [RawToken], _ index: Int) -> Ending? {
        let range = tokens[index].range
        let first = text[range.lowerBound]
        let last = text[range.upperBound - 1]
        if first == "?" || first == "!" || first == "？" || first == "！" || first == "。" { return .mark }
        if first == "." || first == "…" { return last == "." || last == "…" ? .stop : nil }
        return last == "." && range.count > 1 ? .abbreviation : nil
    }

    /// Whether a quotation mark or bracket belongs to the sentence that has ended before it.
    private func closes(_ tokens: [RawToken], _ index: Int) -> Bool {
        let token = tokens[index]
        guard token.range.count <= 2, text[token.range.lowerBound].isClosing else { return false }
        let first = text[token.range.lowerBound]
        if "\"'".unicodeScalars.contains(first) {
            return !token.spaceBefore
                && (index + 1 == tokens.count || tokens[index + 1].spaceBefore
                    || text[tokens[index + 1].range.lowerBound].isClosing)
        }
        return !token.spaceBefore || !first.isOpening
    }

    /// Whether the sentence so far is only the number of a list's item.
    private func isListNumber(_ tokens: [RawToken], _ index: Int, from start: Int) -> Bool {
        index == start + 1 && tokens[start].range.count <= 3
            && tokens[start].range.allSatisfy { text[$0].isDigit }
    }

    /// Whether what follows a quotation says whose it was: `"Is it over?" Mr. Smith asked.`
    private func reportFollows(_ tokens: [RawToken], _ index: Int) -> Bool {
        for token in tokens[index..<min(index + 5, tokens.count)] {
            if SentenceSplitter.reports.contains(string(token.range)) { return true }
            if ",;:".unicodeScalars.contains(text[token.range.lowerBound]) { return false }
        }
        return false
    }

    private static let reports: Set<String> = [
        "said", "says", "asked", "asks", "wrote", "writes", "tweeted", "added", "replied", "shouted", "cried",
        "say",
    ]

    /// Skips the numbers of notes, as in "1805.[6]".
    private func referencesEnd(_ tokens: [RawToken], _ index: Int) -> Int {
        var next = index
        while next + 2 < tokens.count, text[tokens[next].range.lowerBound] == "[",
            tokens[next + 1].range.allSatisfy({ text[$0].isDigit }),
            text[tokens[next + 2].range.lowerBound] == "]"
        {
            next += 3
        }
        return next
    }

    /// Whether a token is a word in small letters, and not a short one.
    private func isPlainWord(_ tokens: [RawToken], _ index: Int) -> Bool {
        index >= 0 && tokens[index].range.count >= 3 && tokens[index].range.allSatisfy { text[$0].isLower }
    }

    /// The first token from `index` on that is neither quotation mark nor bracket.
    private func firstWord(_ tokens: [RawToken], _ index: Int) -> Int? {
        var next = index
        while next < tokens.count, text[tokens[next].range.lowerBound].isOpening { next += 1 }
        return next < tokens.count ? next : nil
    }

    private func startsSentence(_ scalar: Unicode.Scalar) -> Bool {
        !",;:)]".unicodeScalars.contains(scalar)
    }

    /// Whether an abbreviation ends the sentence, given the word after it.
    private func mayEnd(_ tokens: [RawToken], _ index: Int, before next: Int, closed: Bool) -> Bool {
        let word = string(tokens[index].range).dropLast()
        let following = string(tokens[next].range)
        let first = text[tokens[next].range.lowerBound]
        guard first.isUpper || "“\"‘'".unicodeScalars.contains(text[tokens[index + 1].range.lowerBound])
        else {
            return false
        }
        if closed { return true }
        switch Abbreviations.role(String(word)) {
        case .leading, .beforeNumber: return false
        case .trailing, nil: break
        }
        if word.count == 1 {
            // Initials: "J. Edgar", but "Plan B. The".
            let isAfterName = index > 0 && text[tokens[index - 1].range.lowerBound].isUpper
            return !isAfterName && Starters.contains(following)
        }
        return Starters.contains(following)
    }

    private func string(_ range: Range<Int>) -> String {
        String(scalars: range.lazy.prefix(30).map { text[$0].lowered })
    }
}
