import English

/// Reads one sentence from left to right.
struct TimeScanner {
    typealias Meaning = TimeExpression.Meaning
    typealias Part = (meaning: Meaning, end: Int)

    let words: TimeWords
    let tokens: [Token]
    let names: [Bool]
    let lower: [String]

    init(words: TimeWords, tokens: [Token], names: [Bool]) {
        self.words = words
        self.tokens = tokens
        self.names = names
        lower = tokens.map { $0.text.lowercased() }
    }

    /// The longest expression that begins here; two of them where they are the ends of one time.
    func expression(at index: Int) -> Part? {
        guard let first = single(at: index) else { return nil }
        guard let second = otherEnd(of: first, from: index) else { return first }
        return (.through(first.meaning, second.meaning), second.end)
    }

    /// "from Monday to Friday", "between 2009 and 2012", "Monday and Tuesday"
    private func otherEnd(of first: Part, from index: Int) -> Part? {
        let before = word(index - 1)
        let link = word(first.end)
        let isLinked =
            switch link {
            case "to", "until", "till": before == "from"
            case "-", "–", "—", "through": true
            case "and": before == "between" || isWeekday(first.meaning)
            default: false
            }
        guard isLinked,
            let second = single(at: first.end + 1)
                ?? year(at: first.end + 1).map({
                    (.calendar(year: $0, month: nil, day: nil), first.end + 2)
                })
        else { return nil }
        if link == "and", before != "between", !isWeekday(second.meaning) { return nil }
        return second
    }

    private func isWeekday(_ meaning: Meaning) -> Bool {
        if case .weekday = meaning { true } else { false }
    }

    func word(_ index: Int) -> String { lower.indices.contains(index) ? lower[index] : "" }
    func value(_ kind: TimeWords.Kind, _ index: Int) -> Int? { words.value(kind, word(index)) }

    func single(at index: Int) -> Part? {
        if words.isWord(.edge, word(index)) {
            let next = index + (["-", "–", "in", "of", "on"].contains(word(index + 1)) ? 2 : 1)
            return ["beginning", "end"].contains(word(index)) && word(index + 1) != "of"
                ? nil : single(at: next)
        }
        return calendar(at: index) ?? weekday(at: index) ?? dayWord(at: index) ?? which(at: index)
            ?? reference(at: index) ?? counted(at: index) ?? bareYear(at: index)
    }

    // MARK: Calendar dates

    func calendar(at index: Int) -> Part? {
        if word(index).first?.isNumber == true, let iso = DaySpan(iso: word(index)), iso.isDay {
            let day = iso.first.parts
            return (.calendar(year: day.year, month: day.month, day: day.day), index + 1)
        }
        if weekdayNumber(at: index) != nil {
            let isSet = [",", "("].contains(word(index + 1))
            let next = index + (isSet ? 2 : 1)
            if let date = day(at: next) { return (date.meaning, date.end + (word(date.end) == ")" ? 1 : 0)) }
        }
        if let date = day(at: index) { return date }
        if let month = month(at: index), let year = year(at: skippingOf(index + 1)) {
            return (.calendar(year: year, month: month, day: nil), skippingOf(index + 1) + 1)
        }
        if let month = loneMonth(at: index) { return ofYear(month: month, day: nil, end: index + 1) }
        if words.isWord(.season, word(index)), let year = year(at: skippingOf(index + 1)) {
            return (.calendar(year: year, month: nil, day: nil), skippingOf(index + 1) + 1)
        }
        return nil
    }

    private func skippingOf(_ index: Int) -> Int { ["of", ","].contains(word(index)) ? index + 1 : index }

    /// A day of a month: "March 3, 2014", "3 March", "the 3rd of March", "3-5 March".
    func day(at index: Int) -> Part? {
        if let month = month(at: index), let day = dayOfMonth(at: index + 1) {
            var end = index + 2
            let last = lastDay(after: end)
            if let last { end = last.end }
            return dated(month, day, last?.day, end)
        }
        if let month = month(at: index), let days = days(at: index + 1) {
            return dated(month, days.first, days.last, index + 2)
        }
        if let days = days(at: index), let month = month(at: index + 1) {
            return dated(month, days.first, days.last, index + 2)
        }
        guard let day = dayOfMonth(at: index) else { return nil }
        var end = index + 1
        let last = lastDay(after: end)
        if let last { end = last.end }
        if word(end) == "of" { end += 1 }
        guard let month = month(at: end) else { return nil }
        return dated(month, day, last?.day, end + 1)
    }

    /// "3-5" in one word
    private func days(at index: Int) -> (first: Int, last: Int)? {
        let parts = word(index).split { $0 == "-" || $0 == "–" }
        guard parts.count == 2, let first = Int(parts[0]), let last = Int(parts[1]), first < last,
            (1...31).contains(first), last <= 31
        else { return nil }
        return (first, last)
    }

    private func lastDay(after index: Int) -> (day: Int, end: Int)? {
        guard ["-", "–", "to", "and"].contains(word(index)), let day = dayOfMonth(at: index + 1) else {
            return nil
        }
        return (day, index + 2)
    }

    private func dated(_ month: Int, _ day: Int, _ last: Int?, _ end: Int) -> Part {
        let yearAt = word(end) == "," ? end + 1 : end
        guard let year = year(at: yearAt) else {
            guard let last else { return ofYear(month: month, day: day, end: end) }
            return (
                .through(
                    .calendar(year: nil, month: month, day: day),
                    .calendar(year: nil, month: month, day: last)),
                end
            )
        }
        let first = Meaning.calendar(year: year, month: month, day: day)
        let meaning = last.map { Meaning.through(first, .calendar(year: year, month: month, day: $0)) }
        return (meaning ?? first, yearAt + 1)
    }

    /// "in March last year"
    private func ofYear(month: Int, day: Int?, end: Int) -> Part {
        if let which = value(.which, end), word(end + 1) == "year" {
            return (.calendarOfYear(month: month, day: day, which), end + 2)
        }
        return (.calendar(year: nil, month: month, day: day), end)
    }

    func month(at index: Int) -> Int? {
        guard let month = value(.month, index), isWritten(index) else { return nil }
        return month
    }

    /// A month without day or year; "May" and "March" only where something before them asks for a time.
    private func loneMonth(at index: Int) -> Int? {
        guard let month = month(at: index),
            word(index).count > 4 || ["may", "june", "july"].contains(word(index))
        else { return nil }
        guard ["may", "march", "august"].contains(word(index)) else { return month }
        let lead = word(index - 1)
        let asks =
            ["in", "of", "during", "and", "between", "a", "the", "-", "on"].contains(lead)
            || words.isWord(.bound, lead) || words.isWord(.edge, lead)
        return asks ? month : nil
    }

    func isWritten(_ index: Int) -> Bool {
        guard tokens.indices.contains(index), !names[index] else { return false }
        let token = tokens[index]
        return token.text.first?.isUppercase == true && token.partOfSpeech != .verb
            && token.partOfSpeech != .auxiliary
    }

    func weekdayNumber(at index: Int) -> Int? { isWritten(index) ? value(.weekday, index) : nil }

    private func dayOfMonth(at index: Int) -> Int? {
        var text = word(index)[...]
        for ending in ["st", "nd", "rd", "th"] where text.hasSuffix(ending) { text = text.dropLast(2) }
        guard text.count <= 2, let day = Int(text), (1...31).contains(day) else { return nil }
        return day
    }

    func year(at index: Int) -> Int? {
        guard word(index).utf8.count == 4, word(index).utf8.allSatisfy({ (48...57).contains($0) }),
            let year = Int(word(index)), (1500...2100).contains(year)
        else { return nil }
        return year
    }

    /// A year by itself: "in 2014", "the 2003 invasion"; a number before a thing that is counted is none.
    func bareYear(at index: Int) -> Part? {
        if word(index).count == 5, word(index).hasSuffix("0s"), Int(word(index).dropLast()) != nil {
            return (.vague, index + 1)
        }
        guard let year = year(at: index) else { return nil }
        let lead = word(index - 1)
        let next = tokens.indices.contains(index + 1) ? tokens[index + 1] : nil
        if ["'s", "’s", "s"].contains(word(index + 1)), year % 10 == 0, lead == "the" {
            return (.vague, index + 2)
        }
        let isPhrase =
            ["in", "of", "during", "between", "throughout", "over", "(", "-"].contains(lead)
            || words.isWord(.bound, lead) || words.isWord(.edge, lead)
        let isBeforeThing = next.map { $0.partOfSpeech == .noun || $0.partOfSpeech == .adjective } ?? false
        if isPhrase, !isBeforeThing || lead == "of" {
            return (.calendar(year: year, month: nil, day: nil), index + 1)
        }
        let isModifier = isBeforeThing && (1900...2050).contains(year) && year % 100 != 0
        let isDetermined = ["the", "a", "its", "their", "his", "her", "this", "that", "'s", "’s"].contains(
            lead)
        if isModifier && isDetermined { return (.calendar(year: year, month: nil, day: nil), index + 1) }
        return nil
    }
}
