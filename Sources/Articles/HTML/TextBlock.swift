/// A paragraph, heading, item of a list or cell of a page: text with no block inside.
struct TextBlock {
    enum Kind: Hashable {
        case paragraph
        case heading(level: Int)
        case item
        case cell
        case preformatted
    }

    let kind: Kind
    /// A single `<br>` is a line end in it.
    let text: String
    /// The share of its characters that are links.
    let linked: Double
    /// Its first text in the tree.
    let position: Int
    /// Unicode scalars of the text.
    let length: Int

    private static let closing = Set("\"'”’»)]".unicodeScalars)
    private static let final = Set(".!?…:;।؟。".unicodeScalars)

    var isHeading: Bool { if case .heading = kind { true } else { false } }

    /// Whether it ends as a sentence does, or is long enough to hold one.
    var isSentence: Bool {
        let last = text.unicodeScalars.reversed().first { !Self.closing.contains($0) }
        if let last, Self.final.contains(last) { return true }
        return length >= 80 && text.contains(". ") || length >= 200
    }

    /// How much of the article it may be: its length, less where it is a link, or no sentence.
    var weight: Double {
        guard !isHeading, linked < 0.5 else { return 0 }
        let length = Double(length) * (1 - linked)
        if isSentence { return self.length >= 60 ? length : length / 2 }
        return kind == .cell || !text.contains(" ") ? 0 : length / 10
    }
}

/// Divides a page into its blocks.
struct TextBlocks {
    let tree: HTMLTree
    /// Whether an element and all in it is left out.
    let isSkipped: (Int) -> Bool

    /// How many of the elements around a text are looked at.
    private static let nearest = 32

    private static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
        "dir",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3",
        "h4",
        "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre",
        "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    ]

    func blocks() -> [TextBlock] {
        var result: [TextBlock] = []
        var open: [Int] = []
        var run = Run()
        // What is open, by what it does to text.
        var links = 0
        var preformatted = 0
        var index = 0

        func flush() {
            if run.hasText {
                let kind: TextBlock.Kind = preformatted > 0 ? .preformatted : self.kind(open)
                result += run.blocks(kind: kind)
            }
            run = Run()
        }
        func close(_ element: Int) {
            let name = tree.nodes[element].name
            if Self.blocks.contains(name) { flush() }
            open.removeLast()
            switch name {
            case "a": links -= 1
            case "pre": preformatted -= 1
            case "q": run.append("”", at: index, isLink: links > 0)
            default: break
            }
        }

        while index < tree.nodes.count {
            while let last = open.last, tree.nodes[last].end <= index { close(last) }
            let node = tree.nodes[index]
            if node.isText {
                run.append(
                    preformatted > 0 ? node.text : Self.withoutLineEnds(node.text), at: index,
                    isLink: links > 0)
            } else if isSkipped(index) || isNoteMark(index) {
                if Self.blocks.contains(node.name) { flush() }
                index = node.end
                continue
            } else {
                if Self.blocks.contains(node.name) { flush() }
                open.append(index)
                switch node.name {
                case "a": links += 1
                case "pre": preformatted += 1
                case "q": run.append("“", at: index, isLink: links > 0)
                case "br":
                    // Two of them divide paragraphs.
                    if run.endsLine { flush() }
                    run.append("\n", at: index, isLink: false)
                default: break
                }
            }
            index += 1
        }
        while let last = open.last { close(last) }
        flush()
        return result
    }

    private static func withoutLineEnds(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 10 || $0 == 13 }) else { return text }
        return String(
            String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\n" || $0 == "\r" ? " " : $0 }))
    }

    /// A raised number that leads to a note.
    private func isNoteMark(_ element: Int) -> Bool {
        let node = tree.nodes[element]
        guard node.name == "sup", node.end - element <= 6 else { return false }
        let isLink = (element..<node.end).contains { tree.nodes[$0].name == "a" }
        let text = tree.text(in: element)
        return text.wholeMatch(of: /\[.{1,12}\]/) != nil
            || isLink && text.wholeMatch(of: /[\d*†‡,]{1,5}/) != nil
    }

    private func kind(_ open: [Int]) -> TextBlock.Kind {
        // Broken pages may be very deep.
        for element in open.suffix(Self.nearest).reversed() {
            switch tree.nodes[element].name {
            case "p", "blockquote", "section", "article", "main", "body": return .paragraph
            case "h1": return .heading(level: 1)
            case "h2": return .heading(level: 2)
            case "h3": return .heading(level: 3)
            case "h4": return .heading(level: 4)
            case "h5": return .heading(level: 5)
            case "h6": return .heading(level: 6)
            case "li", "dt", "dd": return .item
            case "td", "th", "caption": return .cell
            default: continue
            }
        }
        return .paragraph
    }

    /// The text of a block as it is gathered.
    private struct Run {
        private var text = ""
        private var linked = 0
        private var position: Int?

        var hasText: Bool { position != nil }

        /// Whether a line end stands last, but for white space.
        var endsLine: Bool {
            text.unicodeScalars.reversed().first { $0 == "\n" || !$0.properties.isWhitespace } == "\n"
        }

        mutating func append(_ part: String, at node: Int, isLink: Bool) {
            if position == nil {
                guard part.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
                    if !text.isEmpty { text += part }
                    return
                }
                position = node
            }
            text += part
            if isLink { linked += part.unicodeScalars.count { !$0.properties.isWhitespace } }
        }

        func blocks(kind: TextBlock.Kind) -> [TextBlock] {
            guard let position else { return [] }
            let text = Scalars.lines(Entities.mend(self.text))
            let visible = text.unicodeScalars.count { !$0.properties.isWhitespace }
            let share = visible == 0 ? 0 : min(1, Double(linked) / Double(visible))
            return text.split(separator: "\n\n").map { paragraph in
                TextBlock(
                    kind: kind, text: String(paragraph), linked: share, position: position,
                    length: paragraph.unicodeScalars.count)
            }
        }
    }
}
