/// The escapes inside quoted strings that N-Triples, Turtle and JSON share.
package struct StringEscapes {
    /// Whether characters that people cannot see, or that turn the direction of text, are escaped as well.
    /// Files that people read need it: U+202E in a label must not rearrange the line that it stands in.
    var escapesInvisible: Bool
    /// JSON has `\u` for four digits only and needs surrogate pairs beyond; Turtle has `\U`.
    var usesSurrogatePairs: Bool

    /// Canonical N-Triples (RDF 1.2 N-Triples, section 4): only what must be escaped is.
    package static let canonical = StringEscapes(escapesInvisible: false, usesSurrogatePairs: false)
    /// Turtle and TriG.
    package static let readable = StringEscapes(escapesInvisible: true, usesSurrogatePairs: false)
    /// JSON (RFC 8259, section 7).
    package static let json = StringEscapes(escapesInvisible: true, usesSurrogatePairs: true)

    /// The text in double quotes.
    package func quoted(_ text: String) -> String {
        var bytes = ByteBuffer()
        append(quoted: text, to: &bytes)
        return bytes.string
    }

    /// Appends the text in double quotes.
    package func append(quoted text: String, to bytes: inout ByteBuffer) {
        bytes.append(ASCII.doubleQuote)
        var text = text
        text.withUTF8 { append($0, to: &bytes) }
        bytes.append(ASCII.doubleQuote)
    }

    /// Copies runs that need no escape as a whole.
    private func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout ByteBuffer) {
        var done = 0
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte < 0x80 {
                index += 1
                if (0x20..<0x7F).contains(byte), byte != ASCII.doubleQuote, byte != ASCII.backslash {
                    continue
                }
                bytes.append(text, done..<(index - 1))
                appendEscape(of: Unicode.Scalar(byte), to: &bytes)
                done = index
            } else {
                let (scalar, length) = UTF8Bytes.scalar(in: text, at: index)
                if mustEscape(scalar) || escapesInvisible && isInvisible(scalar) {
                    bytes.append(text, done..<index)
                    appendEscape(of: scalar, to: &bytes)
                    done = index + length
                }
                index += length
            }
        }
        bytes.append(text, done..<text.count)
    }

    private func appendEscape(of scalar: Unicode.Scalar, to bytes: inout ByteBuffer) {
        switch scalar {
        case "\"": bytes.append("\\\"")
        case "\\": bytes.append("\\\\")
        case "\n": bytes.append("\\n")
        case "\r": bytes.append("\\r")
        case "\t": bytes.append("\\t")
        case "\u{8}": bytes.append("\\b")
        case "\u{C}": bytes.append("\\f")
        default: appendNumeric(scalar, to: &bytes)
        }
    }

    /// Controls, and what XML 1.1 does not count as a character.
    private func mustEscape(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F, 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    package func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        if Self.isCommon(scalar) { return false }
        // Joiners shape words in several scripts and emoji; they stay.
        if scalar.value == 0x200C || scalar.value == 0x200D { return false }
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: return true
        // Tag characters spell flags.
        case .format: return !(0xE0000...0xE007F).contains(scalar.value)
        default: return false
        }
    }

    /// Letters and marks that most text consists of, so that their properties need not be looked up.
    private static func isCommon(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20..<0x7F, 0xAE..<0x250, 0x3A3..<0x482, 0x2010..<0x2028, 0x4E00..<0x9FA6, 0xAC00..<0xD7A4: true
        default: false
        }
    }

    private func appendNumeric(_ scalar: Unicode.Scalar, to bytes: inout ByteBuffer) {
        func append(_ value: some BinaryInteger, digits: Int) {
            let text = String(value, radix: 16, uppercase: true)
            for _ in text.utf8.count..<digits { bytes.append(UInt8(ascii: "0")) }
            bytes.append(text)
        }
        if scalar.value > 0xFFFF, !usesSurrogatePairs {
            bytes.append("\\U")
            append(scalar.value, digits: 8)
            return
        }
        for unit in String(scalar).utf16 {
            bytes.append("\\u")
            append(unit, digits: 4)
        }
    }
}
