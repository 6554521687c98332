import RDF
import Testing

/// What reifies one triple has it in place of the subject; everything reads back.
struct ReifierLayoutTests {
    private let a = Resource.iri("http://e/a")
    private let reifies = Namespace.rdf["reifies"]
    private let edge = Triple(.iri("http://e/a"), "http://e/p", .iri("http://e/b"))

    private func text(_ triples: [Triple]) throws -> String {
        let text = TurtleWriter(prefixes: PrefixMap([Namespace("e", "http://e/")]), order: .asGiven).text(
            triples)
        let read = try TurtleReader(options: ReaderOptions(version: .rdf12)).triples(in: Array(text.utf8))
        #expect(try Dataset(read).isIsomorphic(to: Dataset(triples)), "\(text)")
        return text.replacing("@prefix e: <http://e/> .\n", with: "").trimmingPrefix("\n").description
    }

    @Test func named() throws {
        let triples = [
            edge, Triple("http://e/s", reifies, .triple(edge)),
            Triple("http://e/s", "http://e/q", .string("x")),
            Triple("http://e/t", reifies, .triple(edge)),
        ]
        #expect(
            try text(triples) == """
                e:a e:p e:b .

                << e:a e:p e:b ~ e:s >>
                    e:q "x" .

                << e:a e:p e:b ~ e:t >> .

                """)
    }

    @Test func blank() throws {
        let (x, y) = (BlankNode(1), BlankNode(2))
        let triples = [
            Triple(.blank(x), reifies, .triple(edge)), Triple(.blank(x), "http://e/q", .literal(Literal(1))),
            Triple(.blank(y), reifies, .triple(Triple(.blank(y), "http://e/p", .triple(edge)))),
        ]
        #expect(
            try text(triples) == """
                << e:a e:p e:b >>
                    e:q 1 .

                << _:b2 e:p <<( e:a e:p e:b )>> ~ _:b2 >> .

                """)
    }

    /// Of two triples there is no one to stand for the subject.
    @Test func several() throws {
        let other = Triple(a, "http://e/p", .string("b"))
        let triples = [
            Triple("http://e/s", reifies, .triple(edge)), Triple("http://e/s", reifies, .triple(other)),
        ]
        #expect(try text(triples).hasPrefix("e:s <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies>"))
        _ = try text([
            Triple("http://e/s", reifies, .string("x")), Triple(a, "http://e/q", .blank(BlankNode(1))),
            Triple(.blank(BlankNode(1)), reifies, .triple(edge)),
        ])
    }
}

extension Triple {
    fileprivate init(_ subject: IRI, _ predicate: IRI, _ object: Term) {
        self.init(.iri(subject), predicate, object)
    }
}
