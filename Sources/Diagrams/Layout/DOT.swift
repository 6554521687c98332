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

    /// A web address for `URL`; `nil` unless it is http or https. Graphviz writes the attribute as it is, so its `&` is
    /// spelled as XML has it.
    static func url(_ address: String?) -> String? {
        WebAddress.safe(address).map { "\"" + $0.replacing("&", with: "&amp;") + "\"" }
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

    /// The same without zeros at its end.
    static func short(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let (whole, part) = (abs(hundredths) / 100, abs(hundredths) % 100)
        let sign = hundredths < 0 ? "-" : ""
        if part == 0 { return "\(sign)\(whole)" }
        if part % 10 == 0 { return "\(sign)\(whole).\(part / 10)" }
        return "\(sign)\(whole).\(part < 10 ? "0" : "")\(part)"
    }

    private static func escape(_ text: String) -> String {
        let special: [UInt8] = [UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "&")]
        guard text.utf8.contains(where: special.contains) else { return text }
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
