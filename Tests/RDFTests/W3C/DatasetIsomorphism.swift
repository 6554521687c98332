import RDF

/// Whether two datasets are the same but for the labels of their blank nodes (RDF 1.1 Concepts, section 4.1).
///
/// Blank nodes get colours by what is said of them, refined until nothing changes. Where several nodes share a
/// colour, one of them is tried with each of the other side.
struct DatasetIsomorphism {
    private let left: Side
    private let right: Side

    static func areSame(_ left: [Quad], _ right: [Quad]) -> Bool {
        let isomorphism = DatasetIsomorphism(left: Side(left), right: Side(right))
        guard isomorphism.left.quads.count == isomorphism.right.quads.count else { return false }
        return isomorphism.match(isomorphism.left.plain, isomorphism.right.plain)
    }

    private typealias Colours = [BlankNode: Int]

    private func match(_ leftColours: Colours, _ rightColours: Colours) -> Bool {
        let leftColours = left.refined(leftColours)
        let rightColours = right.refined(rightColours)
        let leftClasses = Dictionary(grouping: leftColours.keys) { leftColours[$0] ?? 0 }
        let rightClasses = Dictionary(grouping: rightColours.keys) { rightColours[$0] ?? 0 }
        guard leftClasses.mapValues(\.count) == rightClasses.mapValues(\.count) else { return false }
        let unclear = leftClasses.filter { $0.value.count > 1 }.min { $0.value.count < $1.value.count }
        guard let (colour, nodes) = unclear else {
            let pairs = leftClasses.compactMap { colour, nodes in
                rightClasses[colour].map { (nodes[0], $0[0]) }
            }
            let map = Dictionary(uniqueKeysWithValues: pairs)
            return Set(left.quads.map { $0.renaming(map) }) == right.quads
        }
        var chosen = leftColours
        chosen[nodes[0]] = colour &+ 1
        return (rightClasses[colour] ?? []).contains { candidate in
            var others = rightColours
            others[candidate] = colour &+ 1
            return match(chosen, others)
        }
    }

    private struct Side {
        let quads: Set<Quad>
        let plain: Colours
        private let uses: [BlankNode: [Quad]]

        init(_ quads: [Quad]) {
            self.quads = Set(quads)
            var uses: [BlankNode: [Quad]] = [:]
            for quad in self.quads {
                for node in Set(quad.blankNodes) { uses[node, default: []].append(quad) }
            }
            self.uses = uses
            plain = uses.mapValues { _ in 0 }
        }

        func refined(_ colours: Colours) -> Colours {
            var colours = colours
            var count = Set(colours.values).count
            while true {
                let next = colours.reduce(into: Colours()) { next, entry in
                    var hasher = Hasher()
                    hasher.combine(entry.value)
                    hasher.combine(
                        (uses[entry.key] ?? []).map { $0.signature(of: entry.key, colours) }.sorted())
                    next[entry.key] = hasher.finalize()
                }
                let nextCount = Set(next.values).count
                colours = next
                if nextCount == count { return colours }
                count = nextCount
            }
        }
    }
}

extension Quad {
    fileprivate var blankNodes: [BlankNode] {
        (Term(triple.subject).blankNodes + triple.object.blankNodes)
            + (graph.map { Term($0).blankNodes } ?? [])
    }

    /// The quad as seen from one of its blank nodes.
    fileprivate func signature(of node: BlankNode, _ colours: [BlankNode: Int]) -> Int {
        var hasher = Hasher()
        Term(triple.subject).hash(into: &hasher, from: node, colours)
        hasher.combine(triple.predicate)
        triple.object.hash(into: &hasher, from: node, colours)
        if let graph { Term(graph).hash(into: &hasher, from: node, colours) }
        return hasher.finalize()
    }

    fileprivate func renaming(_ map: [BlankNode: BlankNode]) -> Quad {
        Quad(triple.renaming(map), graph: graph?.renaming(map))
    }
}

extension Triple {
    fileprivate func renaming(_ map: [BlankNode: BlankNode]) -> Triple {
        Triple(subject.renaming(map), predicate, object.renaming(map))
    }
}

extension Resource {
    fileprivate func renaming(_ map: [BlankNode: BlankNode]) -> Resource {
        if case .blank(let node) = self { .blank(map[node] ?? node) } else { self }
    }
}

extension Term {
    fileprivate var blankNodes: [BlankNode] {
        switch self {
        case .blank(let node): [node]
        case .triple(let triple): Term(triple.subject).blankNodes + triple.object.blankNodes
        case .iri, .literal: []
        }
    }

    fileprivate func hash(into hasher: inout Hasher, from node: BlankNode, _ colours: [BlankNode: Int]) {
        switch self {
        case .blank(let other):
            hasher.combine(other == node)
            hasher.combine(colours[other] ?? 0)
        case .triple(let triple):
            Term(triple.subject).hash(into: &hasher, from: node, colours)
            hasher.combine(triple.predicate)
            triple.object.hash(into: &hasher, from: node, colours)
        case .iri, .literal: hasher.combine(self)
        }
    }

    fileprivate func renaming(_ map: [BlankNode: BlankNode]) -> Term {
        switch self {
        case .blank(let node): .blank(map[node] ?? node)
        case .triple(let triple): .triple(triple.renaming(map))
        case .iri, .literal: self
        }
    }
}
