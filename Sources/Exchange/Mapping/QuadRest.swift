import KnowledgeGraph
import RDF

/// What else stands in RDF from which a graph was read: the quads that ``GraphRDF`` does not make of the graph again.
///
/// Blank nodes are compared by what is said of them, so that evidence is known again whatever its nodes are called. Where
/// something else is said of one, or it is named by something else, all that is said of it is rest, for parts of it would
/// say nothing.
package struct QuadRest {
    private let given: Set<Triple>
    private let graphs: Set<Resource>

    /// - Parameters:
    ///   - graph: the graph that was read.
    ///   - mapping: with the options that the graph is written with, in RDF 1.1; what RDF 1.2 makes of it is given, too.
    package init(of graph: Graph, options: ExportOptions = ExportOptions()) throws(ExportError) {
        var given: Set<Triple> = []
        var graphs: Set<Resource> = []
        for version in [RDFVersion.rdf11, .rdf12] {
            var options = options
            options.rdfVersion = version
            let quads = try GraphRDF(options: options).quads(graph)
            var nodes = BlankNodeContent(quads)
            for quad in quads {
                given.insert(nodes.named(quad.triple))
                if let name = quad.graph { graphs.insert(name) }
            }
        }
        self.given = given
        self.graphs = graphs
    }

    /// - Parameter read: hands over the quads from which the graph was read; called twice.
    package func quads(_ read: ((Quad) -> Void) throws -> Void) rethrows -> [Quad] {
        var nodes = BlankNodeContent([])
        try read { nodes.add($0) }
        var rest: [Quad] = []
        var open: [BlankNode] = []
        try read { quad in
            guard !isGiven(quad, &nodes) else { return }
            rest.append(quad)
            open += quad.triple.blankNodes
        }
        var seen: Set<BlankNode> = []
        while let node = open.popLast() {
            guard seen.insert(node).inserted else { continue }
            for quad in nodes.content[node] ?? [] {
                if isGiven(quad, &nodes) { rest.append(quad) }
                open += quad.triple.blankNodes
            }
        }
        return rest
    }

    private func isGiven(_ quad: Quad, _ nodes: inout BlankNodeContent) -> Bool {
        // The documents have graphs of their own for what stood in the default graph.
        (quad.graph.map(graphs.contains) ?? true) && given.contains(nodes.named(quad.triple))
    }
}

/// What is said of blank nodes, and names for them that are made of it.
private struct BlankNodeContent {
    private(set) var content: [BlankNode: [Quad]] = [:]
    private var names: [Place: BlankNode] = [:]
    /// How far a node is looked into: one further than evidence goes. Deeper ones, and those in circles, are only themselves.
    private static let depth = 4

    private struct Place: Hashable {
        let node: BlankNode
        let depth: Int
    }

    init(_ quads: [Quad]) {
        for quad in quads { add(quad) }
    }

    mutating func add(_ quad: Quad) {
        guard case .blank(let node) = quad.triple.subject else { return }
        content[node, default: []].append(quad)
    }

    /// A triple with its blank nodes named by what is said of them.
    mutating func named(_ triple: Triple) -> Triple {
        var triple = triple
        if case .blank(let node) = triple.subject { triple.subject = .blank(name(node, Self.depth)) }
        if case .blank(let node) = triple.object { triple.object = .blank(name(node, Self.depth)) }
        return triple
    }

    private mutating func name(_ node: BlankNode, _ depth: Int) -> BlankNode {
        let place = Place(node: node, depth: depth)
        if let known = names[place] { return known }
        let name: BlankNode
        if depth == 0 {
            name = BlankNode(unchecked: "only-" + node.label)
        } else {
            var lines: Set<String> = []
            for quad in content[node] ?? [] {
                var object = quad.triple.object.description
                if case .blank(let inner) = quad.triple.object {
                    object = self.name(inner, depth - 1).description
                }
                lines.insert("\(quad.triple.predicate) \(object)")
            }
            name = BlankNode(
                unchecked: "says-" + HashAlgorithm.sha256.hash(lines.sorted().joined(separator: "\n")))
        }
        names[place] = name
        return name
    }
}

extension Triple {
    fileprivate var blankNodes: [BlankNode] {
        var nodes: [BlankNode] = []
        if case .blank(let node) = subject { nodes.append(node) }
        switch object {
        case .blank(let node): nodes.append(node)
        case .triple(let triple): nodes += triple.blankNodes
        case .iri, .literal: break
        }
        return nodes
    }
}
