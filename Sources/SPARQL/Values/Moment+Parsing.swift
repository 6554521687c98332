import RDF

extension Moment {
    private enum Field { case year, month, day, time }

    /// With what stands before each.
    private static func fields(_ kind: Kind) -> [(before: String, field: Field)] {
        switch kind {
        case .dateTime: [("", .year), ("-", .month), ("-", .day), ("T", .time)]
        case .date: [("", .year), ("-", .month), ("-", .day)]
        case .time: [("", .time)]
        case .year: [("", .year)]
        case .yearMonth: [("", .year), ("-", .month)]
        case .month: [("--", .month)]
        case .monthDay: [("--", .month), ("-", .day)]
        case .day: [("---", .day)]
        }
    }

    /// Reads a lexical form of the datatype; `nil` for any other text, and for years beyond ``greatestYear``.
    init?(_ text: some StringProtocol, _ kind: Kind) {
        self.init(kind)
        var scanner = FieldScanner(text)
        var isEndOfDay = false
        for (before, field) in Self.fields(kind) {
            for scalar in before.unicodeScalars { guard scanner.take(scalar) else { return nil } }
            switch field {
            case .year:
                guard let number = Self.year(&scanner) else { return nil }
                year = number
            case .month:
                guard let number = scanner.two(1...12) else { return nil }
                month = number
                day = 1
            case .day:
                guard let number = scanner.two(1...GregorianMonth.days(in: month, of: year)) else {
                    return nil
                }
                day = number
            case .time:
                guard let isMidnight = readTime(&scanner) else { return nil }
                isEndOfDay = isMidnight
            }
        }
        if !scanner.isAtEnd {
            guard let offset = Self.timeZone(&scanner), scanner.isAtEnd else { return nil }
            timeZone = offset
        }
        if isEndOfDay {
            hour = 0
            if kind == .dateTime {
                (year, month, day) = Calendar.date(Calendar.days(year, month, day) + 1)
            }
        }
    }

    /// Four digits, or more that do not start with zero.
    private static func year(_ scanner: inout FieldScanner) -> Int? {
        let isNegative = scanner.take("-")
        let digits = scanner.digits()
        guard digits.utf8.count == 4 || digits.utf8.count > 4 && digits.utf8.first != UInt8(ascii: "0"),
            let year = Int(digits), year <= greatestYear
        else { return nil }
        return isNegative ? -year : year
    }

    /// - Returns: whether it is 24:00, the start of the next day.
    private mutating func readTime(_ scanner: inout FieldScanner) -> Bool? {
        guard let hour = scanner.two(0...24), scanner.take(":"), let minute = scanner.two(0...59),
            scanner.take(":"), let whole = scanner.two(0...59)
        else { return nil }
        (self.hour, self.minute, second) = (hour, minute, DecimalNumber(whole))
        if scanner.take(".") {
            let fraction = scanner.digits()
            guard !fraction.isEmpty, let exact = DecimalNumber("\(whole).\(fraction)") else { return nil }
            second = exact
        }
        guard hour == 24 else { return false }
        return minute == 0 && second == .zero ? true : nil
    }

    private static func timeZone(_ scanner: inout FieldScanner) -> Int? {
        if scanner.take("Z") { return 0 }
        let isNegative = scanner.take("-")
        guard isNegative || scanner.take("+"), let hours = scanner.two(0...14), scanner.take(":"),
            let minutes = scanner.two(0...59), hours < 14 || minutes == 0
        else { return nil }
        return (isNegative ? -1 : 1) * (hours * 60 + minutes)
    }
}
