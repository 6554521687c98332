/// Text on its way into a picture: what is kept, how it is wrapped, and how XML quotes it.
package enum Text {
    /// The text with every run of white space as one space, and without characters that XML or a drawing cannot
    /// hold: controls, the two non-characters, and the marks that turn the direction of what follows.
    package static func clean(_ text: String) -> String {
        isClean(text) ? text : cleaned(text)
    }

    /// Whether it is of ASCII with single spaces between words, as most text is, and nothing is to be done.
    private static func isClean(_ text: String) -> Bool {
        var previous = UInt8(ascii: " ")
        for byte in text.utf8 {
            guard byte >= 0x20, byte < 0x7F, byte != 0x20 || previous != 0x20 else { return false }
            previous = byte
        }
        return text.isEmpty || previous != 0x20
    }

    private static func cleaned(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var isSpacePending = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                isSpacePending = !result.isEmpty
                continue
            }
            switch scalar.value {
            case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF, 0x202A...0x202E, 0x2066...0x2069: continue
            default: break
            }
            if isSpacePending { result.append(" ") }
            isSpacePending = false
            result.append(scalar)
        }
        return String(result)
    }

    /// Lines of about `width` characters, broken at spaces; longer words are left whole up to twice the width.
    static func wrap(_ text: String, width: Int, maximumLines: Int = 4) -> [String] {
        let words = clean(text).split(separator: " ").flatMap { word in
            stride(from: 0, to: word.count, by: width * 2).map { start in
                String(word.dropFirst(start).prefix(width * 2))
            }
        }
        // Lines of equal length look better than a full one and a rest.
        let total = words.reduce(-1) { $0 + $1.count + 1 }
        let count = max(1, (total + width - 1) / width)
        let target = max(total / count, words.map(\.count).max() ?? 1)
        var lines: [String] = []
        for word in words {
            if let last = lines.last, last.count + 1 + word.count <= min(width, target + 3) {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(word)
            }
        }
        if lines.count > maximumLines {
            lines = Array(lines.prefix(maximumLines))
            lines[maximumLines - 1] += "…"
        }
        return lines.isEmpty ? [""] : lines
    }

    /// Text cut to a length, with an ellipsis.
    static func shorten(_ text: String, to length: Int) -> String {
        text.count <= length ? text : text.prefix(length - 1) + "…"
    }

    /// A country's code, if that is what it is.
    static func countryCode(_ link: String?) -> String? {
        guard let link, link.utf8.count == 2, link.utf8.allSatisfy({ (65...90).contains($0) }) else {
            return nil
        }
        return link
    }

    /// Escaped for text and attributes of XML.
    package static func xml(_ text: String) -> String {
        guard text.utf8.contains(where: { xmlEscape($0) != nil }) else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 32)
        for byte in text.utf8 {
            if let escape = xmlEscape(byte) {
                bytes += UnsafeBufferPointer(start: escape.utf8Start, count: escape.utf8CodeUnitCount)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func xmlEscape(_ byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
