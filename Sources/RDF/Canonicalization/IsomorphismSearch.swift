/// Looks for a pairing of the blank nodes of two datasets, whose nodes it holds side by side: the first half
/// of the numbers is one dataset's, the second the other's.
///
/// Nodes get colours. At first all have the same; then nodes of one colour that stand in different statements
/// get different ones, again and again until nothing changes (colour refinement, or the one-dimensional
/// Weisfeiler-Leman method). What still looks alike falls into components that are paired one by one, where
/// need be by guessing a pair and seeing where it leads.
struct IsomorphismSearch {
    private let statements: [Statement]
    private let half: Int
    private let guessLimit: Int
    private var guesses = 0
    /// The statements of each node.
    private let incident: [[Int]]
    private var colours: [Int]
    /// How many nodes have a colour; as many in one half as in the other.
    private var sizes: [Int]

    init(_ statements: [Statement], half: Int, guessLimit: Int) {
        self.statements = statements
        self.half = half
        self.guessLimit = guessLimit
        var incident = [[Int]](repeating: [], count: 2 * half)
        for (index, statement) in statements.enumerated() {
            for node in Set(statement.nodes) { incident[node].append(index) }
        }
        self.incident = incident
        colours = [Int](repeating: 0, count: 2 * half)
        sizes = [2 * half]
    }

    /// The partner of each node of the first half; `nil` where there is no pairing.
    mutating func partners() throws(IsomorphismError) -> [Int]? {
        guard refine(Set(colours.indices)) else { return nil }
        let open = Set(colours.indices.filter { sizes[colours[$0]] > 2 })
        var waiting: [[Int]: [[Int]]] = [:]
        var components: [[Int]] = []
        for component in self.components(open) {
            if component[0] < half {
                components.append(component)
            } else {
                waiting[component.map { colours[$0] }.sorted(), default: []].append(component)
            }
        }
        for component in components {
            let key = component.map { colours[$0] }.sorted()
            var candidates = waiting[key] ?? []
            var isPaired = false
            for index in candidates.indices.reversed() {
                guard try pair(component, candidates[index]) else { continue }
                candidates.remove(at: index)
                isPaired = true
                break
            }
            guard isPaired else { return nil }
            waiting[key] = candidates
        }
        var partners: [Int: Int] = [:]
        for node in half..<(2 * half) { partners[colours[node]] = node }
        return (0..<half).compactMap { partners[colours[$0]] }
    }

    /// The open nodes in groups that no statement links.
    private func components(_ open: Set<Int>) -> [[Int]] {
        var seen = Set<Int>()
        var components: [[Int]] = []
        for start in open.sorted() where seen.insert(start).inserted {
            var component = [start]
            var done = 0
            while done < component.count {
                for node in neighbours(component[done]) where open.contains(node) {
                    if seen.insert(node).inserted { component.append(node) }
                }
                done += 1
            }
            components.append(component)
        }
        return components
    }

    private func neighbours(_ node: Int) -> [Int] {
        incident[node].flatMap { statements[$0].nodes.filter { $0 != node } }
    }

    // MARK: - Guessing

    /// A node of the first half, and those that it may be paired with.
    private struct Choice {
        let node: Int
        let candidates: [Int]
        /// The colours of the component before any of them was tried.
        let colours: [Int]
        var tried = 0
    }

    /// Colours the nodes of two components in pairs, or leaves them as they were.
    private mutating func pair(_ ours: [Int], _ theirs: [Int]) throws(IsomorphismError) -> Bool {
        let nodes = ours + theirs
        let before = nodes.map { colours[$0] }
        // Other components have the same colours; this pair gets its own.
        var fresh: [Int: Int] = [:]
        for node in nodes {
            let colour = fresh[colours[node]] ?? newColour()
            fresh[colours[node]] = colour
            paint(node, colour)
        }
        var choices: [Choice] = []
        var isConsistent = true
        while true {
            if isConsistent {
                let alike = ours.filter { sizes[colours[$0]] > 2 }
                guard let node = alike.min(by: { sizes[colours[$0]] < sizes[colours[$1]] }) else {
                    return true
                }
                let candidates = theirs.filter { colours[$0] == colours[node] }
                choices.append(
                    Choice(node: node, candidates: candidates, colours: nodes.map { colours[$0] }))
            }
            while let last = choices.last, last.tried == last.candidates.count { choices.removeLast() }
            guard let choice = choices.last else {
                for (node, colour) in zip(nodes, before) { paint(node, colour) }
                return false
            }
            choices[choices.count - 1].tried += 1
            guesses += 1
            guard guesses <= guessLimit else { throw .guessLimit(guessLimit) }
            for (node, colour) in zip(nodes, choice.colours) { paint(node, colour) }
            let colour = newColour()
            let guess = [choice.node, choice.candidates[choice.tried]]
            for node in guess { paint(node, colour) }
            isConsistent = refine(Set(guess.flatMap { neighbours($0) }), within: Set(nodes))
        }
    }

    private mutating func newColour() -> Int {
        sizes.append(0)
        return sizes.count - 1
    }

    private mutating func paint(_ node: Int, _ colour: Int) {
        sizes[colours[node]] -= 1
        sizes[colour] += 1
        colours[node] = colour
    }

    // MARK: - Refinement

    /// Splits colours until nodes of one colour stand in the same statements, as far as colours tell.
    ///
    /// - Parameters:
    ///   - changed: the nodes beside which a colour is new.
    ///   - scope: the only nodes whose colour may change; `nil` for all.
    /// - Returns: false when the halves no longer have as many nodes of each colour.
    private mutating func refine(_ changed: Set<Int>, within scope: Set<Int>? = nil) -> Bool {
        var changed = changed
        while !changed.isEmpty {
            var groups: [Int: [[Int]: [Int]]] = [:]
            for node in changed where scope?.contains(node) ?? true {
                groups[colours[node], default: [:]][signature(node), default: []].append(node)
            }
            changed = []
            for (colour, group) in groups {
                // Nodes of this colour beside which nothing is new differ from all of these and keep it.
                // Where there are none, one group may.
                let isWhole = group.values.reduce(0) { $0 + $1.count } == sizes[colour]
                for nodes in group.values {
                    guard 2 * nodes.count(where: { $0 < half }) == nodes.count else { return false }
                }
                for nodes in group.values.dropFirst(isWhole ? 1 : 0) {
                    let fresh = newColour()
                    for node in nodes {
                        paint(node, fresh)
                        changed.formUnion(neighbours(node))
                    }
                }
            }
        }
        return true
    }

    /// What the statements of a node say of it.
    private func signature(_ node: Int) -> [Int] {
        let parts = incident[node].map { index in
            [statements[index].shape] + statements[index].nodes.map { $0 == node ? -1 : colours[$0] }
        }
        return Array(parts.sorted { $0.lexicographicallyPrecedes($1) }.joined())
    }
}
