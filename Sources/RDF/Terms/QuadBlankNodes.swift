extension Quad {
    /// Where a blank node can stand in a quad, as RDFC-1.0 writes it (section 4.7.3).
    enum Position: String {
        case subject = "s"
        case object = "o"
        case graphName = "g"
    }

    /// The blank nodes among subject, object and graph name, in this order; not those inside a triple term.
    var blankNodes: [(node: BlankNode, position: Position)] {
        var nodes: [(node: BlankNode, position: Position)] = []
        if case .blank(let node) = triple.subject { nodes.append((node, .subject)) }
        if case .blank(let node) = triple.object { nodes.append((node, .object)) }
        if case .blank(let node)? = graph { nodes.append((node, .graphName)) }
        return nodes
    }

    /// The quad with other blank nodes; `transform` sees them in the order in which they stand.
    func mapBlankNodes(_ transform: (BlankNode) -> BlankNode) -> Quad {
        let subject = triple.subject.mapBlankNodes(transform)
        let object = triple.object.mapBlankNodes(transform)
        return Quad(subject, triple.predicate, object, graph: graph?.mapBlankNodes(transform))
    }
}

extension Resource {
    func mapBlankNodes(_ transform: (BlankNode) -> BlankNode) -> Resource {
        switch self {
        case .iri: self
        case .blank(let node): .blank(transform(node))
        }
    }
}

extension Term {
    func mapBlankNodes(_ transform: (BlankNode) -> BlankNode) -> Term {
        switch self {
        case .iri, .literal: self
        case .blank(let node): .blank(transform(node))
        case .triple(let triple):
            .triple(
                Triple(
                    triple.subject.mapBlankNodes(transform), triple.predicate,
                    triple.object.mapBlankNodes(transform)))
        }
    }
}
