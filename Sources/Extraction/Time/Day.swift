/// A day of the Gregorian calendar, as the number of days since 1 January 1970.
struct Day: Comparable, Hashable {
    var number: Int

    init(number: Int) { self.number = number }

    /// `nil` where the calendar has no such day.
    init?(_ year: Int, _ month: Int, _ day: Int) {
        guard (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day) else { return nil }
        self.init(number: Self.number(year, month, day))
    }

    static func < (a: Day, b: Day) -> Bool { a.number < b.number }

    /// 0 for Monday, 6 for Sunday.
    var weekday: Int { ((number + 3) % 7 + 7) % 7 }

    var year: Int { parts.year }
    var month: Int { parts.month }

    /// Years that begin in March end with the day that comes and goes.
    var parts: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let march = (5 * dayOfYear + 2) / 153
        let month = march < 10 ? march + 3 : march - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * march + 2) / 5 + 1)
    }

    static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}

/// Days in a row: a day, a week, a month, a year, or what lies between two of them.
struct DaySpan: Hashable {
    var first: Day
    var last: Day

    init(_ first: Day, _ last: Day) {
        self.first = min(first, last)
        self.last = max(first, last)
    }

    /// A year, a month of it, or a day of that.
    init?(year: Int, month: Int? = nil, day: Int? = nil) {
        guard (1...9999).contains(year) else { return nil }
        guard let from = Day(year, month ?? 1, day ?? 1),
            let to = Day(year, month ?? 12, day ?? Day.days(in: month ?? 12, of: year))
        else { return nil }
        self.init(from, to)
    }

    /// ISO 8601: `2014`, `2014-03`, `2014-03-03`; a time behind it is left out.
    init?(iso text: String) {
        let parts = text.prefix { $0 != "T" && $0 != " " }.split(
            separator: "-", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), parts[0].count == 4,
            parts.dropFirst().allSatisfy({ $0.count == 2 })
        else { return nil }
        let numbers = parts.compactMap { part in part.allSatisfy(\.isNumber) ? Int(part) : nil }
        guard numbers.count == parts.count else { return nil }
        self.init(
            year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil,
            day: numbers.count > 2 ? numbers[2] : nil)
    }

    var isDay: Bool { first == last }
    /// Whether all of it lies in one month, so that "last month" means something.
    var isInMonth: Bool { first.year == last.year && first.month == last.month }

    /// The finest of day, month and year that holds all of it, in ISO 8601; `nil` where none does.
    ///
    /// Intervals are left coarse like that because the questions about time compare single dates.
    var iso: String? {
        let (from, to) = (first.parts, last.parts)
        guard from.year == to.year else { return nil }
        func digits(_ number: Int, _ width: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        let year = digits(from.year, 4)
        guard from.month == to.month else { return year }
        let month = year + "-" + digits(from.month, 2)
        return isDay ? month + "-" + digits(from.day, 2) : month
    }

    func contains(_ other: DaySpan) -> Bool { first <= other.first && other.last <= last }

    func joined(with other: DaySpan) -> DaySpan {
        DaySpan(min(first, other.first), max(last, other.last))
    }
}
