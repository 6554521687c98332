/// The blocks of a page without what is certainly no article, and how much weight they have by element.
struct PageBlocks {
    let tree: HTMLTree
    let blocks: [TextBlock]
    /// Elements that say that they hold the text of the article.
    let bodies: [Int]
    /// By block: the weight of those before it.
    private let before: [Double]

    init(_ tree: HTMLTree, words: PageWords) {
        let marks = Self.marks(tree, words)
        let never = tree.nodes.map { node in
            words[.never].contains(node.name) || node["hidden"] != nil && node["hidden"] != "until-found"
        }
        let all = PageBlocks(tree: tree, blocks: TextBlocks(tree: tree) { never[$0] }.blocks(), bodies: [])
        // What must not go with what is around it.
        var kept = [0]
        for (node, marks) in zip(tree.nodes, marks) {
            let isKept =
                node.name == "h1" || node.name == "main" || node["role"] == "main" || marks.contains(.body)
            kept.append(kept[kept.count - 1] + (isKept ? 1 : 0))
        }
        // The header of an article has its headings.
        var isInside = [Bool](repeating: false, count: tree.nodes.count)
        for (index, node) in tree.nodes.enumerated() where node.parent >= 0 {
            isInside[index] =
                isInside[node.parent] || ["article", "main"].contains(tree.nodes[node.parent].name)
        }
        let total = all.weight(of: 0..<tree.nodes.count)
        let isOut = tree.nodes.indices.map { index in
            let node = tree.nodes[index]
            guard !never[index] else { return true }
            guard !["", "html", "body", "main"].contains(node.name), kept[node.end] == kept[index] else {
                return false
            }
            if marks[index].contains(.others) { return true }
            let isMarked =
                marks[index].contains(.part) || marks[index].contains(.name)
                || words[.element].contains(node.name) && !(node.name == "header" && isInside[index])
                || node["role"].map { words[.role].contains($0.lowercased()) } ?? false
                || node["aria-hidden"] == "true" || Self.isInvisible(node)
            return isMarked && all.weight(of: index..<node.end) < total / 2
        }
        self.init(
            tree: tree, blocks: TextBlocks(tree: tree) { isOut[$0] }.blocks(),
            bodies: tree.nodes.indices.filter { marks[$0].contains(.body) && !isOut[$0] })
    }

    private init(tree: HTMLTree, blocks: [TextBlock], bodies: [Int]) {
        self.tree = tree
        self.blocks = blocks
        self.bodies = bodies
        before = blocks.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.weight) }
    }

    /// The blocks that stand in a range of nodes.
    func indices(in nodes: Range<Int>) -> Range<Int> {
        first(from: nodes.lowerBound)..<first(from: nodes.upperBound)
    }

    func weight(of nodes: Range<Int>) -> Double {
        let range = indices(in: nodes)
        return before[range.upperBound] - before[range.lowerBound]
    }

    func weight(of element: Int) -> Double { weight(of: element..<tree.nodes[element].end) }

    /// The first block that does not stand before a node.
    private func first(from node: Int) -> Int {
        var (low, high) = (0, blocks.count)
        while low < high {
            let middle = (low + high) / 2
            if blocks[middle].position < node { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Pages repeat their classes, so each is looked up once.
    private static func marks(_ tree: HTMLTree, _ words: PageWords) -> [Set<PageWords.Kind>] {
        var known: [String: Set<PageWords.Kind>] = [:]
        return tree.nodes.map { node in
            let key = ["class", "id", "itemprop"].compactMap { node[$0] }.joined(separator: "\n")
            guard !key.isEmpty else { return [] }
            if let marks = known[key] { return marks }
            let marks = words.marks(node)
            known[key] = marks
            return marks
        }
    }

    private static func isInvisible(_ node: HTMLTree.Node) -> Bool {
        guard let style = node["style"]?.lowercased() else { return false }
        let compact = style.filter { !$0.isWhitespace }
        return compact.contains("display:none") || compact.contains("visibility:hidden")
    }
}
