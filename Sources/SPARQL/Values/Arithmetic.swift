import RDF

// The operators `+`, `-`, `*` and `/` (SPARQL 1.1 Query, section 17.3). Those of dates and durations are the ones of
// XPath Functions 3.1, sections 8.4 and 9.7, which SPARQL leaves to implementations.
extension Value {
    /// `nil` for a type error.
    static func compute(_ operation: Expression.Arithmetic, _ a: Value, _ b: Value) -> Value? {
        switch (a, b) {
        case (.number(let a, _), .number(let b, _)):
            return Number.compute(operation, a, b).map { .number($0, nil) }
        case (.moment(let a, _), .moment(let b, _)):
            return operation == .subtract ? (a - b).map { .duration($0, nil) } : nil
        case (.moment(let moment, _), .duration(let span, _)):
            guard let span = signed(span, operation) else { return nil }
            return (moment + span).map { .moment($0, nil) }
        case (.duration(let span, _), .moment(let moment, _)):
            return operation == .add ? (moment + span).map { .moment($0, nil) } : nil
        case (.duration(let a, _), .duration(let b, _)):
            guard let b = signed(b, operation) else { return nil }
            return (a + b).map { .duration($0, nil) }
        default: return nil
        }
    }

    private static func signed(_ span: TimeSpan, _ operation: Expression.Arithmetic) -> TimeSpan? {
        switch operation {
        case .add: span
        case .subtract: -span
        case .multiply, .divide: nil
        }
    }

    /// A moment in UTC, to the microsecond.
    static func dateTime(secondsSince1970 seconds: Double) -> Value {
        let micros = (seconds * 1e6).rounded()
        let timeline = DecimalNumber(coefficient: .small(Int(exactly: micros) ?? 0), scale: 6)
        return .moment(Moment.at(timeline, .dateTime, timeZone: 0) ?? Moment(.dateTime), nil)
    }
}

extension Moment {
    /// The time between two moments of the same kind; `nil` where only one has a time zone.
    static func - (a: Moment, b: Moment) -> TimeSpan? {
        guard a.kind == b.kind, a.kind.hasDate || a.kind.hasTime, (a.timeZone == nil) == (b.timeZone == nil)
        else {
            return nil
        }
        return (a.timeline - b.timeline).map { TimeSpan(seconds: $0) }
    }

    /// Months first, to the last day of a month that is too short, then days and seconds.
    static func + (moment: Moment, span: TimeSpan) -> Moment? {
        guard moment.kind.hasDate || moment.kind.hasTime && span.months == 0 else { return nil }
        var moment = moment
        if span.months != 0 {
            let (months, overflow) = (moment.year * 12 + moment.month - 1).addingReportingOverflow(
                span.months)
            guard !overflow, months.magnitude < Moment.greatestYear.magnitude * 12 else { return nil }
            moment.year = months.quotient(floor: 12)
            moment.month = months - moment.year * 12 + 1
            moment.day = min(moment.day, GregorianMonth.days(in: moment.month, of: moment.year))
        }
        if span.seconds == .zero { return moment }
        return (moment.timeline + span.seconds).flatMap { at($0, moment.kind, timeZone: moment.timeZone) }
    }
}
