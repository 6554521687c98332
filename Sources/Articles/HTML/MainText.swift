/// Finds the text of the article among the blocks of a page.
///
/// Where the page marks it (`itemprop="articleBody"` and the like, `article`, `main`), and else from the body, it goes down to
/// the element that has most of the prose; parts beside it that are as much prose stay with it. What is left of links, bylines
/// and headings without text behind them is then taken out.
struct MainText {
    let page: PageBlocks
    let words: PageWords

    /// The share of an element's prose that one child must have for the rest to be doubted.
    private static let dominance = 0.75
    /// Blocks at most so long may be lines of the page.
    private static let shortLine = 90
    private static let longestTitle = 300

    /// The blocks between which and with which the article stands, links and all; empty where there is no prose.
    let region: [Int]

    init(_ page: PageBlocks, words: PageWords) {
        self.page = page
        self.words = words
        region = Self.region(page)
    }

    private static func region(_ page: PageBlocks) -> [Int] {
        let tree = page.tree
        guard !tree.nodes.isEmpty else { return [] }
        let total = page.weight(of: 0..<tree.nodes.count)
        guard total > 0 else { return Array(page.blocks.indices) }
        if let body = heaviest(page.bodies, page), page.weight(of: body) >= 0.5 * total {
            return Array(page.indices(in: body..<tree.nodes[body].end))
        }
        let articles = Array(tree.elements("article"))
        let mains = tree.nodes.indices.filter {
            tree.nodes[$0].name == "main" || tree.nodes[$0]["role"] == "main"
        }
        for candidates in [articles, mains] {
            if let start = heaviest(candidates, page), page.weight(of: start) >= 0.5 * total {
                return narrowed(start..<tree.nodes[start].end, page)
            }
        }
        return narrowed(0..<tree.nodes.count, page)
    }

    /// The outermost of the heaviest.
    private static func heaviest(_ elements: [Int], _ page: PageBlocks) -> Int? {
        elements.max {
            page.weight(of: $0) < page.weight(of: $1) || page.weight(of: $0) == page.weight(of: $1) && $0 > $1
        }
    }

    /// Goes down while one child has most of the prose.
    private static func narrowed(_ range: Range<Int>, _ page: PageBlocks) -> [Int] {
        let tree = page.tree
        var current = range
        var beside: [Range<Int>] = []
        // The roots of a broken page may be several.
        var isRoot = range.lowerBound == 0
        while true {
            let weight = page.weight(of: current)
            var children: [Int] = []
            var next = isRoot ? current.lowerBound : current.lowerBound + 1
            while next < current.upperBound {
                children.append(next)
                next = tree.nodes[next].end
            }
            isRoot = false
            guard let best = children.max(by: { page.weight(of: $0) < page.weight(of: $1) }),
                page.weight(of: best) >= dominance * weight, !isProse(tree.nodes[best])
            else { break }
            for child in children where child != best && belongs(child, to: best, page) {
                beside.append(child..<tree.nodes[child].end)
            }
            current = best..<tree.nodes[best].end
        }
        return (beside + [current]).map { page.indices(in: $0) }.sorted { $0.lowerBound < $1.lowerBound }
            .flatMap { Array($0) }
    }

    /// Whether an element is a block itself and holds no others.
    private static func isProse(_ node: HTMLTree.Node) -> Bool {
        node.isText
            || ["p", "li", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt"].contains(
                node.name)
    }

    /// Whether what stands beside the element with most of the prose is a part of the article too.
    private static func belongs(_ element: Int, to best: Int, _ page: PageBlocks) -> Bool {
        let node = page.tree.nodes[element]
        let weight = page.weight(of: element)
        guard weight > 0 else { return false }
        if isProse(node), !["li", "dd", "dt"].contains(node.name) { return weight >= 60 }
        let other = page.tree.nodes[best]
        if node.name == other.name, let name = node["class"], name == other["class"] { return true }
        let blocks = page.blocks[page.indices(in: element..<node.end)]
        let prose = blocks.filter { $0.weight > 0 }
        let linked = blocks.reduce(0) { $0 + $1.linked * Double($1.length) }
        let length = blocks.reduce(0) { $0 + $1.length }
        return weight >= 0.15 * page.weight(of: best) && weight >= 100 * Double(prose.count)
            && linked < 0.2 * Double(length)
    }

    /// What is left of the region when links, lines of the page and headings of nothing are gone.
    ///
    /// - Parameter title: the headline, which is left out here.
    func paragraphs(title: String?) -> [TextBlock] {
        var result: [TextBlock] = []
        var isOther = false
        let headline = title.map(Self.plain)
        for block in region.map({ page.blocks[$0] }) {
            if isHeadline(block, headline) { continue }
            if words.isOne(block.text, of: .label) { continue }
            if block.isHeading {
                isOther = words.isOne(block.text, of: .section)
                if isOther { continue }
            } else if words.isOne(block.text, of: .section) {
                continue
            } else if isOther, block.length < 200 || block.linked > 0.3 {
                continue
            } else {
                isOther = false
            }
            if isText(block) { result.append(block) }
        }
        return Self.withoutEmptyHeadings(result)
    }

    /// Titles are short, and comparing letters takes time.
    private func isHeadline(_ block: TextBlock, _ title: String?) -> Bool {
        block.length < Self.longestTitle && Self.plain(block.text) == title
    }

    private func isText(_ block: TextBlock) -> Bool {
        if block.linked > 0.6, block.length < 300 { return false }
        if block.isHeading { return block.linked < 0.6 }
        if block.isSentence {
            guard block.length < Self.shortLine, words.beginsLine(block.text) else { return true }
            // "By Friday, the talks had ended." is a sentence; "Read more: the talks." is none.
            return block.text.hasSuffix(".") && block.linked < 0.3 && block.length >= 40
        }
        if block.kind == .cell { return false }
        if block.kind == .item { return block.length >= 12 && block.linked < 0.3 }
        return block.length >= 25 && !(block.length < Self.shortLine && words.beginsLine(block.text))
    }

    /// Drops headings that another of the same or a higher level follows, or nothing.
    private static func withoutEmptyHeadings(_ blocks: [TextBlock]) -> [TextBlock] {
        var result: [TextBlock] = []
        var next: TextBlock?
        for block in blocks.reversed() {
            if case .heading(let level) = block.kind {
                guard let next else { continue }
                if case .heading(let following) = next.kind, following <= level { continue }
            }
            result.append(block)
            next = block
        }
        return result.reversed()
    }

    /// The heading of the page that is its title, as it is written there.
    func headline(_ title: String?) -> String? {
        guard let title = title.map(Self.plain), !title.isEmpty else { return nil }
        return page.blocks.first { block in
            guard block.length < Self.longestTitle else { return false }
            let heading = Self.plain(block.text)
            return heading == title
                || block.kind == .heading(level: 1) && heading.count >= 15
                    && (title.hasPrefix(heading) || heading.hasPrefix(title))
        }?.text
    }

    /// A title as far as its letters go.
    static func plain(_ text: String) -> String {
        text.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
