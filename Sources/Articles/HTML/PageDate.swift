/// Dates as pages write them.
public enum PageDate {
    /// The day in ISO 8601, or the month or year where no more is said; nil where it is not certain which day is meant.
    ///
    /// Reads ISO 8601 with or without time, `20260605`, `5 June 2026`, `June 5, 2026`, the dates of e-mail, and numbers that
    /// are seconds or milliseconds since 1970. The time is left out: the day is that of the place of publication.
    public static func day(_ text: String) -> String? {
        let text = text.trimming { $0.isWhitespace || $0 == "\"" }
        if let match = text.prefixMatch(of: /(\d{4})-(\d\d?)-(\d\d?)(?!\d)/)
            ?? text.prefixMatch(of: /(\d{4})\/(\d\d?)\/(\d\d?)(?!\d)/)
            ?? text.prefixMatch(of: /(\d{4})(\d\d)(\d\d)(?:$|[T\s])/)
        {
            return iso(match.1, match.2, match.3)
        }
        if text.wholeMatch(of: /(?:19|20)\d\d(?:-(?:0[1-9]|1[012]))?/) != nil { return String(text) }
        if text.wholeMatch(of: /\d{10}|\d{13}/) != nil, let number = Int(text) {
            return dayOf(seconds: text.count == 13 ? number / 1000 : number)
        }
        if let match = text.firstMatch(
            of: /\b(\d\d?)(?:st|nd|rd|th)?(?: of)?[ \-]([A-Za-z]{3,9})\.?,?[ \-](\d{4})\b/),
            let month = month(match.2)
        {
            return iso(Int(match.3), month, Int(match.1))
        }
        if let match = text.firstMatch(of: /\b([A-Za-z]{3,9})\.? (\d\d?)(?:st|nd|rd|th)?,? (\d{4})\b/),
            let month = month(match.1)
        {
            return iso(Int(match.3), month, Int(match.2))
        }
        return nil
    }

    /// The day that stands in the path of an address: `/2026/06/05/`, `/2026-06-05`, `/20260605/`.
    static func inAddress(_ url: String) -> String? {
        let patterns = [
            /\/((?:19|20)\d\d)[\/\-](\d\d?)[\/\-](\d\d?)(?!\d)/, /\/((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)/,
        ]
        for pattern in patterns {
            if let match = url.firstMatch(of: pattern) { return iso(match.1, match.2, match.3) }
        }
        return nil
    }

    private static func iso(_ year: Substring, _ month: Substring, _ day: Substring) -> String? {
        guard let month = Int(month) else { return nil }
        return iso(Int(year), month, Int(day))
    }

    private static func iso(_ year: Int?, _ month: Int, _ day: Int?) -> String? {
        guard let year, (1600...2999).contains(year), (1...12).contains(month), let day,
            (1...days(in: month, of: year)).contains(day)
        else { return nil }
        return "\(year)-\(padded(month))-\(padded(day))"
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func days(in month: Int, of year: Int) -> Int {
        let isLeap = year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400)
        return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december",
    ]

    private static func month(_ name: some StringProtocol) -> Int? {
        let name = name.lowercased()
        return months.firstIndex {
            $0 == name || $0.hasPrefix(name) && name.count == 3 || name == "sept" && $0.hasPrefix(name)
        }
        .map { $0 + 1 }
    }

    private static func dayOf(seconds: Int) -> String? {
        var days = seconds / 86400
        var year = 1970
        while true {
            let length = Self.days(in: 2, of: year) + 337
            if days < length { break }
            days -= length
            year += 1
        }
        var month = 1
        while days >= Self.days(in: month, of: year) {
            days -= Self.days(in: month, of: year)
            month += 1
        }
        return iso(year, month, days + 1)
    }
}
