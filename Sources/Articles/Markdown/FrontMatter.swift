/// The block of `key: value` lines at the beginning of a Markdown file, as YAML (`---`) or TOML (`+++`).
struct FrontMatter {
    private var values: [String: String] = [:]

    /// Takes the block off the lines, if they begin with one that ends.
    init(_ lines: inout ArraySlice<Substring>) {
        guard let fence = lines.first?.trimming(\.isWhitespace), fence == "---" || fence == "+++",
            let end = lines.dropFirst().firstIndex(where: {
                let line = $0.trimming(\.isWhitespace)
                return line == fence || fence == "---" && line == "..."
            })
        else { return }
        let block = lines[lines.startIndex + 1..<end]
        // A rule at the beginning of a text, and another further below, have text between them.
        guard
            block.allSatisfy({
                $0.isEmpty || $0.first == "#" || $0.first == " " || $0.first == "-" || Self.pair($0) != nil
            })
        else { return }
        for index in block.indices where block[index].first != " " {
            guard let (key, given) = Self.pair(block[index]) else { continue }
            var value = given
            // YAML's text in the indented lines below.
            if value.wholeMatch(of: /[>|][+\-]?/) != nil {
                value = block[(index + 1)...].prefix { $0.first == " " || $0.isEmpty }
                    .map { String($0.trimming(\.isWhitespace)) }.filter { !$0.isEmpty }
                    .joined(separator: " ")
            }
            if !value.isEmpty { values[key.lowercased()] = value }
        }
        lines = lines[(end + 1)...]
    }

    /// The first of the keys that has a value.
    subscript(_ keys: String...) -> String? { keys.lazy.compactMap { values[$0] }.first }

    private static func pair(_ line: Substring) -> (key: String, value: String)? {
        guard let match = line.wholeMatch(of: /([A-Za-z][\w\-]*)\s*[:=]\s*(.*)/) else { return nil }
        var value = match.2.trimming(\.isWhitespace)
        if let quote = value.first, quote == "\"" || quote == "'",
            let end = value.dropFirst().lastIndex(of: quote)
        {
            let inner = String(value[value.index(after: value.startIndex)..<end])
            return (
                String(match.1),
                quote == "'" ? inner.replacing("''", with: "'") : inner.replacing("\\\"", with: "\"")
            )
        }
        if let comment = value.range(of: " #") {
            value = value[..<comment.lowerBound].trimming(\.isWhitespace)
        }
        return (String(match.1), String(value))
    }
}
