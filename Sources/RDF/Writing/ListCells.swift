/// The lists (RDF Schema, section 5.2) that can be written in brackets: chains of blank nodes that say no more than
/// one `rdf:first` and one `rdf:rest`, are used once each, and end in `rdf:nil`.
struct ListCells {
    private struct Cell {
        let first: Term
        /// `nil` at the end of the list.
        let rest: BlankNode?
    }

    private var cells: [BlankNode: Cell] = [:]
    /// For each cell but the first of a list, that one.
    private(set) var heads: [BlankNode: BlankNode] = [:]

    /// - Parameter candidates: the blank nodes that are used once.
    init(graphs: [GroupedGraph], candidates: Set<BlankNode>) {
        var previous: [BlankNode: BlankNode] = [:]
        var ends: [BlankNode] = []
        var possible: [BlankNode: Cell] = [:]
        for node in graphs.lazy.flatMap(\.nodes) {
            guard case .blank(let blank) = node.subject, candidates.contains(blank),
                let cell = Self.cell(node)
            else { continue }
            possible[blank] = cell
            if let rest = cell.rest { previous[rest] = blank } else { ends.append(blank) }
        }
        for end in ends {
            var chain: [BlankNode] = []
            var tip: BlankNode? = end
            while let node = tip, let cell = possible[node] {
                chain.append(node)
                cells[node] = cell
                tip = previous[node]
            }
            guard let head = chain.popLast() else { continue }
            for node in chain { heads[node] = head }
        }
    }

    private static func cell(_ node: GroupedGraph.Node) -> Cell? {
        guard node.properties.count == 2, node.properties.allSatisfy({ $0.objects.count == 1 }),
            let first = node.properties.first(where: { $0.predicate == Known.first }),
            let rest = node.properties.first(where: { $0.predicate == Known.rest })
        else { return nil }
        switch rest.objects[0] {
        case .iri(Known.emptyList): return Cell(first: first.objects[0], rest: nil)
        case .blank(let next): return Cell(first: first.objects[0], rest: next)
        default: return nil
        }
    }

    /// The items from a cell to the end of its list; `nil` for what is no cell.
    func items(from node: BlankNode) -> [Term]? {
        guard cells[node] != nil else { return nil }
        var items: [Term] = []
        var tip: BlankNode? = node
        while let node = tip, let cell = cells[node] {
            items.append(cell.first)
            tip = cell.rest
        }
        return items
    }
}
