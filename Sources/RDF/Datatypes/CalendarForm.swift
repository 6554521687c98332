/// Dates and times of XML Schema 1.1 part 2 (section 3.3 and appendix D.3), by the fields that they have.
struct CalendarForm {
    private enum Field { case year, month, day, time }
    private enum TimeZone { case optional, required }

    /// With what stands before each.
    private let fields: [(before: String, field: Field)]
    private var timeZone = TimeZone.optional

    static let year = CalendarForm(fields: [("", .year)])
    static let yearMonth = CalendarForm(fields: [("", .year), ("-", .month)])
    static let date = CalendarForm(fields: [("", .year), ("-", .month), ("-", .day)])
    static let month = CalendarForm(fields: [("--", .month)])
    static let monthDay = CalendarForm(fields: [("--", .month), ("-", .day)])
    static let day = CalendarForm(fields: [("---", .day)])
    static let time = CalendarForm(fields: [("", .time)])
    static let dateTime = CalendarForm(fields: date.fields + [("T", .time)])
    static let dateTimeStamp = CalendarForm(fields: dateTime.fields, timeZone: .required)

    func admits(_ text: String) -> Bool {
        var scanner = LexicalScanner(text)
        // Without a year, the 29th of February is possible; without a month, the 31st.
        var (year, month) = (2000, 1)
        for (before, field) in fields {
            for scalar in before.unicodeScalars { guard scanner.take(scalar) else { return false } }
            switch field {
            case .year:
                guard let number = Self.takeYear(&scanner) else { return false }
                year = number
            case .month:
                guard let number = scanner.number(digits: 2, in: 1...12) else { return false }
                month = number
            case .day:
                guard scanner.number(digits: 2, in: 1...GregorianMonth.days(in: month, of: year)) != nil
                else {
                    return false
                }
            case .time: guard Self.takeTime(&scanner) else { return false }
            }
        }
        if scanner.isAtEnd { return timeZone == .optional }
        return Self.takeTimeZone(&scanner) && scanner.isAtEnd
    }

    /// Four digits, or more that do not start with zero. Of long ones, the last four say which have a leap day.
    private static func takeYear(_ scanner: inout LexicalScanner) -> Int? {
        _ = scanner.take("-")
        var ahead = scanner
        let isPadded = ahead.take("0")
        ahead = scanner
        let length = ahead.digits()
        guard length >= 4, length == 4 || !isPadded else { return nil }
        for _ in 4..<length { _ = scanner.number(digits: 1, in: 0...9) }
        return scanner.number(digits: 4, in: 0...9999)
    }

    private static func takeTime(_ scanner: inout LexicalScanner) -> Bool {
        guard let hour = scanner.number(digits: 2, in: 0...24), scanner.take(":"),
            let minute = scanner.number(digits: 2, in: 0...59), scanner.take(":"),
            let second = scanner.number(digits: 2, in: 0...59)
        else { return false }
        guard scanner.take(".") else { return hour < 24 || minute + second == 0 }
        // Midnight at the end of a day may only have zeros.
        if hour == 24 {
            guard minute + second == 0, scanner.take("0") else { return false }
            while scanner.take("0") {}
            return true
        }
        return scanner.digits() > 0
    }

    private static func takeTimeZone(_ scanner: inout LexicalScanner) -> Bool {
        if scanner.take("Z") { return true }
        guard scanner.takeAny(of: "+-"), let hours = scanner.number(digits: 2, in: 0...14), scanner.take(":"),
            let minutes = scanner.number(digits: 2, in: 0...59)
        else { return false }
        return hours < 14 || minutes == 0
    }
}
