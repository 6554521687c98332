import RDF
import Testing

/// How blocks, lists and blank nodes are laid out.
struct TurtleLayoutTests {
    static let x = Namespace("x", "http://e/")
    let writer = TurtleWriter(prefixes: PrefixMap([x]))
    let header = "@prefix x: <http://e/> .\n\n"

    private func iri(_ name: String) -> Term { .iri(Self.x[name]) }
    private func triple(_ subject: String, _ predicate: String, _ object: Term) -> Triple {
        Triple(.iri(Self.x[subject]), Self.x[predicate], object)
    }
    private func triple(_ subject: Int, _ predicate: String, _ object: Term) -> Triple {
        Triple(.blank(BlankNode(subject)), Self.x[predicate], object)
    }
    private func blank(_ number: Int) -> Term { .blank(BlankNode(number)) }

    @Test func grouping() {
        let triples = [
            triple("b", "p", iri("d")), triple("a", "q", .string("2")), triple("a", "q", .string("1")),
            Triple(.iri(Self.x["a"]), Namespace.rdf["type"], iri("C")), triple("a", "b", iri("c")),
            triple("a", "b", iri("c")),
        ]
        let expected =
            header + """
                x:a a x:C ;
                    x:b x:c ;
                    x:q "1", "2" .

                x:b x:p x:d .

                """
        #expect(writer.text(triples) == expected)
        #expect(writer.text(triples.reversed()) == expected)
        #expect(writer.text(triples + triples) == expected)
    }

    @Test func orderAsGiven() {
        let writer = TurtleWriter(prefixes: writer.prefixes, order: .asGiven)
        let triples = [triple("b", "q", iri("d")), triple("a", "q", iri("c")), triple("b", "p", iri("d"))]
        #expect(writer.text(triples) == header + "x:b x:q x:d ;\n    x:p x:d .\n\nx:a x:q x:c .\n")
    }

    @Test func longListsAreBroken() {
        let names = ["a", "b", "c"].map { String(repeating: $0, count: 40) }
        let text = writer.text(names.map { triple("s", "p", .string($0)) })
        #expect(
            text == header + "x:s x:p\n        " + names.map { "\"\($0)\"" }.joined(separator: " ,\n        ")
                + " .\n")
    }

    @Test func blankNodesInPlace() {
        let triples = [
            triple("s", "p", blank(1)), triple(1, "q", blank(2)), triple(2, "r", .string("deep")),
            triple("s", "p", blank(3)), triple(4, "q", iri("o")), triple("s", "z", blank(5)),
            triple("t", "z", blank(5)), triple(5, "q", iri("o")),
        ]
        #expect(
            writer.text(triples)
                == header + """
                    x:s x:p [ x:q [ x:r "deep" ] ], [] ;
                        x:z _:b5 .

                    x:t x:z _:b5 .

                    [] x:q x:o .

                    _:b5 x:q x:o .

                    """)
    }

    @Test func cyclesKeepTheirLabels() {
        let cycle = [triple(1, "p", blank(2)), triple(2, "p", blank(1)), triple(3, "p", blank(3))]
        #expect(writer.text(cycle) == header + "_:b1 x:p [ x:p _:b1 ] .\n\n_:b3 x:p _:b3 .\n")
    }

    @Test func longChainsAreCut() {
        let chain = (0..<20_000).map { triple($0, "p", blank($0 + 1)) }
        let text = writer.text(chain)
        let deepest = text.split(separator: "\n").map { $0.filter { $0 == "[" }.count }.max()
        #expect((deepest ?? 0) <= 9)
        #expect(text.split(separator: "x:p").count == 20_001)
        let json = JSONLDWriter().text(chain)
        #expect(json.split(separator: "\"http://e/p\"").count == 20_001)
    }

    @Test func namedGraphs() {
        let quads = [
            Quad(triple("s", "p", blank(1)), graph: .iri(Self.x["g"])),
            Quad(triple(1, "q", iri("o")), graph: .iri(Self.x["g"])),
            Quad(triple("s", "p", blank(2))),
            Quad(triple(2, "q", iri("o")), graph: .blank(BlankNode(9))),
        ]
        #expect(
            TriGWriter(prefixes: writer.prefixes).text(quads)
                == header + """
                    x:s x:p _:b2 .

                    x:g {
                        x:s x:p [ x:q x:o ] .
                    }

                    _:b9 {
                        _:b2 x:q x:o .
                    }

                    """)
    }
}
