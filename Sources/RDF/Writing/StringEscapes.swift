/// The escapes inside quoted strings that N-Triples, Turtle and JSON share.
struct StringEscapes {
    /// Whether characters that people cannot see, or that turn the direction of text, are escaped as well.
    /// Files that people read need it: U+202E in a label must not rearrange the line that it stands in.
    var escapesInvisible: Bool
    /// JSON has `\u` for four digits only and needs surrogate pairs beyond; Turtle has `\U`.
    var usesSurrogatePairs: Bool

    /// Canonical N-Triples (RDF 1.2 N-Triples, section 4): only what must be escaped is.
    static let canonical = StringEscapes(escapesInvisible: false, usesSurrogatePairs: false)
    /// Turtle and TriG.
    static let readable = StringEscapes(escapesInvisible: true, usesSurrogatePairs: false)
    /// JSON (RFC 8259, section 7).
    static let json = StringEscapes(escapesInvisible: true, usesSurrogatePairs: true)

    /// The text in double quotes.
    func quoted(_ text: String) -> String {
        var result = "\""
        append(text, to: &result)
        result += "\""
        return result
    }

    private func append(_ text: String, to result: inout String) {
        let isPlain = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) && $0 != 0x22 && $0 != 0x5C }
        if isPlain {
            result += text
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{8}": result += "\\b"
            case "\u{C}": result += "\\f"
            case _ where mustEscape(scalar) || escapesInvisible && isInvisible(scalar):
                appendNumeric(scalar, to: &result)
            default: result.unicodeScalars.append(scalar)
            }
        }
    }

    /// Controls, and what XML 1.1 does not count as a character.
    private func mustEscape(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F, 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        // Joiners shape words in several scripts and emoji; they stay.
        if scalar.value == 0x200C || scalar.value == 0x200D { return false }
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: return true
        // Tag characters spell flags.
        case .format: return !(0xE0000...0xE007F).contains(scalar.value)
        default: return false
        }
    }

    private func appendNumeric(_ scalar: Unicode.Scalar, to result: inout String) {
        func hex(_ value: some BinaryInteger, digits: Int) -> String {
            let text = String(value, radix: 16, uppercase: true)
            return String(repeating: "0", count: max(0, digits - text.count)) + text
        }
        if usesSurrogatePairs {
            for unit in String(scalar).utf16 { result += "\\u" + hex(unit, digits: 4) }
        } else if scalar.value > 0xFFFF {
            result += "\\U" + hex(scalar.value, digits: 8)
        } else {
            result += "\\u" + hex(scalar.value, digits: 4)
        }
    }
}
