/// Functions on dates and times (SPARQL 1.1 Query, section 17.4.5), for `xsd:date` and `xsd:time` as well, as far as
/// these have the field.
enum TimeFunctions {
    static func year(_ value: Value) -> Value? { date(value).map { .integer($0.year) } }
    static func month(_ value: Value) -> Value? { date(value).map { .integer($0.month) } }
    static func day(_ value: Value) -> Value? { date(value).map { .integer($0.day) } }
    static func hours(_ value: Value) -> Value? { time(value).map { .integer($0.hour) } }
    static func minutes(_ value: Value) -> Value? { time(value).map { .integer($0.minute) } }
    static func seconds(_ value: Value) -> Value? { time(value).map { .number(.decimal($0.second), nil) } }

    /// As a duration; a type error where there is none.
    static func timeZone(_ value: Value) -> Value? {
        guard case .moment(let moment, _) = value, let minutes = moment.timeZone else { return nil }
        return .duration(TimeSpan(seconds: DecimalNumber(minutes * 60)), nil)
    }

    /// As it is written: `Z`, `-05:00`, or empty where there is none.
    static func timeZoneText(_ value: Value) -> Value? {
        guard case .moment(let moment, let written) = value else { return nil }
        // +00:00 is not Z to those who wrote it.
        if moment.timeZone == 0, let text = written?.literal.lexical, !text.hasSuffix("Z") {
            return .string(String(text.suffix(6)))
        }
        return .string(moment.timeZoneText)
    }

    private static func date(_ value: Value) -> Moment? {
        guard case .moment(let moment, _) = value, moment.kind.hasDate else { return nil }
        return moment
    }

    private static func time(_ value: Value) -> Moment? {
        guard case .moment(let moment, _) = value, moment.kind.hasTime else { return nil }
        return moment
    }
}
