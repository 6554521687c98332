import English

/// Times that count from another: the article's date or what was spoken of last.
extension TimeScanner {
    func weekday(at index: Int) -> Part? {
        guard let day = weekdayNumber(at: index) else { return nil }
        if ["every", "each"].contains(word(index - 1)) || word(index + 1) == "week" {
            return (.vague, index + 1)
        }
        if ["following", "previous"].contains(word(index - 1)) { return (.vague, index + 1) }
        let end = skippingPart(index + 1)
        if let which = value(.which, end), word(end + 1) == "week" {
            return (.weekdayOfWeek(day, which), end + 2)
        }
        return (.weekday(day, .nearest), end)
    }

    func skippingPart(_ index: Int) -> Int { words.isWord(.part, word(index)) ? index + 1 : index }

    func dayWord(at index: Int) -> Part? {
        if word(index) == "day", let days = value(.day, index + 2) {
            switch (word(index + 1), days) {
            case ("before", -1): return (.days(-2), index + 3)
            case ("after", 1): return (.days(2), index + 3)
            default: break
            }
        }
        return value(.day, index).map { (.days($0), skippingPart(index + 1)) }
    }

    /// "last week", "this morning", "next Tuesday", "last March"
    func which(at index: Int) -> Part? {
        guard let value = value(.which, index) else { return nil }
        let which: TimeExpression.Which = value < 0 ? .last : value > 0 ? .next : .this
        let next = index + 1
        // "this coming Friday", "this past week"
        if value == 0, self.value(.which, next) != nil { return self.which(at: next) }
        // "the last week of the campaign"
        let isOther = word(index - 1) == "the" || word(index) == "past"
        if let day = weekdayNumber(at: next) {
            return (.weekday(day, word(index) == "coming" ? .coming : which), skippingPart(next + 1))
        }
        if let month = month(at: next) { return (.namedMonth(month, which), next + 1) }
        switch word(next) {
        case "week", "month", "year":
            if isOther { return word(index) == "next" && word(index - 1) == "the" ? nil : (.vague, next + 1) }
            return (
                .unit(word(next) == "week" ? .week : word(next) == "month" ? .month : .year, value), next + 1
            )
        case "weekend": return (.weekend(value), next + 1)
        case "decade", "century", "spring", "summer", "autumn", "fall", "winter": return (.vague, next + 1)
        default:
            guard let back = self.value(.part, next), value <= 0 else { return nil }
            return (.days(value < 0 ? back : 0), next + 1)
        }
    }

    // MARK: Times that lean on another

    /// "the same day", "the following month", "the day before"
    func reference(at index: Int) -> Part? {
        if let unit = unit(at: index + 1), word(index + 1) == unit.rawValue {
            switch word(index) {
            case "same": return (.afterReference(0, unit), index + 2)
            case "that": return (.afterReference(0, unit), index + 2)
            case "following": return (.afterReference(1, unit), index + 2)
            case "next" where word(index - 1) == "the" || unit == .day:
                return (.afterReference(1, unit), index + 2)
            case "previous", "preceding": return (.afterReference(-1, unit), index + 2)
            default: break
            }
        }
        if word(index) == "weekend", word(index - 1) == "the" { return (.weekend(0), index + 1) }
        if let unit = unit(at: index), word(index) == unit.rawValue, word(index - 1) == "the",
            let sign = direction(at: index + 1)
        {
            return (.afterReference(sign, unit), index + 2)
        }
        return nil
    }

    /// "two days ago", "a week later"
    func counted(at index: Int) -> Part? {
        guard let count = Int(word(index)) ?? value(.number, index), (1...200).contains(count),
            let unit = unit(at: index + 1)
        else { return nil }
        let isVague = words.isWord(.vague, word(index - 1)) || word(index - 1) == "than"
        if word(index + 2) == "ago" { return (isVague ? .vague : .ago(count, unit), index + 3) }
        guard let sign = direction(at: index + 2) else { return nil }
        return (isVague ? .vague : .afterReference(sign * count, unit), index + 3)
    }

    private func unit(at index: Int) -> TimeExpression.Unit? {
        value(.unit, index).map { [.day, .week, .month, .year][$0] }
    }

    /// -1 for "earlier", 1 for "later"; "before" and "after" only where nothing follows that they could belong to.
    private func direction(at index: Int) -> Int? {
        switch word(index) {
        case "earlier", "previously": return -1
        case "later": return 1
        case "before", "after":
            let isAlone =
                !tokens.indices.contains(index + 1) || tokens[index + 1].partOfSpeech == .punctuation
            return isAlone ? word(index) == "before" ? -1 : 1 : nil
        default: return nil
        }
    }
}
