/// Divides Markdown into headings, paragraphs and HTML; quotations and lists give the paragraphs that are in them.
struct MarkdownBlocks {
    enum Block: Hashable {
        case heading(String, level: Int)
        case paragraph(String)
        case html(String)
    }

    private(set) var blocks: [Block] = []
    /// Where reference links lead, by label in small letters.
    private(set) var references: Set<String> = []

    private let lines: ArraySlice<Substring>
    /// The lines of a paragraph, without what marks quotations and items.
    private var paragraph: [String] = []
    /// Whether the last lines were an item, whose further paragraphs are indented and no code.
    private var isInList = false
    /// How many quotations the last lines were in. Fewer marks do not end one, but a blank line does.
    private var quotes = 0

    init(_ lines: ArraySlice<Substring>) { self.lines = lines }

    mutating func read() {
        var index = lines.startIndex
        while index < lines.endIndex {
            let line = lines[index]
            let (content, indent, quotes, startsItem) = Self.content(line)
            if startsItem || quotes > self.quotes { flush() }
            if startsItem { isInList = true }
            if quotes > self.quotes || content.isEmpty { self.quotes = quotes }
            let first = content.first ?? " "
            if content.isEmpty {
                flush()
                index += 1
            } else if paragraph.isEmpty, !isInList, indent >= 4 {
                index += 1  // Indented code.
            } else if "`~".contains(first), let fence = content.prefixMatch(of: /(`{3,})[^`]*$|(~{3,}).*$/) {
                flush()
                if indent == 0 { isInList = false }
                index = end(ofFence: String(fence.1 ?? fence.2 ?? "```"), from: index + 1)
            } else if first == "#",
                let match = content.wholeMatch(of: /(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*/)
            {
                flush()
                blocks.append(.heading(String(match.2 ?? ""), level: match.1.count))
                isInList = false
                index += 1
            } else if !paragraph.isEmpty, "=-".contains(first), content.wholeMatch(of: /=+\s*|-+\s*/) != nil {
                let text = paragraph.joined(separator: "\n")
                paragraph = []
                blocks.append(.heading(text, level: content.first == "=" ? 1 : 2))
                index += 1
            } else if Self.isRule(content) {
                flush()
                isInList = false
                index += 1
            } else if paragraph.isEmpty, content.hasPrefix("<!--") {
                index = skipComment(from: index)
            } else if paragraph.isEmpty, first == "<", Self.beginsHTML(content) {
                index = html(from: index)
            } else if paragraph.isEmpty, first == "[",
                let match = content.wholeMatch(of: /\[([^\]\^][^\]]*)\]:\s*\S+.*/)
            {
                references.insert(String(match.1).lowercased())
                index += 1
            } else if index + 1 < lines.endIndex, content.contains("|"),
                Self.isTableRule(Self.content(lines[index + 1]).text)
            {
                flush()
                index += 2
                while index < lines.endIndex, lines[index].contains("|") { index += 1 }
            } else {
                if indent == 0, !startsItem, paragraph.isEmpty { isInList = false }
                var text = content
                if first == "[", let note = content.prefixMatch(of: /\[\^[^\]]+\]:\s*/) {
                    text = content[note.range.upperBound...]
                }
                // Two spaces at the end, or a backslash, break the line.
                let breaks = line.hasSuffix("  ") || text.hasSuffix("\\")
                let bare = text.hasSuffix("\\") ? text.dropLast() : text
                paragraph.append(bare.trimming(\.isWhitespace) + (breaks ? "\u{2028}" : ""))
                index += 1
            }
        }
        flush()
    }

    private mutating func flush() {
        guard !paragraph.isEmpty else { return }
        blocks.append(.paragraph(paragraph.joined(separator: " ")))
        paragraph = []
    }

    /// The elements that begin a block.
    private static let elements: Set<String> = [
        "address", "article", "aside", "audio", "blockquote", "body", "center", "dd", "details", "dialog",
        "div", "dl",
        "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "head",
        "header", "hr", "html", "iframe", "li", "link", "main", "menu", "meta", "nav", "ol", "p", "picture",
        "pre",
        "script", "section", "style", "summary", "svg", "table", "tbody", "td", "tfoot", "th", "thead",
        "title", "tr",
        "ul", "video",
    ]

    private static func beginsHTML(_ line: Substring) -> Bool {
        let rest = line.dropFirst(line.hasPrefix("</") ? 2 : 1)
        let name = rest.prefix { $0.isLetter || $0.isNumber }
        let next = rest.dropFirst(name.count).first
        return elements.contains(name.lowercased()) && (next.map { " />\t".contains($0) } ?? true)
    }

    /// A line without what marks quotations and items, how far it was indented, in how many quotations it is, and whether it
    /// begins an item.
    private static func content(
        _ line: Substring
    ) -> (text: Substring, indent: Int, quotes: Int, startsItem: Bool) {
        var text = line
        var startsItem = false
        var indent = 0
        var quotes = 0
        // Quotations and lists may be in each other, not endlessly.
        for _ in 0..<16 {
            let spaces = text.prefix { $0 == " " || $0 == "\t" }
            let width = spaces.reduce(0) { $0 + ($1 == "\t" ? 4 : 1) }
            let rest = text.dropFirst(spaces.count)
            if rest.first == ">" {
                quotes += 1
                text = rest.dropFirst()
                if text.first == " " { text = text.dropFirst() }
                indent = 0
                continue
            }
            if let first = rest.first, "-*+".contains(first) || first.isNumber, !isRule(rest),
                let match = rest.prefixMatch(of: /(?:[\-*+]|\d{1,9}[.)])(?:[ \t]+|$)/)
            {
                text = rest[match.range.upperBound...]
                if let task = text.prefixMatch(of: /\[[ xX]\][ \t]+/) {
                    text = text[task.range.upperBound...]
                }
                startsItem = true
                indent = 0
                continue
            }
            return (rest, indent + width, quotes, startsItem)
        }
        return (text, indent, quotes, startsItem)
    }

    private static func isRule(_ line: Substring) -> Bool {
        guard let first = line.first, "-*_".contains(first) else { return false }
        return line.wholeMatch(of: /(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}/) != nil
    }

    private static func isTableRule(_ line: Substring) -> Bool {
        line.contains("-") && line.contains("|") && line.allSatisfy { "|:- \t".contains($0) }
    }

    /// The line behind a block of code; the end where it is not closed.
    private func end(ofFence fence: String, from start: Int) -> Int {
        var index = start
        while index < lines.endIndex {
            let content = Self.content(lines[index]).text.trimming(\.isWhitespace)
            index += 1
            if content.hasPrefix(fence), content.allSatisfy({ $0 == fence.first }) { break }
        }
        return index
    }

    private func skipComment(from start: Int) -> Int {
        var index = start
        while index < lines.endIndex, !lines[index].contains("-->") { index += 1 }
        return min(index + 1, lines.endIndex)
    }

    /// Takes HTML up to a blank line; what must not be read up to where it is closed.
    private mutating func html(from start: Int) -> Int {
        var index = start
        let closing = Self.content(lines[start]).text.prefixMatch(of: /<(?i:script|style|pre)\b/)
            .map { "</" + $0.0.dropFirst().lowercased() }
        var source = ""
        while index < lines.endIndex {
            let content = Self.content(lines[index]).text
            if closing == nil, content.isEmpty { break }
            source += content + "\n"
            index += 1
            if let closing, content.lowercased().contains(closing) { break }
        }
        blocks.append(.html(source))
        return index
    }
}
