/// Decides which blank nodes are written in place, as `[ … ]` or an object inside an object, rather than by
/// label.
///
/// In place goes a blank node that stands in one graph only and in no triple term, names no graph, is the
/// object of one triple, and whose chain of such triples leads up to a subject that is written on its own. A chain is
/// cut at ``maximumDepth``, for many readers recurse and none should overflow. A list is one level, however long.
struct BlankNodeNesting {
    /// How many levels stand inside each other at most.
    static let maximumDepth = 8

    private let nested: Set<BlankNode>
    private let anonymous: Set<BlankNode>
    private let lists: ListCells

    /// Whether the node stands at the one place where it is referred to.
    func isNested(_ node: BlankNode) -> Bool { nested.contains(node) }

    /// Whether nothing refers to the node, so that its label says nothing.
    func isAnonymous(_ node: BlankNode) -> Bool { anonymous.contains(node) }

    /// The items of the list that starts at a node; `nil` where none does.
    func list(at node: BlankNode) -> [Term]? { lists.items(from: node) }

    init(graphs: [GroupedGraph], names: [Resource]) {
        var uses = Uses(names: names)
        for (number, graph) in graphs.enumerated() { uses.count(graph, number: number) }
        anonymous = uses.inOneGraph.filter { uses.parents[$0] == nil }
        let candidates = uses.inOneGraph.filter { uses.parents[$0]?.count == 1 }
        let lists = ListCells(graphs: graphs, candidates: candidates)
        // What is in a list hangs below its first cell; the other cells are always written with that one.
        let parents = uses.parents.mapValues { uses -> Resource in
            guard case .blank(let cell) = uses.parent, let head = lists.heads[cell] else {
                return uses.parent
            }
            return .blank(head)
        }
        let starts = candidates.subtracting(lists.heads.keys)
        nested = Self.reachable(
            order: uses.order.filter(starts.contains), parents: parents, candidates: starts
        ).union(lists.heads.keys)
        self.lists = lists
    }

    /// The candidates whose chain of parents ends at a node written on its own, cut where it gets too deep.
    private static func reachable(
        order: [BlankNode], parents: [BlankNode: Resource], candidates: Set<BlankNode>
    ) -> Set<BlankNode> {
        // 0 is written on its own.
        var depths: [BlankNode: Int] = [:]
        for start in order where depths[start] == nil {
            var chain: [BlankNode] = []
            var onChain = Set<BlankNode>()
            var depth = 0
            var tip: BlankNode? = start
            while let node = tip {
                if let known = depths[node] {
                    depth = known
                    break
                }
                guard candidates.contains(node) else { break }
                guard onChain.insert(node).inserted else {
                    // A cycle: its entry is written on its own, the rest hangs below.
                    depths[node] = 0
                    chain.removeAll { $0 == node }
                    break
                }
                chain.append(node)
                if case .blank(let parent)? = parents[node] { tip = parent } else { tip = nil }
            }
            for node in chain.reversed() {
                depth = depth == maximumDepth ? 0 : depth + 1
                depths[node] = depth
            }
        }
        return Set(depths.lazy.filter { $0.value > 0 }.map(\.key))
    }

    /// Where blank nodes are used.
    private struct Uses {
        struct Parents {
            var parent: Resource
            var count = 0
        }

        private(set) var parents: [BlankNode: Parents] = [:]
        private(set) var order: [BlankNode] = []
        private var graphs: [BlankNode: Int] = [:]
        private var excluded: Set<BlankNode> = []

        init(names: [Resource]) {
            for case .blank(let node) in names { excluded.insert(node) }
        }

        var inOneGraph: Set<BlankNode> { Set(order).subtracting(excluded) }

        mutating func count(_ graph: GroupedGraph, number: Int) {
            for node in graph.nodes {
                if case .blank(let subject) = node.subject { see(subject, in: number) }
                for object in node.properties.lazy.flatMap(\.objects) {
                    switch object {
                    case .blank(let object):
                        see(object, in: number)
                        parents[object, default: Parents(parent: node.subject)].count += 1
                    case .triple(let triple): excluded.formUnion(triple.blankNodes)
                    case .iri, .literal: break
                    }
                }
            }
        }

        private mutating func see(_ node: BlankNode, in graph: Int) {
            if let known = graphs[node] {
                if known != graph { excluded.insert(node) }
            } else {
                graphs[node] = graph
                order.append(node)
            }
        }
    }
}

extension Triple {
    /// The blank nodes in it, and in the triple terms inside it.
    fileprivate var blankNodes: [BlankNode] {
        var nodes: [BlankNode] = []
        var next: Triple? = self
        while let triple = next {
            next = nil
            if case .blank(let node) = triple.subject { nodes.append(node) }
            switch triple.object {
            case .blank(let node): nodes.append(node)
            case .triple(let inner): next = inner
            case .iri, .literal: break
            }
        }
        return nodes
    }
}
