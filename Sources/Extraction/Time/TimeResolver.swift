/// Works out which days the words of a text mean.
struct TimeResolver {
    /// The article's date, `nil` where it is not known.
    let article: DaySpan?

    /// - Parameters:
    ///   - reference: what was spoken of last.
    ///   - told: the year that the text tells of there.
    ///   - isFuture: the words around it look ahead.
    func span(
        of meaning: TimeExpression.Meaning, after reference: DaySpan?, in told: Int?, isFuture: Bool
    ) -> DaySpan? {
        switch meaning {
        case .calendar(let year?, let month, let day): return DaySpan(year: year, month: month, day: day)
        case .calendar(nil, let month, let day):
            return month.flatMap { calendar($0, day, in: told, isFuture: isFuture) }
        case .calendarOfYear(let month, let day, let offset):
            return article.flatMap { DaySpan(year: $0.first.year + offset, month: month, day: day) }
        case .namedMonth(let month, let which): return namedMonth(month, which, isFuture)
        case .weekday(let weekday, let which): return self.weekday(weekday, which, isFuture)
        case .weekdayOfWeek(let weekday, let offset):
            return week(offset).map {
                let day = Day(number: $0.first.number + weekday)
                return DaySpan(day, day)
            }
        case .days(let count): return today.map { shifted($0, by: count) }
        case .unit(let unit, let offset): return self.unit(unit, offset)
        case .weekend(let offset): return weekend(offset, isFuture)
        case .ago(let count, let unit):
            return article.flatMap { moved($0, -count, unit, isExact: unit == .day) }
        case .afterReference(let count, let unit):
            return reference.flatMap { moved($0, count, unit, isExact: unit == .day || unit == .week) }
        case .through(let first, let last):
            return through(first, last, after: reference, in: told, isFuture: isFuture)
        case .vague: return nil
        }
    }

    private var today: Day? { article.flatMap { $0.isDay ? $0.first : nil } }

    private func shifted(_ day: Day, by count: Int) -> DaySpan {
        let day = Day(number: day.number + count)
        return DaySpan(day, day)
    }

    /// The day or month without its year: the nearest before the article, or after it; in a text that tells of another
    /// year, or has no date, that of the year it told of last.
    private func calendar(_ month: Int, _ day: Int?, in told: Int?, isFuture: Bool) -> DaySpan? {
        if let told, article.map({ abs($0.first.year - told) > 1 }) ?? true {
            return DaySpan(year: told, month: month, day: day)
        }
        guard let article, article.isInMonth else { return nil }
        let year = article.first.year
        let spans = [year - 1, year, year + 1].compactMap { DaySpan(year: $0, month: month, day: day) }
        return isFuture
            ? spans.first { $0.last >= article.first } : spans.last { $0.first <= article.last }
    }

    private func namedMonth(_ month: Int, _ which: TimeExpression.Which, _ isFuture: Bool) -> DaySpan? {
        guard let article, article.isInMonth else { return nil }
        let year = article.first.year
        switch which {
        case .this: return DaySpan(year: year, month: month)
        case .last: return DaySpan(year: month < article.first.month ? year : year - 1, month: month)
        case .next, .coming: return DaySpan(year: month > article.first.month ? year : year + 1, month: month)
        case .nearest: return calendar(month, nil, in: nil, isFuture: isFuture)
        }
    }

    /// News call the last seven days by their names, today included, and the next seven where they look ahead.
    private func weekday(_ weekday: Int, _ which: TimeExpression.Which, _ isFuture: Bool) -> DaySpan? {
        guard let today else { return nil }
        let back = (today.weekday - weekday + 7) % 7
        let ahead = (weekday - today.weekday + 7) % 7
        switch which {
        case .nearest: return shifted(today, by: isFuture ? ahead : -back)
        case .last: return shifted(today, by: back == 0 ? -7 : -back)
        case .this: return shifted(today, by: weekday - today.weekday)
        case .coming: return shifted(today, by: ahead == 0 ? 7 : ahead)
        case .next: return shifted(today, by: weekday - today.weekday + 7)
        }
    }

    private func week(_ offset: Int) -> DaySpan? {
        today.map { today in
            let monday = today.number - today.weekday + 7 * offset
            return DaySpan(Day(number: monday), Day(number: monday + 6))
        }
    }

    /// "this weekend" is the one under way or just past, unless the words look ahead.
    private func weekend(_ offset: Int, _ isFuture: Bool) -> DaySpan? {
        guard let today, let week = week(0) else { return nil }
        let saturday = week.first.number + 5
        var weeks = offset
        if offset == 0, !isFuture, today.weekday < 4 { weeks = -1 }
        return DaySpan(Day(number: saturday + 7 * weeks), Day(number: saturday + 7 * weeks + 1))
    }

    private func unit(_ unit: TimeExpression.Unit, _ offset: Int) -> DaySpan? {
        guard let article else { return nil }
        switch unit {
        case .day: return today.map { shifted($0, by: offset) }
        case .week: return week(offset)
        case .month: return article.isInMonth ? month(article.first, offset) : nil
        case .year: return DaySpan(year: article.first.year + offset)
        }
    }

    private func month(_ day: Day, _ offset: Int) -> DaySpan? {
        let months = day.year * 12 + day.month - 1 + offset
        return DaySpan(year: months / 12, month: months % 12 + 1)
    }

    /// So many units from a time; weeks and more are only exact to the next larger unit unless the text counts from a
    /// day that it has named.
    private func moved(_ span: DaySpan, _ count: Int, _ unit: TimeExpression.Unit, isExact: Bool) -> DaySpan?
    {
        switch unit {
        case .day:
            guard span.isDay || count == 0 else { return nil }
            return count == 0 ? (span.isDay ? span : nil) : shifted(span.first, by: count)
        case .week:
            guard span.isDay else { return nil }
            if count == 0 {
                let monday = span.first.number - span.first.weekday
                return DaySpan(Day(number: monday), Day(number: monday + 6))
            }
            let day = span.first.number + 7 * count
            return isExact
                ? shifted(Day(number: day), by: 0) : DaySpan(Day(number: day - 3), Day(number: day + 3))
        case .month: return span.isInMonth ? month(span.first, count) : nil
        case .year:
            return span.first.year == span.last.year ? DaySpan(year: span.first.year + count) : nil
        }
    }

    private func through(
        _ first: TimeExpression.Meaning, _ last: TimeExpression.Meaning, after reference: DaySpan?,
        in told: Int?, isFuture: Bool
    ) -> DaySpan? {
        guard let end = span(of: last, after: reference, in: told, isFuture: isFuture) else { return nil }
        var start = span(of: first, after: reference, in: told, isFuture: isFuture)
        // "March to May 2014", "3 to 5 May 2014": the year stands at the end.
        if case .calendar(nil, let month?, let day) = first, case .calendar(let year?, _, _) = last {
            start = DaySpan(year: year, month: month, day: day)
        }
        guard let start, start.first <= end.last else { return nil }
        return start.joined(with: end)
    }
}
