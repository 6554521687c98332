import RDF

extension Literal {
    /// A date at the precision known: `xsd:gYear`, `xsd:gYearMonth`, `xsd:date` or `xsd:dateTime`; a plain
    /// string where the text is none of them (XML Schema part 2, section 3.3).
    init(date text: String) {
        if let type = Self.dateType(of: text) {
            self.init(text, datatype: Namespace.xsd[type])
        } else {
            self.init(text)
        }
    }

    private static func dateType(of text: String) -> String? {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        let fields = parts[0].split(separator: "-", omittingEmptySubsequences: false)
        guard let year = number(fields[0], digits: 4), year > 0, fields.count <= 3 else { return nil }
        guard fields.count > 1 else { return parts.count == 1 ? "gYear" : nil }
        guard let month = number(fields[1], digits: 2), (1...12).contains(month) else { return nil }
        guard fields.count > 2 else { return parts.count == 1 ? "gYearMonth" : nil }
        guard let day = number(fields[2], digits: 2),
            (1...GregorianMonth.days(in: month, of: year)).contains(day)
        else {
            return nil
        }
        guard parts.count == 2 else { return "date" }
        return isTime(parts[1]) ? "dateTime" : nil
    }

    /// `hh:mm:ss`, a fraction, and `Z` or an offset, the last two optional.
    private static func isTime(_ text: Substring) -> Bool {
        var clock = text
        if text.hasSuffix("Z") {
            clock = text.dropLast()
        } else if let sign = text.lastIndex(where: { $0 == "+" || $0 == "-" }) {
            let offset = text[text.index(after: sign)...].split(
                separator: ":", omittingEmptySubsequences: false)
            guard offset.count == 2, let hours = number(offset[0], digits: 2),
                let minutes = number(offset[1], digits: 2), hours * 60 + minutes <= 14 * 60, minutes < 60
            else { return false }
            clock = text[..<sign]
        }
        let whole = clock.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        if whole.count == 2 {
            guard !whole[1].isEmpty, whole[1].unicodeScalars.allSatisfy(isDigit) else { return false }
        }
        let fields = whole[0].split(separator: ":", omittingEmptySubsequences: false)
        guard fields.count == 3, let hour = number(fields[0], digits: 2),
            let minute = number(fields[1], digits: 2),
            let second = number(fields[2], digits: 2)
        else { return false }
        return hour < 24 && minute < 60 && second < 60
    }

    private static func number(_ text: Substring, digits: Int) -> Int? {
        text.count == digits && text.unicodeScalars.allSatisfy(isDigit) ? Int(text) : nil
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
