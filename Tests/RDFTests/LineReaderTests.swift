import RDF
import Testing

/// N-Triples and N-Quads.
struct LineReaderTests {
    @Test(arguments: EscapingTests.table)
    func readsBack(_ hostile: EscapingTests.Hostile) throws {
        let quads = [
            Quad(
                EscapingTests.subject, EscapingTests.predicate, .string(hostile.text),
                graph: .blank(BlankNode(1))),
            Quad(
                .blank(BlankNode(2)), EscapingTests.predicate,
                .literal(try Literal(hostile.text, language: "en-GB"))),
            Quad(
                .blank(BlankNode(2)), EscapingTests.predicate,
                .literal(Literal(hostile.text, datatype: "http://e/d"))),
        ]
        #expect(try NQuadsReader().quads(in: NQuadsWriter().text(quads).utf8) == quads)
        let triples = quads.map(\.triple)
        #expect(try NTriplesReader().triples(in: NTriplesWriter().text(triples).utf8) == triples)
        let read = try TriGReader().quads(in: TriGWriter().text(quads).utf8)
        #expect(try Dataset(read).isIsomorphic(to: Dataset(quads)))
    }

    @Test func lines() throws {
        let text = "\u{FEFF}# comment\r\n<urn:a><urn:b>_:c.# comment\r\r\n\n \t<urn:a>\t<urn:b> \"\" . "
        #expect(try NTriplesReader().triples(in: text.utf8).count == 2)
        #expect(try NTriplesReader().triples(in: "".utf8) == [])
    }

    @Test(arguments: [
        "<urn:a> <urn:b> 'c' .", "<urn:a> <urn:b> \"\"\"c\"\"\" .", "<urn:a> <urn:b> 1 .",
        "<urn:a> a <urn:b> .",
        "<urn:a> <urn:b> true .", "<urn:a> <urn:b> [] .", "a:b <urn:b> <urn:c> .",
        "<urn:a> <urn:b>\n<urn:c> .",
        "<urn:a> <urn:b> <urn:c> . <urn:a> <urn:b> <urn:c> .", "<urn:a> <urn:b> <urn:c> ; <urn:b> <urn:c> .",
        "<urn:a> <urn:b> <urn:c> <urn:g> .", "@base <urn:a> .", "VERSION \"1.2\"",
        "<urn:a> <urn:b> \"c\"@en--ltr .", "<urn:a> <urn:b> <<( <urn:a> <urn:b> <urn:c> )>> .",
        "<urn:a> <urn:b> \"c\"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString> .",
    ])
    func turtleIsNoNTriples(_ text: String) {
        #expect(throws: SyntaxError.self) { try NTriplesReader().triples(in: text.utf8) }
    }

    @Test func thereAreNoRelativeIRIs() {
        let reader = NTriplesReader(options: ReaderOptions(base: "http://e/"))
        #expect(throws: SyntaxError.self) { try reader.triples(in: "<a> <b> <c> .".utf8) }
    }

    @Test func rdf12() throws {
        let text = """
            VERSION "1.2"
            _:a <urn:b> <<( _:a <urn:b> <<(<urn:c><urn:d>"e"@ar--rtl)>> )>> <urn:g> .
            """
        let inner = Triple(
            .iri("urn:c"), "urn:d", .literal(try Literal("e", language: "ar", direction: .rtl)))
        let outer = Triple(.blank(try BlankNode("a")), "urn:b", .triple(inner))
        let quad = Quad(outer.subject, "urn:b", .triple(outer), graph: .iri("urn:g"))
        #expect(try NQuadsReader(options: ReaderOptions(version: .rdf12)).quads(in: text.utf8) == [quad])
    }
}
