/// Takes the marks out of the text of a paragraph: emphasis, links, pictures, code, tags, escapes.
struct MarkdownInline {
    /// The labels that have a definition.
    let references: Set<String>

    private static let punctuation = Set("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")

    /// The text; `\u{2028}` in it are line breaks.
    func text(_ source: String) -> String {
        Entities.decode(withoutMarks(Array(source)[...], depth: 0)).replacing("\u{2028}", with: "\n")
    }

    private func withoutMarks(_ source: ArraySlice<Character>, depth: Int) -> String {
        var result = ""
        var index = source.startIndex
        while index < source.endIndex {
            let character = source[index]
            let rest = source[index...]
            switch character {
            case "\\":
                if let next = rest.dropFirst().first, Self.punctuation.contains(next) {
                    // What is escaped is no character reference.
                    result += next == "&" ? "&amp;" : String(next)
                    index += 2
                    continue
                }
            case "`":
                let fence = rest.prefix { $0 == "`" }
                if let end = Self.closing(fence.count, in: rest.dropFirst(fence.count)) {
                    let code = source[fence.endIndex..<end]
                    result += String(code).replacing("&", with: "&amp;")
                    index = end + fence.count
                    continue
                }
                result += String(fence)
                index = fence.endIndex
                continue
            case "!", "[":
                if let link = link(rest, depth: depth) {
                    result += link.text
                    index = link.end
                    continue
                }
            case "<":
                if let end = Self.tag(rest) {
                    let tag = String(rest[..<end]).lowercased()
                    if tag.hasPrefix("<br") {
                        result += "\u{2028}"
                    } else if tag.contains("://") || tag.contains("@"), !tag.contains(" ") {
                        result += String(rest[..<end].dropFirst().dropLast())
                    }
                    index = end
                    continue
                }
            case "*", "_", "~":
                let run = rest.prefix { $0 == character }
                if isMark(run, in: source) {
                    index = run.endIndex
                    continue
                }
                result += String(run)
                index = run.endIndex
                continue
            default: break
            }
            result.append(character)
            index += 1
        }
        return result
    }

    /// Whether a run of signs is emphasis, and not a sign of its own such as in `2 * 3` or `snake_case`.
    private func isMark(_ run: ArraySlice<Character>, in source: ArraySlice<Character>) -> Bool {
        let before = run.startIndex > source.startIndex ? source[run.startIndex - 1] : " "
        let after = run.endIndex < source.endIndex ? source[run.endIndex] : " "
        if before.isWhitespace && after.isWhitespace { return false }
        guard let sign = run.first else { return false }
        if sign == "~" { return run.count == 2 }
        if sign == "_", before.isLetter || before.isNumber, after.isLetter || after.isNumber { return false }
        // It needs a partner somewhere.
        let opens = !after.isWhitespace
        let closes = !before.isWhitespace
        return opens && source[run.endIndex...].prefix(Self.reach).contains(sign)
            || closes && source[..<run.startIndex].suffix(Self.reach).contains(sign)
    }

    /// How far a partner is looked for.
    private static let reach = 2000

    private static func closing(_ count: Int, in source: ArraySlice<Character>) -> Int? {
        var index = source.startIndex
        let limit = min(source.endIndex, index + reach)
        while index < limit {
            guard source[index] == "`" else {
                index += 1
                continue
            }
            let run = source[index...].prefix { $0 == "`" }
            if run.count == count { return index }
            index = run.endIndex
        }
        return nil
    }

    /// The text of a link; nothing of a picture. nil where there is none.
    private func link(_ source: ArraySlice<Character>, depth: Int) -> (text: String, end: Int)? {
        let isPicture = source.first == "!"
        let start = source.startIndex + (isPicture ? 1 : 0)
        guard depth < 4, start < source.endIndex, source[start] == "[",
            let close = Self.partner(of: "[", "]", in: source[start...])
        else { return nil }
        let label = source[(start + 1)..<close]
        let text = { isPicture ? "" : withoutMarks(label, depth: depth + 1) }
        // A note: [^1].
        if label.first == "^", label.count < 20 { return ("", close + 1) }
        let next = close + 1 < source.endIndex ? source[close + 1] : " "
        if next == "(", let end = Self.partner(of: "(", ")", in: source[(close + 1)...]) {
            return (text(), end + 1)
        }
        if next == "[", let end = Self.partner(of: "[", "]", in: source[(close + 1)...]) {
            let name = source[(close + 2)..<end]
            if references.contains(String(name.isEmpty ? label : name).lowercased()) {
                return (text(), end + 1)
            }
        }
        guard references.contains(String(label).lowercased()) else { return nil }
        return (text(), close + 1)
    }

    private static func partner(
        of opening: Character, _ closing: Character, in source: ArraySlice<Character>
    ) -> Int? {
        var depth = 0
        var index = source.startIndex
        let limit = min(source.endIndex, index + reach)
        while index < limit {
            switch source[index] {
            case "\\": index += 1
            case opening: depth += 1
            case closing:
                depth -= 1
                if depth == 0 { return index }
            default: break
            }
            index += 1
        }
        return nil
    }

    /// The end of a tag, a comment or an address in angle brackets.
    private static func tag(_ source: ArraySlice<Character>) -> Int? {
        guard let first = source.dropFirst().first, first.isLetter || first == "/" || first == "!" else {
            return nil
        }
        guard let end = source.prefix(reach).firstIndex(of: ">") else { return nil }
        return source[..<end].dropFirst().contains("<") ? nil : end + 1
    }
}
