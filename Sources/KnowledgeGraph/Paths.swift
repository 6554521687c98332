extension Graph {
    /// A chain of entities, each joined to the next one by relations in either direction.
    public struct Path: Sendable, Hashable {
        /// Entity ids from start to end.
        public var entities: [String]
        /// What joins each entity to the next one, the surest first; one fewer than there are entities.
        public var steps: [[Relation]]
    }

    /// How many chains are asked for.
    public enum PathCount: Sendable, Hashable {
        /// Those of the least length, at most so many.
        case shortest(atMost: Int)
        /// So many, if there are, longer ones after the shortest.
        case exactly(Int)

        var limit: Int {
            switch self {
            case .shortest(let limit), .exactly(let limit): limit
            }
        }
    }

    /// The shortest chains between two entities, none of which comes by an entity twice.
    ///
    /// - Returns: chains that differ in their entities, the shortest first, those of one length in the order in which
    ///   the graph has their entities; empty when the two are not connected or are the same.
    public func paths(from start: String, to end: String, count: PathCount) -> [Path] {
        let web = Web(self)
        guard let from = web.number(of: start), let to = web.number(of: end), from != to else { return [] }
        return web.chains(from: from, to: to, count: count).map { chain in
            Path(
                entities: chain.map { entities[$0].id },
                steps: zip(chain, chain.dropFirst()).map { web.relations(between: $0, $1, of: self) })
        }
    }
}

/// Which entities of a graph are joined, by their places in it.
private struct Web {
    private struct Pair: Hashable {
        let low: Int
        let high: Int

        init(_ a: Int, _ b: Int) { (low, high) = (min(a, b), max(a, b)) }
    }

    private let numbers: [String: Int]
    /// In rising order.
    private let neighbours: [[Int]]
    private let joined: [Pair: [Int]]

    init(_ graph: Graph) {
        let numbers = Dictionary(
            graph.entities.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        var neighbours = [[Int]](repeating: [], count: graph.entities.count)
        var joined: [Pair: [Int]] = [:]
        for (index, relation) in graph.relations.enumerated() {
            guard let a = numbers[relation.subject], let b = numbers[relation.object], a != b else {
                continue
            }
            joined[Pair(a, b), default: []].append(index)
        }
        for pair in joined.keys {
            neighbours[pair.low].append(pair.high)
            neighbours[pair.high].append(pair.low)
        }
        for index in neighbours.indices { neighbours[index].sort() }
        (self.numbers, self.neighbours, self.joined) = (numbers, neighbours, joined)
    }

    func number(of id: String) -> Int? { numbers[id] }

    func relations(between a: Int, _ b: Int, of graph: Graph) -> [Relation] {
        let relations = (joined[Pair(a, b)] ?? []).map { graph.relations[$0] }
        return relations.enumerated().sorted { a, b in
            let (first, second) = (a.element.confidence ?? 1, b.element.confidence ?? 1)
            return first != second ? first > second : a.offset < b.offset
        }.map(\.element)
    }

    /// Yen's algorithm: each further chain leaves one of those before it somewhere and goes on the shortest way.
    func chains(from start: Int, to end: Int, count: Graph.PathCount) -> [[Int]] {
        guard count.limit > 0, let first = shortest(from: start, to: end) else { return [] }
        var found = [first]
        var candidates: [[Int]] = []
        while found.count < count.limit {
            let last = found[found.count - 1]
            for place in last.indices.dropLast() {
                let root = Array(last[...place])
                let taken = found.filter { $0.starts(with: root) && $0.count > place + 1 }.map {
                    $0[place + 1]
                }
                guard
                    let rest = shortest(
                        from: last[place], to: end, without: Set(root.dropLast()), firstStepNotTo: Set(taken))
                else { continue }
                let chain = root.dropLast() + rest
                if !candidates.contains(chain) { candidates.append(chain) }
            }
            guard let next = candidates.indices.min(by: { Self.isBefore(candidates[$0], candidates[$1]) })
            else { break }
            if case .shortest = count, candidates[next].count > first.count { break }
            found.append(candidates.remove(at: next))
        }
        return found
    }

    private static func isBefore(_ a: [Int], _ b: [Int]) -> Bool {
        a.count != b.count ? a.count < b.count : a.lexicographicallyPrecedes(b)
    }

    /// The shortest chain, of several the first by the places of its entities.
    private func shortest(
        from start: Int, to end: Int, without barred: Set<Int> = [], firstStepNotTo taken: Set<Int> = []
    ) -> [Int]? {
        // From the end, so that each step from the start is known to come nearer. The start itself is not passed, for
        // a chain from it does not come back to it.
        var distance = [end: 0]
        var frontier = [end]
        func isOpen(_ number: Int) -> Bool { number != start && !barred.contains(number) }
        func firstSteps() -> [Int] {
            neighbours[start].filter { !taken.contains($0) && distance[$0] != nil }
        }
        var steps = firstSteps()
        while steps.isEmpty, !frontier.isEmpty {
            var further: [Int] = []
            for number in frontier {
                for other in neighbours[number] where isOpen(other) && distance[other] == nil {
                    distance[other] = (distance[number] ?? 0) + 1
                    further.append(other)
                }
            }
            frontier = further
            steps = firstSteps()
        }
        guard let first = steps.first else { return nil }
        var chain = [start, first]
        while let tip = chain.last, tip != end {
            let wanted = (distance[tip] ?? 0) - 1
            guard let next = neighbours[tip].first(where: { distance[$0] == wanted }) else { return nil }
            chain.append(next)
        }
        return chain
    }
}
