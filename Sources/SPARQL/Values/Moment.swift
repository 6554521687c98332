import RDF

/// A point or a stretch on the calendar: a value of `xsd:dateTime` or of a datatype with fewer fields (XML Schema 1.1
/// part 2, section 3.3). Fields that the datatype does not have are those of the 31st of December 1972, 00:00.
public struct Moment: Sendable, Hashable {
    public enum Kind: UInt8, Sendable, Hashable, CaseIterable {
        case dateTime, date, time, year, yearMonth, month, monthDay, day

        var datatype: IRI {
            switch self {
            case .dateTime: Names.dateTime
            case .date: Names.date
            case .time: Names.time
            case .year: Names.year
            case .yearMonth: Names.yearMonth
            case .month: Names.month
            case .monthDay: Names.monthDay
            case .day: Names.day
            }
        }

        var hasDate: Bool { self == .dateTime || self == .date }
        var hasTime: Bool { self == .dateTime || self == .time }
    }

    let kind: Kind
    /// There is a year 0, and years before it.
    var year = 1972
    var month = 12
    var day = 31
    var hour = 0
    var minute = 0
    /// Not negative and less than 60.
    var second = DecimalNumber.zero
    /// In minutes east of Greenwich, no more than 840 either way.
    var timeZone: Int?

    /// Greater years, either way, are not calculated with.
    static let greatestYear = 999_999_999

    init(_ kind: Kind, timeZone: Int? = nil) {
        self.kind = kind
        self.timeZone = timeZone
    }

    /// The fields that the other kind has as well, and for those that it lacks what they always are.
    func cast(to kind: Kind) -> Moment {
        var result = Moment(kind, timeZone: timeZone)
        switch kind {
        case .dateTime, .date: (result.year, result.month, result.day) = (year, month, day)
        case .time: break
        case .year: result.year = year
        case .yearMonth: (result.year, result.month, result.day) = (year, month, 1)
        case .month: (result.month, result.day) = (month, 1)
        case .monthDay: (result.month, result.day) = (month, day)
        case .day: result.day = day
        }
        if kind.hasTime { (result.hour, result.minute, result.second) = (hour, minute, second) }
        return result
    }

    // MARK: - The time line

    /// Whole seconds from the start of 1970, local time, and the rest.
    private var localTime: (seconds: Int, fraction: DecimalNumber) {
        let whole = second.rounded(.down) ?? .zero
        guard case .small(let seconds) = whole, let fraction = second - DecimalNumber(whole) else {
            return (0, .zero)
        }
        return (Calendar.days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + seconds, fraction)
    }

    /// Seconds from the start of 1970, in UTC where there is a time zone.
    var timeline: DecimalNumber {
        let (seconds, fraction) = localTime
        return DecimalNumber(seconds - (timeZone ?? 0) * 60) + fraction ?? .zero
    }

    /// A moment of the same kind, of seconds from the start of 1970.
    static func at(_ timeline: DecimalNumber, _ kind: Kind, timeZone: Int?) -> Moment? {
        guard let local = timeline + DecimalNumber((timeZone ?? 0) * 60), let whole = local.rounded(.down),
            case .small(let seconds) = whole, let fraction = local - DecimalNumber(whole),
            seconds.magnitude < (greatestYear - 1).magnitude * 31_556_952
        else { return nil }
        var moment = Moment(kind, timeZone: timeZone)
        let days = seconds.quotient(floor: 86_400)
        let rest = seconds - days * 86_400
        if kind.hasDate { (moment.year, moment.month, moment.day) = Calendar.date(days) }
        if kind.hasTime {
            (moment.hour, moment.minute) = (rest / 3600, rest / 60 % 60)
            moment.second = DecimalNumber(rest % 60) + fraction ?? .zero
        }
        return moment
    }

    /// `nil` for kinds that differ, and where only one has a time zone and the other might lie on either side
    /// (XML Schema 1.1 part 2, section 3.3.7.1).
    static func order(_ a: Moment, _ b: Moment) -> Ordering? {
        guard a.kind == b.kind else { return nil }
        if (a.timeZone == nil) == (b.timeZone == nil) { return Ordering(a.sortKey, b.sortKey) }
        // Without a time zone, it may be up to 14 hours earlier or later.
        let (seconds, margin) = (a.timeline, DecimalNumber(14 * 3600))
        guard let earliest = b.timeline - margin, let latest = b.timeline + margin else { return nil }
        return seconds < earliest ? .before : latest < seconds ? .after : nil
    }

    /// Orders all moments of one kind, as if UTC were the time zone where there is none.
    var sortKey: DecimalNumber { timeline }

    // MARK: - Text

    /// The canonical form of the datatype, but with the time zone it has.
    var lexical: String {
        func digits(_ number: Int, _ count: Int) -> String {
            let text = String(number.magnitude)
            return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, count - text.utf8.count))
                + text
        }
        let time: String = {
            let seconds = second.description
            return digits(hour, 2) + ":" + digits(minute, 2) + ":" + (second < DecimalNumber(10) ? "0" : "")
                + seconds
        }()
        let text =
            switch kind {
            case .dateTime: digits(year, 4) + "-" + digits(month, 2) + "-" + digits(day, 2) + "T" + time
            case .date: digits(year, 4) + "-" + digits(month, 2) + "-" + digits(day, 2)
            case .time: time
            case .year: digits(year, 4)
            case .yearMonth: digits(year, 4) + "-" + digits(month, 2)
            case .month: "--" + digits(month, 2)
            case .monthDay: "--" + digits(month, 2) + "-" + digits(day, 2)
            case .day: "---" + digits(day, 2)
            }
        return text + timeZoneText
    }

    /// `Z`, `+01:00`, or nothing.
    var timeZoneText: String {
        guard let timeZone else { return "" }
        if timeZone == 0 { return "Z" }
        let (hours, minutes) = Int(timeZone.magnitude).quotientAndRemainder(dividingBy: 60)
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        return (timeZone < 0 ? "-" : "+") + two(hours) + ":" + two(minutes)
    }
}

/// The Gregorian calendar, before 1582 as well.
enum Calendar {
    /// Days from the start of 1970.
    static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        // Years from March to February have their leap day at the end.
        let shifted = month > 2 ? year : year - 1
        let months = (month + 9) % 12
        let dayOfYear = (153 * months + 2) / 5 + day - 1
        return shifted * 365 + shifted.quotient(floor: 4) - shifted.quotient(floor: 100)
            + shifted.quotient(floor: 400) + dayOfYear - 719_468
    }

    static func date(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let days = days + 719_468
        let era = days.quotient(floor: 146_097)
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let months = (5 * dayOfYear + 2) / 153
        let month = months < 10 ? months + 3 : months - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * months + 2) / 5 + 1
        )
    }
}

extension Int {
    /// The greatest whole number that is not greater than the quotient.
    func quotient(floor divisor: Int) -> Int {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
