import RDF
import Testing

struct IsomorphismTests {
    private func quad(_ subject: Int, _ object: Int, _ predicate: IRI = "http://e/p") -> Quad {
        Quad(.blank(BlankNode(subject)), predicate, .blank(BlankNode(object)))
    }

    /// Edges both ways between neighbours on a ring.
    private func ring(_ nodes: [Int]) -> [Quad] {
        zip(nodes, nodes.dropFirst() + nodes.prefix(1)).flatMap { [quad($0, $1), quad($1, $0)] }
    }

    private func areIsomorphic(_ a: [Quad], _ b: [Quad], guessLimit: Int = 10_000) throws -> Bool {
        try Dataset(a).isIsomorphic(to: Dataset(b), guessLimit: guessLimit)
    }

    @Test func termsMustBeTheSame() throws {
        func quad(_ text: String) -> [Quad] { [Quad(.blank(BlankNode(1)), "http://e/p", .string(text))] }
        #expect(try areIsomorphic(quad("\u{E9}"), quad("\u{E9}")))
        #expect(try !areIsomorphic(quad("e\u{301}"), quad("\u{E9}")))
        #expect(try areIsomorphic([], []))
        #expect(try !areIsomorphic([], quad("")))
        let ground = Quad(.iri("http://e/s"), "http://e/p", .string("x"))
        #expect(
            try !areIsomorphic(
                quad("x") + [ground], quad("x") + [Quad(ground.triple, graph: .iri("http://e/g"))]))
    }

    @Test(arguments: [
        ("_:a <urn:p> _:b .", "_:x <urn:p> _:y .", true),
        ("_:a <urn:p> _:b .", "_:x <urn:p> _:x .", false),
        ("_:a <urn:p> _:b . _:b <urn:p> _:a .", "_:b <urn:p> _:c . _:c <urn:p> _:b .", true),
        ("_:g { _:a <urn:p> 1 }", "_:a { _:g <urn:p> 1 }", true),
        ("_:g { _:a <urn:p> 1 }", "_:g { _:g <urn:p> 1 }", false),
        ("_:g { <urn:s> <urn:p> 1 } _:g <urn:q> 2 .", "_:g { <urn:s> <urn:p> 1 } _:h <urn:q> 2 .", false),
        ("<urn:s> <urn:p> <<( _:a <urn:p> _:a )>> .", "<urn:s> <urn:p> <<( _:b <urn:p> _:b )>> .", true),
        ("<urn:s> <urn:p> <<( _:a <urn:p> _:b )>> .", "<urn:s> <urn:p> <<( _:b <urn:p> _:b )>> .", false),
        ("_:a <urn:p> <<( _:a <urn:p> 1 )>> .", "_:a <urn:p> <<( _:b <urn:p> 1 )>> .", false),
        ("<urn:s> <urn:p> 1 .", "<urn:s> <urn:p> 2 .", false),
    ])
    func pairs(_ left: String, _ right: String, _ isExpected: Bool) throws {
        let reader = TriGReader(options: ReaderOptions(version: .rdf12))
        #expect(
            try areIsomorphic(reader.quads(in: left.utf8), reader.quads(in: right.utf8)) == isExpected)
    }

    /// Each node has two neighbours, which is all that colours show.
    @Test func twoTrianglesAreNoHexagon() throws {
        let triangles = ring([0, 1, 2]) + ring([3, 4, 5])
        #expect(try !areIsomorphic(triangles, ring([0, 1, 2, 3, 4, 5])))
        #expect(try areIsomorphic(triangles, ring([5, 0, 3]) + ring([2, 4, 1])))
        #expect(try areIsomorphic(ring([0, 1, 2, 3, 4, 5]), ring([3, 1, 5, 0, 4, 2])))
        // Eight in a ring, or two rings of four, joined in one component.
        let hub = (0..<8).map { quad(9, $0, "http://e/q") }
        #expect(try !areIsomorphic(hub + ring(Array(0..<8)), hub + ring([0, 1, 2, 3]) + ring([4, 5, 6, 7])))
    }

    @Test func guessesAreLimited() {
        #expect(throws: IsomorphismError.guessLimit(0)) {
            try areIsomorphic(ring(Array(0..<6)), ring(Array(0..<6)), guessLimit: 0)
        }
    }

    /// What canonicalization cannot do in a lifetime.
    @Test func cliques() throws {
        func clique(_ nodes: [Int]) -> [Quad] {
            nodes.flatMap { a in nodes.filter { $0 != a }.map { quad(a, $0) } }
        }
        #expect(try areIsomorphic(clique(Array(0..<20)), clique(Array(5..<25))))
        #expect(
            try !areIsomorphic(clique(Array(0..<20)), Array(clique(Array(0..<20)).dropLast()) + [quad(0, 0)]))
    }

    @Test func manyAlike() throws {
        let pairs = (0..<500).map { quad(2 * $0, 2 * $0 + 1) }
        let others = (0..<500).map { quad(2000 - $0, $0) }
        #expect(try areIsomorphic(pairs, others))
        #expect(try !areIsomorphic(pairs, others.dropLast() + [quad(2000, 2001)]))
        let chain = (0..<1000).map { quad($0, $0 + 1) }
        #expect(try areIsomorphic(chain, (0..<1000).map { quad(1000 - $0, 999 - $0) }))
        #expect(try !areIsomorphic(chain, (0..<1000).map { $0 == 400 ? quad(401, 400) : chain[$0] }))
    }

    @Test(arguments: 0..<30)
    func oneChangeIsSeen(_ seed: Int) throws {
        let quads = RandomGraphs.triples(seed: seed, count: 12).map { Quad($0) }
        var changed = try RandomGraphs.disguised(quads, seed: seed)
        #expect(try areIsomorphic(quads, changed))
        changed[seed % changed.count].triple.predicate = "http://e/other"
        #expect(try !areIsomorphic(quads, changed))
    }
}
