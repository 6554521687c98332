/// Text on its way into a picture: what is kept, how it is wrapped, and how each language quotes it.
enum Text {
    /// The text with every run of white space as one space, and without characters that XML or a drawing cannot
    /// hold: controls, the two non-characters, and the marks that turn the direction of what follows.
    static func clean(_ text: String) -> String {
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

    /// Escaped for text and attributes of XML.
    static func xml(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }
}

/// The language of Graphviz.
enum DOT {
    /// A quoted attribute value that Graphviz shows exactly as the lines are.
    ///
    /// Backslashes are doubled, so that no `\N` or `\G` is expanded. Graphviz reads `&lt;` and its like in labels;
    /// `&` is therefore spelled `&amp;`. Text that itself looks like such a reference comes out of Graphviz's own
    /// SVG writer unescaped; an invisible joiner after its `&` keeps it from being one.
    static func quoted(_ lines: [String]) -> String {
        "\"" + lines.map { escape(Text.clean($0)) }.joined(separator: "\\n") + "\""
    }

    static func quoted(_ line: String) -> String { quoted([line]) }

    /// A web address for `URL`; `nil` unless it is http or https. Its `&` is spelled as XML has it, for Graphviz
    /// writes the attribute as it is.
    static func url(_ address: String?) -> String? {
        guard let address, address.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value < 0x7F }) else {
            return nil
        }
        let lower = address.lowercased()
        guard lower.hasPrefix("https://") || lower.hasPrefix("http://") else { return nil }
        var result = ""
        for character in address {
            switch character {
            case "&": result += "&amp;"
            case "\"": result += "%22"
            case "<": result += "%3C"
            case ">": result += "%3E"
            case "\\": result += "%5C"
            case "'": result += "%27"
            default: result.append(character)
            }
        }
        return "\"" + result + "\""
    }

    /// A list of attributes in brackets; values are already quoted.
    static func attributes(_ pairs: [(String, String?)]) -> String {
        "[" + pairs.compactMap { name, value in value.map { "\(name)=\($0)" } }.joined(separator: " ") + "]"
    }

    /// A plain word or number as an attribute value.
    static func plain(_ value: some CustomStringConvertible) -> String { "\"\(value)\"" }

    /// A length with two decimals, the same on every machine.
    static func number(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let part = abs(hundredths) % 100
        return "\(hundredths < 0 ? "-" : "")\(abs(hundredths) / 100).\(part < 10 ? "0" : "")\(part)"
    }

    private static func escape(_ text: String) -> String {
        var result = ""
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "&":
                result += "&amp;"
                if looksLikeReference(rest) { result += "\u{2060}" }
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Whether an `&` before this text would start a character reference.
    private static func looksLikeReference(_ rest: Substring.UnicodeScalarView) -> Bool {
        let name = rest.prefix { $0 == "#" || $0.properties.isAlphabetic || ("0"..."9").contains($0) }
        return !name.isEmpty && rest.dropFirst(name.count).first == ";"
    }
}
