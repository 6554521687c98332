import RDF
import TestSupport

/// Graphs of a few nodes with many blank ones among them.
enum RandomGraphs {
    static func triples(
        seed: Int, count: Int, blankNodes: Int = 6, literals: [Literal] = [Literal("a"), Literal("b")],
        predicates: [IRI] = ["http://e/p", "http://e/q"]
    ) -> [Triple] {
        var generator = SeededGenerator(seed: UInt64(seed))
        func pick<Element>(_ choices: [Element]) -> Element {
            choices[Int.random(in: 0..<choices.count, using: &generator)]
        }
        let iris: [Resource] = [.iri("http://e/a"), .iri("http://e/b?x&y#z")]
        let nodes = iris + (0..<blankNodes).map { .blank(BlankNode($0)) }
        return (0..<count).map { _ in
            let isLiteral = Bool.random(using: &generator)
            return Triple(
                pick(nodes), pick(predicates), isLiteral ? .literal(pick(literals)) : Term(pick(nodes)))
        }
    }

    /// The same quads in another order, with other labels for the blank nodes.
    static func disguised(_ quads: [Quad], seed: Int) throws -> [Quad] {
        var generator = SeededGenerator(seed: UInt64(seed))
        let salt = Int.random(in: 0..<1000, using: &generator)
        func disguised(_ node: BlankNode) throws -> BlankNode {
            try BlankNode("x\(salt)-" + String(node.label.reversed()))
        }
        func disguised(_ resource: Resource) throws -> Resource {
            if case .blank(let node) = resource { .blank(try disguised(node)) } else { resource }
        }
        func disguised(_ term: Term) throws -> Term {
            if case .blank(let node) = term { .blank(try disguised(node)) } else { term }
        }
        return try quads.map { quad in
            Quad(
                try disguised(quad.triple.subject), quad.triple.predicate, try disguised(quad.triple.object),
                graph: try quad.graph.map { try disguised($0) })
        }.shuffled(using: &generator)
    }
}
