import English

/// The date that an article bears in its text: in its dateline or on a line of its own at the top.
struct ArticleDate {
    let reader: TimeReader

    /// Sentences that are looked at, and words before the date and between it and the dash.
    private static let sentences = 8
    private static let words = 8

    /// What may stand beside the date on a line that is nothing else.
    private static let beside: Set<String> = [
        "published", "posted", "updated", "issued", "released", "last", "on", "at", "date", "am", "pm",
        "a.m.",
        "p.m.", "gmt", "utc", "est", "edt", "et", "bst", "for", "immediate", "release",
    ]

    /// ISO 8601, or `nil` where the text bears none.
    ///
    /// - Parameter assumed: a date near it, for datelines without a year.
    func find(in sentences: [Sentence], assumed: String?) -> String? {
        for sentence in sentences.prefix(Self.sentences) {
            let tokens = sentence.tokens
            for expression in reader.expressions(in: Array(tokens.prefix(24))) {
                guard case .calendar(let year, let month?, let day?) = expression.meaning,
                    isDateline(expression.tokens, tokens) || isLine(expression.tokens, tokens)
                else { continue }
                let span = year.map { DaySpan(year: $0, month: month, day: day) }
                if let span = span ?? nearest(month, day, to: assumed), let date = span.iso { return date }
            }
        }
        return nil
    }

    /// "KABUL, March 3, 2014 —", "LONDON, 4 June (Agency) -", "Geneva, 3 March 2014 –"
    private func isDateline(_ date: Range<Int>, _ tokens: [Token]) -> Bool {
        let before = tokens[..<date.lowerBound]
        guard before.count <= Self.words, before.first?.text.first?.isUppercase == true,
            before.allSatisfy(isNameOrMark)
        else { return false }
        let rest = tokens[date.upperBound...].prefix(Self.words)
        guard let dash = rest.firstIndex(where: { ["-", "–", "—", "--", ":"].contains($0.text) }) else {
            return false
        }
        return rest[..<dash].allSatisfy(isNameOrMark)
    }

    private func isNameOrMark(_ token: Token) -> Bool {
        guard let first = token.text.first else { return true }
        return first.isUppercase || first.isNumber || ",()./&".contains(first)
    }

    /// A line with the date and nothing else, or one that opens with weekday and full date.
    private func isLine(_ date: Range<Int>, _ tokens: [Token]) -> Bool {
        let others = tokens[..<date.lowerBound] + tokens[date.upperBound...]
        let isAlone = others.allSatisfy { token in
            token.partOfSpeech == .punctuation || token.partOfSpeech == .symbol
                || Self.beside.contains(token.text.lowercased()) || token.text.first?.isNumber == true
        }
        if isAlone { return true }
        guard date.lowerBound == 0, date.upperBound < tokens.count,
            reader.words.isWord(.weekday, tokens[0].text.lowercased()), date.count >= 5
        else { return false }
        return tokens[date.upperBound].text.first?.isUppercase == true
    }

    private func nearest(_ month: Int, _ day: Int, to assumed: String?) -> DaySpan? {
        guard let near = assumed.flatMap(DaySpan.init(iso:)) else { return nil }
        let year = near.first.year
        guard near.isInMonth else { return DaySpan(year: year, month: month, day: day) }
        return [year - 1, year, year + 1].compactMap { DaySpan(year: $0, month: month, day: day) }
            .min { abs($0.first.number - near.first.number) < abs($1.first.number - near.first.number) }
    }
}
