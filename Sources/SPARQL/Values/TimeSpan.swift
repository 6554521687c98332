import RDF

/// A value of `xsd:duration` or of one of its two halves (XML Schema 1.1 part 2, sections 3.3.6 and 3.4.26 f.).
public struct TimeSpan: Sendable, Hashable {
    public enum Kind: UInt8, Sendable, Hashable, CaseIterable {
        case duration, yearMonth, dayTime

        var datatype: IRI {
            switch self {
            case .duration: Names.duration
            case .yearMonth: Names.yearMonthDuration
            case .dayTime: Names.dayTimeDuration
            }
        }
    }

    let kind: Kind
    /// Both of the same sign, or zero.
    let months: Int
    let seconds: DecimalNumber

    /// `nil` where one of them is negative and the other is positive.
    init?(_ kind: Kind, months: Int, seconds: DecimalNumber) {
        guard months == 0 || seconds == .zero || (months < 0) == seconds.isNegative else { return nil }
        self.kind = kind
        self.months = months
        self.seconds = seconds
    }

    init(seconds: DecimalNumber) {
        kind = .dayTime
        months = 0
        self.seconds = seconds
    }

    /// Durations are equal whatever their datatypes; `nil` where months stand against days.
    static func order(_ a: TimeSpan, _ b: TimeSpan) -> Ordering? {
        let (months, seconds) = (Ordering(a.months, b.months), Ordering(a.seconds, b.seconds))
        if months == seconds || seconds == .same { return months }
        return months == .same ? seconds : nil
    }

    static prefix func - (a: TimeSpan) -> TimeSpan { TimeSpan(a, negated: ()) }

    private init(_ other: TimeSpan, negated: ()) {
        kind = other.kind
        months = -other.months
        seconds = -other.seconds
    }

    static func + (a: TimeSpan, b: TimeSpan) -> TimeSpan? {
        let (months, overflow) = a.months.addingReportingOverflow(b.months)
        guard !overflow, let seconds = a.seconds + b.seconds else { return nil }
        return TimeSpan(a.kind == b.kind ? a.kind : .duration, months: months, seconds: seconds)
    }

    /// The canonical form.
    var lexical: String {
        let isNegative = months < 0 || seconds.isNegative
        let (years, months) = months.magnitude.quotientAndRemainder(dividingBy: 12)
        var dates = (years > 0 ? "\(years)Y" : "") + (months > 0 ? "\(months)M" : "")
        var times = ""
        let seconds = self.seconds.isNegative ? -self.seconds : self.seconds
        if let whole = seconds.rounded(.down), let fraction = seconds - DecimalNumber(whole),
            let (minutes, rest) = whole.divided(by: .small(60)),
            let (hours, minute) = minutes.divided(by: .small(60)),
            let (days, hour) = hours.divided(by: .small(24)), let second = DecimalNumber(rest) + fraction
        {
            if days != .zero { dates += "\(days)D" }
            if hour != .zero { times += "\(hour)H" }
            if minute != .zero { times += "\(minute)M" }
            if second != .zero { times += "\(second)S" }
        }
        if dates.isEmpty, times.isEmpty { return kind == .yearMonth ? "P0M" : "PT0S" }
        return (isNegative ? "-P" : "P") + dates + (times.isEmpty ? "" : "T" + times)
    }
}
