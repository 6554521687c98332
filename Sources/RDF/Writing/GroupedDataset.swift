/// A dataset taken apart by graph, with the decision which blank nodes need no label.
struct GroupedDataset {
    /// One named graph.
    struct NamedGraph {
        let name: Resource
        let graph: GroupedGraph
    }

    let defaultGraph: GroupedGraph
    let namedGraphs: [NamedGraph]
    /// Which blank nodes stand where they are referred to.
    let nesting: BlankNodeNesting

    init(_ quads: some Sequence<Quad>, order: TermOrder) {
        var triples: [Resource?: [Triple]] = [:]
        var names: [Resource] = []
        for quad in quads {
            if let name = quad.graph, triples[name] == nil { names.append(name) }
            triples[quad.graph, default: []].append(quad.triple)
        }
        if order == .sorted { names.sort() }
        defaultGraph = GroupedGraph(triples[nil] ?? [], order: order)
        namedGraphs = names.map { NamedGraph(name: $0, graph: GroupedGraph(triples[$0] ?? [], order: order)) }
        nesting = BlankNodeNesting(graphs: [defaultGraph] + namedGraphs.map(\.graph), names: names)
    }
}
