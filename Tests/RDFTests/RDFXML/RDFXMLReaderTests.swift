import Foundation
import RDF
import Testing

struct RDFXMLReaderTests {
    /// The content inside `rdf:RDF`, whose start tag stands on the first line.
    static func document(_ content: String, attributes: String = "") -> String {
        "<r:RDF xmlns:r=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:e=\"http://e/\"\(attributes)>\n"
            + content + "</r:RDF>\n"
    }

    private func read(_ text: String, version: RDFVersion = .rdf11, base: IRI? = "http://b/d") throws
        -> [Triple]
    {
        try RDFXMLReader(options: ReaderOptions(version: version, base: base)).triples(in: text.utf8)
    }

    /// Reads content and compares the triples with N-Triples.
    private func expect(
        _ content: String, _ ntriples: String, attributes: String = "", version: RDFVersion = .rdf11,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let triples = try read(Self.document(content, attributes: attributes), version: version)
        let expected = try NTriplesReader(options: ReaderOptions(version: .rdf12)).triples(in: ntriples.utf8)
        #expect(
            try Dataset(triples).isIsomorphic(to: Dataset(expected)), "\(NTriplesWriter().text(triples))",
            sourceLocation: sourceLocation)
    }

    // MARK: - What it reads

    @Test func nodesAndProperties() throws {
        try expect(
            """
            <e:T r:about="a" e:q="v"><e:p r:resource="#x"/><e:p xml:lang="de">y</e:p><e:p r:nodeID="n"/>
            <e:p><r:Description r:nodeID="n"/></e:p><e:p r:datatype="dt"> z </e:p><e:p/></e:T>
            """,
            """
            <http://b/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://e/T> .
            <http://b/a> <http://e/q> "v" .
            <http://b/a> <http://e/p> <http://b/d#x> .
            <http://b/a> <http://e/p> "y"@de .
            <http://b/a> <http://e/p> _:n .
            <http://b/a> <http://e/p> " z "^^<http://b/dt> .
            <http://b/a> <http://e/p> "" .
            """)
    }

    @Test func listsAreNumberedForEachParent() throws {
        try expect(
            """
            <r:Seq r:about="a"><r:li>1</r:li><e:p r:parseType="Resource"><r:li>x</r:li></e:p><r:_9>9</r:_9>
            <r:li r:resource="b"/></r:Seq>
            """,
            """
            <http://b/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> \
            <http://www.w3.org/1999/02/22-rdf-syntax-ns#Seq> .
            <http://b/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#_1> "1" .
            <http://b/a> <http://e/p> _:r .
            _:r <http://www.w3.org/1999/02/22-rdf-syntax-ns#_1> "x" .
            <http://b/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#_9> "9" .
            <http://b/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#_2> <http://b/b> .
            """)
    }

    /// Comments and instructions do not interrupt a literal; CDATA and entities are text.
    @Test func textIsPutTogether() throws {
        let text =
            "<!DOCTYPE r:RDF [<!ENTITY ns \"http://n/\"><!ENTITY t \"T&#38;#38;T\">]>"
            + Self.document(
                "<r:Description r:about=\"&ns;x\"><e:p>a<!-- c -->b<?i?>&lt;<![CDATA[<&]]>&t;</e:p></r:Description>"
            )
        #expect(try read(text) == [Triple(.iri("http://n/x"), "http://e/p", .string("ab<<&T&T"))])
    }

    @Test func nothingOfXMLItselfIsAProperty() throws {
        try expect(
            "<r:Description r:about=\"a\" xml:space=\"preserve\" xmlstuff=\"1\"><xmlp>x</xmlp></r:Description>",
            "")
    }

    @Test func xmlLiteralsAreCanonical() throws {
        let text = Self.document(
            """
            <r:Description r:about="a"><e:p r:parseType="Literal"><e:b  xmlns:u="http://unused/"
              z='"&lt;&#9;' a="1" e:c='x' ><i xmlns="http://i/"/><j/>&gt;<![CDATA[&]]>&#13;<!--c--><?pi  d?></e:b
            ></e:p></r:Description>
            """)
        let triples = try read(text)
        #expect(
            triples == [
                Triple(
                    .iri("http://b/a"), "http://e/p",
                    .literal(
                        Literal(
                            "<e:b xmlns:e=\"http://e/\" a=\"1\" z=\"&quot;&lt;&#x9;\" e:c=\"x\">"
                                + "<i xmlns=\"http://i/\"></i><j></j>&gt;&amp;&#xD;<!--c--><?pi d?></e:b>",
                            datatype: "http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral")))
            ])
    }

    /// A prefix is declared again where an ancestor in the literal meant something else by it.
    @Test func namespacesInXMLLiterals() throws {
        let text = Self.document(
            """
            <r:Description r:about="a"><e:p r:parseType="Literal"><x xmlns="http://1/"><x/><x xmlns=""><x/></x>
            <x xmlns="http://2/"><y:x xmlns:y="http://1/"/></x></x></e:p></r:Description>
            """)
        let literal =
            "<x xmlns=\"http://1/\"><x></x><x xmlns=\"\"><x></x></x>\n"
            + "<x xmlns=\"http://2/\"><y:x xmlns:y=\"http://1/\"></y:x></x></x>"
        guard case .literal(let found)? = try read(text).first?.object else {
            Issue.record("no literal")
            return
        }
        #expect(found.lexical == literal)
    }

    /// `rdf:nodeID` may be anything that an XML name is, and meets no label that the reader gives.
    @Test func labelsStayApart() throws {
        let triples = try read(
            Self.document(
                ["anon0", "anon_0", "x.", "x._", "x.."].map {
                    "<r:Description><e:p r:nodeID=\"\($0)\"/></r:Description>\n"
                }.joined()))
        let labels = triples.flatMap { triple -> [String] in
            guard case .blank(let subject) = triple.subject, case .blank(let object) = triple.object else {
                return []
            }
            return [subject.label, object.label]
        }
        #expect(Set(labels).count == 10)
        #expect(labels.allSatisfy { (try? BlankNode($0)) != nil })
    }

    @Test func encodings() throws {
        let content = Self.document("<r:Description r:about=\"http://e/s\" e:p=\"é\"/>")
        let expected = [Triple(.iri("http://e/s"), "http://e/p", .string("é"))]
        let utf16 = try #require(content.data(using: .utf16LittleEndian))
        #expect(try RDFXMLReader().triples(in: [0xFF, 0xFE] + utf16) == expected)
        let latin = try #require(
            ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + content).data(using: .isoLatin1))
        #expect(try RDFXMLReader().triples(in: latin) == expected)
        #expect(try RDFXMLReader().triples(in: [0xEF, 0xBB, 0xBF] + content.utf8) == expected)
    }

    /// A byte at a time gives the same as all at once.
    @Test func chunks() throws {
        let text = Self.document(
            "<e:T r:ID=\"ä\"><e:p>ein&#x20AC;e 𝄞 <!-- x --> Zeile\r\n</e:p><e:q r:parseType=\"Literal\"><b>ü</b></e:q></e:T>"
        )
        var bytes = Array(text.utf8)[...]
        var triples: [Triple] = []
        let options = ReaderOptions(base: "http://b/d")
        try RDFXMLReader(options: options).read(ChunkSource { bytes.popFirst().map { [$0] } }) {
            triples.append($0.triple)
        }
        #expect(try triples == read(text))
        #expect(triples.count == 3)
    }

    // MARK: - RDF 1.2

    @Test func onlyRDF12KnowsItsTerms() throws {
        let content = "<r:Description r:about=\"a\"><e:p r:annotation=\"i\">x</e:p></r:Description>"
        #expect(throws: SyntaxError.self) {
            try read(
                Self.document(
                    "<r:Description r:about=\"a\"><e:p r:parseType=\"Resource\" r:annotation=\"i\"/></r:Description>"
                ))
        }
        try expect(
            content,
            """
            <http://b/a> <http://e/p> "x" .
            <http://b/i> <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( <http://b/a> <http://e/p> "x" )>> .
            """, version: .rdf12)
    }

    @Test func directionsNeedALanguageAndAVersion() throws {
        let attributes = " xmlns:i=\"http://www.w3.org/2005/11/its\" i:dir=\"rtl\" r:version=\"1.2\""
        try expect(
            "<r:Description r:about=\"a\"><e:p>x</e:p><e:p xml:lang=\"he\">y</e:p><e:p xml:lang=\"en\" i:dir=\"ltr\">z</e:p>"
                + "<e:p xml:lang=\"he\" r:version=\"1.1\">w</e:p></r:Description>",
            """
            <http://b/a> <http://e/p> "x" .
            <http://b/a> <http://e/p> "y"@he--rtl .
            <http://b/a> <http://e/p> "z"@en--ltr .
            <http://b/a> <http://e/p> "w"@he .
            """, attributes: attributes, version: .rdf12)
        #expect(throws: SyntaxError.self) {
            try read(Self.document("<e:T i:dir=\"up\"/>", attributes: attributes), version: .rdf12)
        }
        try expect(
            "<r:Description r:about=\"a\" xml:lang=\"en\" e:p=\"x\" i:dir=\"up\"/>",
            "<http://b/a> <http://e/p> \"x\"@en .",
            attributes: " xmlns:i=\"http://www.w3.org/2005/11/its\"", version: .rdf12)
    }

    // MARK: - Errors

    @Test(arguments: [
        // XML
        ("<e:T>", 2, 8), ("<e:T></e:U>", 2, 8), ("<e:T a></e:T>", 2, 7), ("<n:T/>", 2, 1), ("&x;", 2, 1),
        ("<e:T e:a=\"1\" e:a=\"2\"/>", 2, 14), ("<!--é--><e:T\u{1}/>", 2, 13),
        // Where text and elements may stand
        ("<e:T/> x", 2, 7), ("<e:T>\nx</e:T>", 2, 6), ("<e:T><e:p>x<e:T/></e:p></e:T>", 2, 12),
        ("<e:T><e:p><e:T/> <e:T/></e:p></e:T>", 2, 18), ("<e:T><e:p><e:T/>x</e:p></e:T>", 2, 17),
        ("<e:T><e:p r:resource=\"x\"> </e:p></e:T>", 2, 26),
        ("<e:T><e:p e:q=\"x\"><e:T/></e:p></e:T>", 2, 19),
        ("<e:T><e:p r:datatype=\"x\"><e:T/></e:p></e:T>", 2, 26),
        // Names that must not stand there
        ("<r:RDF/>", 2, 1), ("<r:ID/>", 2, 1), ("<r:li/>", 2, 1), ("<r:bagID/>", 2, 1),
        ("<e:T r:li=\"1\"/>", 2, 1),
        ("<e:T r:bagID=\"x\"/>", 2, 1), ("<e:T r:aboutEach=\"x\"/>", 2, 1),
        ("<e:T r:aboutEachPrefix=\"x\"/>", 2, 1),
        ("<e:T r:resource=\"x\"/>", 2, 1), ("<e:T><r:Description/></e:T>", 2, 6), ("<e:T a=\"x\"/>", 2, 1),
        ("<e:T about=\"x\" r:about=\"x\"/>", 2, 1), ("<T/>", 2, 1),
        // Attributes that exclude each other
        ("<e:T r:ID=\"x\" r:about=\"x\"/>", 2, 1), ("<e:T r:nodeID=\"x\" r:about=\"x\"/>", 2, 1),
        ("<e:T><e:p r:resource=\"x\" r:nodeID=\"y\"/></e:T>", 2, 6),
        ("<e:T><e:p r:parseType=\"Literal\" r:resource=\"y\"/></e:T>", 2, 6),
        ("<e:T><e:p r:parseType=\"Resource\" e:q=\"y\"/></e:T>", 2, 6),
        ("<e:T><e:p r:datatype=\"x\" e:q=\"y\"/></e:T>", 2, 6),
        // Values
        ("<e:T r:ID=\"1\"/>", 2, 1), ("<e:T r:ID=\"a:b\"/>", 2, 1), ("<e:T r:nodeID=\"\"/>", 2, 1),
        ("<e:T r:ID=\"x\"/>\n<e:T r:ID=\"x\"/>", 3, 1), ("<e:T r:about=\"a b\"/>", 2, 1),
        ("<e:T><e:p r:datatype=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#langString\"/></e:T>", 2, 6),
        ("<e:T xml:lang=\"d_e\"/>", 2, 1), ("<e:T xml:base=\"http://[\"/>", 2, 1),
    ])
    func errorsSayWhere(_ content: String, _ line: Int, _ column: Int) {
        let error = #expect(throws: SyntaxError.self) { try read(Self.document(content)) }
        #expect(error?.line == line && error?.column == column, "\(String(describing: error))")
        #expect(error?.expected.isEmpty == false)
    }

    @Test func errorsSayWhatAndInWhichFile() {
        var options = ReaderOptions()
        options.sourceName = "x.rdf"
        let error = #expect(throws: SyntaxError.self) {
            try RDFXMLReader(options: options).triples(in: Self.document("<e:T r:about=\"rel\"/>").utf8)
        }
        #expect(error?.source == "x.rdf" && error?.found == "rel")
        #expect(error?.expected.contains("no base") == true)
    }

    @Test func whatCameBeforeAnErrorIsHandedOver() {
        var count = 0
        let text = Self.document("<e:T/><e:T><e:p/></e:T><e:T r:ID=\"1\"/>")
        #expect(throws: SyntaxError.self) { try RDFXMLReader().read(text.utf8) { _ in count += 1 } }
        #expect(count == 3)
    }

    @Test func notRDF() {
        for text in [
            "", " ", "x", "<a/>", "<a xmlns=\"rel\"/>", "<xmla/>", "{}",
            "<?xml version=\"1.0\" encoding=\"x\"?><a/>",
        ] {
            #expect(throws: SyntaxError.self, "\(text)") { try read(text) }
        }
    }
}
