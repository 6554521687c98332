/// The lexical spaces of the datatypes that RDF knows (RDF 1.1 Concepts, section 5.1; XML Schema 1.1 part 2).
enum LexicalForms {
    /// Whether a text is a lexical form of a datatype; `nil` for datatypes that are not known here.
    static func admits(_ text: String, _ datatype: IRI) -> Bool? { checks[datatype].map { $0(text) } }

    private typealias Check = @Sendable (String) -> Bool

    private static let checks: [IRI: Check] = {
        var checks: [IRI: Check] = [
            Namespace.rdf["JSON"]: { (try? JSONValue(parsing: $0)) != nil }
        ]
        for (name, check) in schema { checks[Namespace.xsd[name]] = check }
        return checks
    }()

    /// By name in the namespace of XML Schema.
    private static let schema: [String: Check] = [
        "boolean": { ["true", "false", "1", "0"].contains($0) },
        "decimal": { isDecimal($0) },
        "integer": { isInteger($0) },
        "nonNegativeInteger": { isInteger($0) && (isZero($0) || !$0.utf8.starts(with: "-".utf8)) },
        "positiveInteger": { isInteger($0) && !isZero($0) && !$0.utf8.starts(with: "-".utf8) },
        "nonPositiveInteger": { isInteger($0) && (isZero($0) || $0.utf8.starts(with: "-".utf8)) },
        "negativeInteger": { isInteger($0) && !isZero($0) && $0.utf8.starts(with: "-".utf8) },
        "long": { Int64($0) != nil }, "int": { Int32($0) != nil }, "short": { Int16($0) != nil },
        "byte": { Int8($0) != nil }, "unsignedLong": { UInt64($0) != nil },
        "unsignedInt": { UInt32($0) != nil }, "unsignedShort": { UInt16($0) != nil },
        "unsignedByte": { UInt8($0) != nil },
        "double": { isDouble($0) }, "float": { isDouble($0) },
        "date": { CalendarForm.date.admits($0) }, "time": { CalendarForm.time.admits($0) },
        "dateTime": { CalendarForm.dateTime.admits($0) },
        "dateTimeStamp": { CalendarForm.dateTimeStamp.admits($0) },
        "gYear": { CalendarForm.year.admits($0) }, "gYearMonth": { CalendarForm.yearMonth.admits($0) },
        "gMonth": { CalendarForm.month.admits($0) }, "gMonthDay": { CalendarForm.monthDay.admits($0) },
        "gDay": { CalendarForm.day.admits($0) },
        "duration": { isDuration($0, "YMD", "HMS") }, "yearMonthDuration": { isDuration($0, "YM", "") },
        "dayTimeDuration": { isDuration($0, "D", "HMS") },
        "hexBinary": { $0.utf8.count % 2 == 0 && $0.utf8.allSatisfy { ASCII.hexValue($0) != nil } },
        "base64Binary": { isBase64($0) },
        "language": { Literal.isLanguageTag($0.utf8) },
        "normalizedString": { !$0.utf8.contains { [0x9, 0xA, 0xD].contains($0) } },
        "token": { isToken($0) },
        "NCName": { XMLCharacters.isNCName($0) },
        "Name": { XMLCharacters.isNCName($0.replacing(":", with: "_")) },
        "NMTOKEN": { XMLCharacters.isNCName("_" + $0.replacing(":", with: "_")) && !$0.isEmpty },
    ]

    // MARK: - Numbers

    private static func isInteger(_ text: String) -> Bool {
        var scanner = LexicalScanner(text)
        _ = scanner.takeAny(of: "+-")
        return scanner.digits() > 0 && scanner.isAtEnd
    }

    private static func isZero(_ integer: String) -> Bool {
        integer.utf8.allSatisfy { $0 == UInt8(ascii: "0") || $0 == ASCII.plus || $0 == ASCII.minus }
    }

    private static func isDecimal(_ text: String) -> Bool {
        var scanner = LexicalScanner(text)
        return takeDecimal(&scanner) && scanner.isAtEnd
    }

    private static func takeDecimal(_ scanner: inout LexicalScanner) -> Bool {
        _ = scanner.takeAny(of: "+-")
        let whole = scanner.digits()
        let decimals = scanner.take(".") ? scanner.digits() : 0
        return whole + decimals > 0
    }

    private static func isDouble(_ text: String) -> Bool {
        if ["INF", "+INF", "-INF", "NaN"].contains(text) { return true }
        var scanner = LexicalScanner(text)
        guard takeDecimal(&scanner) else { return false }
        if scanner.takeAny(of: "eE") {
            _ = scanner.takeAny(of: "+-")
            guard scanner.digits() > 0 else { return false }
        }
        return scanner.isAtEnd
    }

    // MARK: - Durations

    /// - Parameters:
    ///   - date: the letters that may stand before `T`, in order.
    ///   - time: those behind it; `S` may have a fraction.
    private static func isDuration(_ text: String, _ date: String, _ time: String) -> Bool {
        var scanner = LexicalScanner(text)
        _ = scanner.take("-")
        guard scanner.take("P") else { return false }
        guard let dates = takeFields(&scanner, date) else { return false }
        guard scanner.take("T") else { return dates > 0 && scanner.isAtEnd }
        guard let times = takeFields(&scanner, time), times > 0 else { return false }
        return scanner.isAtEnd
    }

    /// How many of the fields there are; `nil` for digits without a letter of their own.
    private static func takeFields(_ scanner: inout LexicalScanner, _ letters: String) -> Int? {
        var count = 0
        var letters = letters.unicodeScalars[...]
        while scanner.digits() > 0 {
            var allowed = letters
            if scanner.take(".") {
                guard scanner.digits() > 0 else { return nil }
                allowed = allowed.suffix(from: { $0 == "S" })
            }
            guard let letter = allowed.firstIndex(where: { scanner.take($0) }) else { return nil }
            letters = allowed[allowed.index(after: letter)...]
            count += 1
        }
        return count
    }

    // MARK: - Texts

    private static func isToken(_ text: String) -> Bool {
        let bytes = text.utf8
        return !bytes.contains { [0x9, 0xA, 0xD].contains($0) } && bytes.first != ASCII.space
            && bytes.last != ASCII.space && !text.contains("  ")
    }

    /// Groups of four, spaces between characters allowed.
    private static func isBase64(_ text: String) -> Bool {
        let bytes = text.utf8.filter { $0 != ASCII.space }
        let padding = bytes.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        return bytes.count % 4 == 0 && padding <= 2
            && bytes.dropLast(padding).allSatisfy {
                ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == ASCII.plus || $0 == ASCII.slash
            }
    }
}

extension Substring.UnicodeScalarView {
    /// The characters from the first that fits.
    fileprivate func suffix(from fits: (Unicode.Scalar) -> Bool) -> Self {
        firstIndex(where: fits).map { self[$0...] } ?? self[endIndex...]
    }
}
