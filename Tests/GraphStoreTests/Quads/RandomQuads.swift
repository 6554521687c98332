import GRDB
import SPARQL
import TestSupport

@testable import GraphStore
@testable import RDF

/// Quads over a few terms, so that places, graphs and whole quads come again.
struct RandomQuads {
    private var chance: SeededGenerator

    init(seed: UInt64) { chance = SeededGenerator(seed: seed) }

    static let resources: [Resource] =
        (1...6).map { .iri(Namespace.schema["n\($0)"]) } + [
            .blank(BlankNode(7)), .blank(BlankNode(unchecked: "x")), .iri("urn:x"),
        ]
    static let predicates = (1...4).map { Namespace.schema["p\($0)"] }
    static let objects: [Term] =
        resources.map { Term($0) } + HostileTerms.literals.prefix(8).map { .literal($0) }
        + [.triple(Triple(resources[0], predicates[0], .string("spoken of")))]
    static let graphs: [Resource?] = [
        nil, .iri("urn:g1"), .iri("urn:g2"), .blank(BlankNode(9)), resources[0],
    ]

    mutating func quad() -> Quad {
        Quad(
            pick(Self.resources), pick(Self.predicates), pick(Self.objects), graph: pick(Self.graphs))
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &chance)]
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &chance) }
}

/// A store of nothing but the tables of quads, in memory.
func quadDatabase() throws -> DatabaseQueue {
    let database = try DatabaseQueue()
    try database.write { try QuadTables.createTables($0) }
    return database
}

extension StoredQuads {
    /// All quads, read back term by term.
    func all() throws -> [Quad] {
        try quads(NumberedPattern(nil, nil, nil, in: .defaultGraph))
            + quads(NumberedPattern(nil, nil, nil, in: .anyNamed))
    }

    /// The numbered quads of a pattern, read in blocks of an odd size.
    func numbered(_ pattern: NumberedPattern, with cursor: (any QuadCursor)? = nil) throws -> [NumberedQuad] {
        let cursor = try cursor ?? makeCursor()
        try cursor.seek(pattern)
        var found: [NumberedQuad] = []
        let block = UnsafeMutableBufferPointer<NumberedQuad>.allocate(capacity: 7)
        defer { block.deallocate() }
        while case let count = try cursor.next(into: block), count > 0 { found += block.prefix(count) }
        return found
    }

    func quads(_ pattern: NumberedPattern) throws -> [Quad] {
        try numbered(pattern).map { quad in
            guard let subject = try term(quad.subject).resource,
                case .iri(let predicate) = try term(quad.predicate)
            else { throw DatabaseError(message: "a literal where none can stand") }
            return Quad(
                subject, predicate, try term(quad.object),
                graph: quad.graph == TermID(0) ? nil : try term(quad.graph).resource)
        }
    }
}
