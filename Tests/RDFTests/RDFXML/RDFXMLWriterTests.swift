import RDF
import Testing

struct RDFXMLWriterTests {
    private static let subject = Resource.iri("http://e/s")

    private func triple(_ predicate: IRI, _ object: Term = .string("x")) -> Triple {
        Triple(Self.subject, predicate, object)
    }

    /// What is read of a text that was written.
    private func read(_ text: String) throws -> [Triple] {
        try RDFXMLReader(options: ReaderOptions(version: .rdf12)).triples(in: text.utf8)
    }

    private func expectRoundTrip(_ triples: [Triple], _ writer: RDFXMLWriter = RDFXMLWriter()) throws {
        let text = try writer.text(triples)
        #expect(try Dataset(read(text)).isIsomorphic(to: Dataset(triples)), "\(text)")
    }

    @Test func layout() throws {
        let prefixes = PrefixMap([Namespace("e", "http://e/"), Namespace("unused", "http://u/")])
        let triples = [
            triple("http://e/p", .literal(try Literal("a & b", language: "en"))),
            Triple(.blank(BlankNode(1)), "http://f#q", .literal(Literal(1))),
            triple("http://e/p", .blank(BlankNode(1))),
            triple("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", .iri("http://e/T?a&b")),
        ]
        #expect(
            try RDFXMLWriter(prefixes: prefixes).text(triples) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <rdf:RDF
                    xmlns:e="http://e/"
                    xmlns:ns1="http://f#"
                    xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                    <rdf:Description rdf:about="http://e/s">
                        <rdf:type rdf:resource="http://e/T?a&amp;b"/>
                        <e:p rdf:nodeID="b1"/>
                        <e:p xml:lang="en">a &amp; b</e:p>
                    </rdf:Description>
                    <rdf:Description rdf:nodeID="b1">
                        <ns1:q rdf:datatype="http://www.w3.org/2001/XMLSchema#integer">1</ns1:q>
                    </rdf:Description>
                </rdf:RDF>

                """)
        #expect(
            try RDFXMLWriter(prefixes: prefixes, order: .asGiven).text(triples) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <rdf:RDF
                    xmlns:e="http://e/"
                    xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
                    xmlns:unused="http://u/">
                    <rdf:Description rdf:about="http://e/s">
                        <e:p xml:lang="en">a &amp; b</e:p>
                    </rdf:Description>
                    <rdf:Description rdf:nodeID="b1">
                        <ns1:q xmlns:ns1="http://f#" rdf:datatype="http://www.w3.org/2001/XMLSchema#integer">1</ns1:q>
                    </rdf:Description>
                    <rdf:Description rdf:about="http://e/s">
                        <e:p rdf:nodeID="b1"/>
                        <rdf:type rdf:resource="http://e/T?a&amp;b"/>
                    </rdf:Description>
                </rdf:RDF>

                """)
    }

    // MARK: - Names

    @Test(arguments: [
        "http://e/p", "http://e#p", "urn:p", "http://e/%20p", "http://e/1p", "http://e/p.q-r",
        "http://e/p?q=r",
        "http://e/naïve", "http://e/شمال", "http://e/東", "http://e/xmlThing", "http://e/XML", "http://e/1/p",
        "http://www.w3.org/XML/1998/namespace", "http://www.w3.org/XML/1998/namespacelang",
        "http://www.w3.org/2000/xmlns/ab", "http://www.w3.org/1999/02/22-rdf-syntax-ns#_1",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#value", "http://www.w3.org/1999/02/22-rdf-syntax-ns#Bag",
        "http://www.w3.org/2005/11/itsdir", "http://x",
    ])
    func predicatesFindNames(_ predicate: String) throws {
        let triples = [triple(try IRI(predicate))]
        let given = PrefixMap([
            Namespace("", "http://e/"), Namespace("rdf", "http://e#"), Namespace("xml", "http://e/"),
            Namespace("XMLa", "http://e/1/"), Namespace("ns1", "http://other/"),
        ])
        for order in [TermOrder.sorted, .asGiven] {
            try expectRoundTrip(triples, RDFXMLWriter(order: order))
            try expectRoundTrip(triples, RDFXMLWriter(prefixes: given, order: order))
        }
    }

    @Test(arguments: [
        "http://e/", "http://e/1", "http://e/a/%20", "urn:1:2", "http://www.w3.org/2000/xmlns/a",
    ])
    func predicatesWithoutName(_ predicate: String) throws {
        let iri = try IRI(predicate)
        for order in [TermOrder.sorted, .asGiven] {
            #expect(throws: RDFXMLWriterError.noName(iri)) {
                try RDFXMLWriter(order: order).text([triple(iri)])
            }
        }
    }

    @Test(arguments: [
        "RDF", "ID", "about", "li", "Description", "bagID", "aboutEach", "parseType", "annotation",
    ])
    func syntaxTerms(_ name: String) {
        let iri = Namespace.rdf[name]
        #expect(throws: RDFXMLWriterError.syntaxTerm(iri)) { try RDFXMLWriter().text([triple(iri)]) }
    }

    /// Two prefixes are made up, and those that are taken passed over.
    @Test func madeUpPrefixes() throws {
        let triples = ["http://e/p", "http://f/p", "http://g/p", "http://e/q"].map { triple($0) }
        let prefixes = PrefixMap([Namespace("ns1", "http://f/"), Namespace("ns2", "http://h/")])
        let text = try RDFXMLWriter(prefixes: prefixes).text(triples)
        #expect(text.contains("xmlns:ns1=\"http://f/\"") && text.contains("xmlns:ns3=\"http://e/\""))
        #expect(text.contains("xmlns:ns4=\"http://g/\"") && !text.contains("http://h/"))
        try expectRoundTrip(triples, RDFXMLWriter(prefixes: prefixes))
    }

    @Test func blankNodesKeepApart() throws {
        let labels = ["0a", "_0a", "__0a", "a0", "_", "a.b", "9"]
        try expectRoundTrip(
            labels.map { Triple(.blank(try BlankNode($0)), "http://e/p", .string("of " + $0)) })
    }

    // MARK: - Text

    private static func isWritable(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy {
            $0.value >= 0x20 && $0.value != 0xFFFE && $0.value != 0xFFFF
                || "\t\n\r".unicodeScalars.contains($0)
        }
    }

    @Test(arguments: EscapingTests.table)
    func hostileLiterals(_ hostile: EscapingTests.Hostile) throws {
        let literals: [Term] = [
            .string(hostile.text), .literal(try Literal(hostile.text, language: "en-GB")),
            .literal(try Literal(hostile.text, language: "ar", direction: .rtl)),
            .literal(Literal(hostile.text, datatype: "http://e/d?a&b")),
            .triple(Triple(.blank(BlankNode(1)), "http://e/q", .string(hostile.text))),
        ]
        let triples = literals.map { triple("http://e/p", $0) }
        guard Self.isWritable(hostile.text) else {
            let error = #expect(throws: RDFXMLWriterError.self) { try RDFXMLWriter().text(triples) }
            guard case .character(_, in: hostile.text)? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            return
        }
        try expectRoundTrip(triples)
        // Nothing that a person cannot see, or that a parser would change, stands in the file.
        let text = try RDFXMLWriter().text(triples)
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
        #expect(!text.unicodeScalars.contains("\u{202E}"))
    }

    @Test func lineEndsAreReferences() throws {
        let text = try RDFXMLWriter().text([triple("http://e/p", .string("a\r\nb\rc\nd\te]]>"))])
        #expect(text.contains(">a&#xD;&#xA;b&#xD;c&#xA;d\te]]&gt;<"))
    }

    @Test(arguments: 0..<40)
    func randomGraphs(_ seed: Int) throws {
        let texts = EscapingTests.table.map(\.text).filter(Self.isWritable)
        let literals = try texts.flatMap { text in
            [
                Literal(text), try Literal(text, language: "de"), Literal(text, datatype: "http://e/d"),
                Literal("<b>" + text, datatype: Namespace.rdf["XMLLiteral"]),
            ]
        }
        let triples = RandomGraphs.triples(
            seed: seed, count: 60, literals: literals,
            predicates: ["http://e/p", "http://f#q", Namespace.rdf["type"], Namespace.rdf["_1"], "urn:x:é"])
        try expectRoundTrip(triples)
        try expectRoundTrip(triples, RDFXMLWriter(order: .asGiven))
    }
}
