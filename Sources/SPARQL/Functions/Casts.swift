import RDF

/// The constructor functions of section 17.5, and those of dates and durations beyond it, which are the casts of XPath
/// Functions 3.1, section 19.
enum Casts {
    typealias Cast = @Sendable (Value) -> Value?

    static let table: [IRI: Cast] = {
        var table: [IRI: Cast] = [
            Names.string: { string($0).map { .string($0) } },
            Names.boolean: { boolean($0).map { $0 ? .true : .false } },
            Names.integer: { integer($0).map { .number(.integer($0), nil) } },
            Names.decimal: { decimal($0).map { .number(.decimal($0), nil) } },
            Names.float: { float($0).map { .number(.float($0), nil) } },
            Names.double: { double($0).map { .number(.double($0), nil) } },
        ]
        for kind in Moment.Kind.allCases {
            table[kind.datatype] = { moment($0, kind).map { .moment($0, nil) } }
        }
        for kind in TimeSpan.Kind.allCases {
            table[kind.datatype] = { duration($0, kind).map { .duration($0, nil) } }
        }
        return table
    }()

    static func string(_ value: Value) -> String? {
        switch value {
        case .iri(let iri): iri.string
        case .string(let text): text
        case .tagged(let tagged): tagged.text
        case .boolean(let value, _): value ? "true" : "false"
        case .number(.float(let value), _): DecimalDigits.xpathText(value)
        case .number(.double(let value), _): DecimalDigits.xpathText(value)
        case .number(let number, _): number.lexical
        case .moment(let moment, _): moment.lexical
        case .duration(let span, _): span.lexical
        case .other(let literal): literal.lexical
        case .blank, .triple: nil
        }
    }

    /// The text of a string without space around it, as casts see it.
    private static func text(_ value: Value) -> Substring? {
        guard case .string(let text) = value else { return nil }
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x9 || byte == 0xA || byte == 0xD }
        let bytes = text.utf8
        guard let first = bytes.firstIndex(where: { !isSpace($0) }),
            let last = bytes.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return text[first...last]
    }

    private static func boolean(_ value: Value) -> Bool? {
        switch value {
        case .boolean(let value, _): value
        case .number(let number, _): number.truth
        default: text(value).flatMap { Value.boolean(parsing: String($0)) }
        }
    }

    private static func integer(_ value: Value) -> Integer? {
        switch value {
        case .boolean(let value, _): .small(value ? 1 : 0)
        case .number(.integer(let integer), _): integer
        case .number: decimal(value)?.rounded(.towardZero)
        default: text(value).flatMap { Integer($0) }
        }
    }

    private static func decimal(_ value: Value) -> DecimalNumber? {
        switch value {
        case .boolean(let value, _): DecimalNumber(value ? 1 : 0)
        case .number(.integer(let integer), _): DecimalNumber(integer)
        case .number(.decimal(let decimal), _): decimal
        case .number(.float(let float), _): DecimalDigits.plainText(float).flatMap { DecimalNumber($0) }
        case .number(.double(let double), _): DecimalDigits.plainText(double).flatMap { DecimalNumber($0) }
        default: text(value).flatMap { DecimalNumber($0) }
        }
    }

    private static func double(_ value: Value) -> Double? {
        switch value {
        case .boolean(let value, _): value ? 1 : 0
        case .number(let number, _): number.double
        default: text(value).flatMap { Double(xsd: String($0)) }
        }
    }

    private static func float(_ value: Value) -> Float? {
        switch value {
        case .boolean(let value, _): value ? 1 : 0
        case .number(let number, _): number.float
        default: text(value).flatMap { Float(xsd: String($0)) }
        }
    }

    /// Only from kinds that have all fields of the other.
    private static func moment(_ value: Value, _ kind: Moment.Kind) -> Moment? {
        guard case .moment(let moment, _) = value else { return text(value).flatMap { Moment($0, kind) } }
        if moment.kind == kind { return moment }
        guard moment.kind == .dateTime || moment.kind == .date && kind != .time else { return nil }
        return moment.cast(to: kind)
    }

    private static func duration(_ value: Value, _ kind: TimeSpan.Kind) -> TimeSpan? {
        guard case .duration(let span, _) = value else { return text(value).flatMap { TimeSpan($0, kind) } }
        switch kind {
        case .duration: return TimeSpan(.duration, months: span.months, seconds: span.seconds)
        case .yearMonth: return TimeSpan(.yearMonth, months: span.months, seconds: .zero)
        case .dayTime: return TimeSpan(seconds: span.seconds)
        }
    }
}
