import RDF
import Testing

/// What writers write quad by quad.
struct StreamTests {
    static let syntaxes = Syntax.all

    private static func text(
        _ quads: [Quad], _ syntax: Syntax, declaring namespaces: [Namespace] = []
    ) throws -> String {
        var bytes: [UInt8] = []
        let stream = try #require(syntax.writer()).stream(to: ChunkSink { bytes += $0 })
        for (index, quad) in quads.enumerated() {
            if index < namespaces.count { try stream.declare(namespaces[index]) }
            try stream.write(quad)
        }
        try stream.finish()
        return String(decoding: bytes, as: UTF8.self)
    }

    static let literals = [
        Literal("a"), Literal("\"\n\\\t\u{1}\u{202E}é\u{301}北😀"), Literal("-0", datatype: "http://e/#int"),
        Literal(7),
        Literal("07", datatype: "http://www.w3.org/2001/XMLSchema#integer"),
        Literal("-1.50", datatype: "http://www.w3.org/2001/XMLSchema#decimal"),
        Literal("0.5", datatype: "http://www.w3.org/2001/XMLSchema#decimal"), Literal(true),
    ]

    static func quads(seed: Int, _ syntax: Syntax) -> [Quad] {
        var literals = literals
        // XML has no control characters.
        if syntax == .rdfxml { literals[1] = Literal("\"\n\\\té\u{301}北😀") }
        let triples = RandomGraphs.triples(
            seed: seed, count: 20, literals: literals,
            predicates: ["http://e/p", "http://e/p.q#r", "urn:x:y"])
        guard [.trig, .nquads, .jsonld].contains(syntax) else { return triples.map { Quad($0) } }
        let graphs: [Resource?] = [nil, .iri("http://e/g"), .blank(BlankNode(1))]
        return triples.enumerated().map { Quad($1, graph: graphs[$0 / 3 % 3]) }
    }

    @Test(arguments: syntaxes)
    func roundTrip(_ syntax: Syntax) throws {
        for seed in 0..<50 {
            let quads = Self.quads(seed: seed, syntax)
            let namespaces = [
                Namespace("e", "http://e/"), Namespace("", "http://e/p.q#"), Namespace("e", "urn:x:"),
                Namespace("e", "urn:x:"),
            ]
            for namespaces in [[], namespaces] {
                let text = try Self.text(quads, syntax, declaring: namespaces)
                let again = try #require(syntax.reader()).quads(in: text.utf8)
                #expect(try Dataset(again).isIsomorphic(to: Dataset(quads)), "seed \(seed):\n\(text)")
            }
        }
    }

    /// Triple terms and directions.
    @Test(arguments: [Syntax.turtle, .trig, .ntriples, .nquads, .rdfxml])
    func rdf12(_ syntax: Syntax) throws {
        let inner = Triple(
            .blank(BlankNode(1)), "http://e/p", .literal(try Literal("a", language: "ar", direction: .rtl)))
        let quads = [
            Quad(
                .iri("http://e/r"), Namespace.rdf["reifies"],
                .triple(Triple(.iri("http://e/a"), "http://e/q", .triple(inner))))
        ]
        let text = try Self.text(quads, syntax)
        let reader = try #require(syntax.reader(ReaderOptions(version: .rdf12)))
        #expect(try Dataset(reader.quads(in: text.utf8)).isIsomorphic(to: Dataset(quads)), "\(text)")
    }

    @Test func layout() throws {
        let a = Resource.iri("http://e/a")
        let quads = [
            Quad(a, Namespace.rdf["type"], .iri("http://e/C")), Quad(a, "http://e/p", .literal(Literal(1))),
            Quad(a, "http://e/p", .string("x")),
            Quad(.blank(BlankNode(1)), "http://e/p", .iri("http://e/b/c")),
            Quad(a, "http://e/p", .string("x"), graph: .iri("http://e/g")),
            Quad(a, "http://e/q", .string("x"), graph: .iri("http://e/g")),
            Quad(a, "http://e/q", .string("x")),
        ]
        let text = try Self.text(quads, .trig, declaring: [Namespace("e", "http://e/")])
        #expect(
            text == """
                @prefix e: <http://e/> .
                e:a a e:C ;
                    e:p 1, "x" .
                _:b1 e:p <http://e/b/c> .
                e:g {
                    e:a e:p "x" ;
                        e:q "x" .
                }
                e:a e:q "x" .

                """)
    }

    /// What a syntax cannot say is an error, not left out.
    @Test(arguments: [Syntax.turtle, .ntriples, .rdfxml])
    func namedGraph(_ syntax: Syntax) throws {
        let quad = Quad(.iri("http://e/a"), "http://e/p", .string("x"), graph: .iri("http://e/g"))
        let error = #expect(throws: NamedGraphError.self) { try Self.text([quad], syntax) }
        #expect("\(try #require(error))".contains("<http://e/g>: write trig or nquads"))
    }

    /// Readers say where prefixes are declared, and a declaration counts from there on.
    @Test func prefixes() throws {
        let text = "@prefix a: <http://a/> . a:x a a:y . PREFIX a: <http://b/> a:x a a:y ."
        var events: [String] = []
        var bytes: [UInt8] = []
        let stream = TurtleWriter().stream(to: ChunkSink { bytes += $0 })
        try TurtleReader().read(
            ChunkSource(once: text),
            declared: {
                events.append("\($0.prefix.label) \($0.iri.string)")
                try stream.declare($0)
            },
            {
                events.append($0.triple.predicate.string.suffix(4) + "")
                try stream.write($0)
            })
        try stream.finish()
        #expect(events == ["a http://a/", "type", "a http://b/", "type"])
        #expect(
            String(decoding: bytes, as: UTF8.self) == """
                @prefix a: <http://a/> .
                a:x a a:y .
                @prefix a: <http://b/> .
                a:x a a:y .

                """)
    }

    @Test func prefixesOfXML() throws {
        let text = """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://e/" xmlns:x="not an IRI">
            <A rdf:about="http://e/a" xmlns:y="http://y/"/></rdf:RDF>
            """
        var namespaces: [Namespace] = []
        try RDFXMLReader().read(ChunkSource(once: text), declared: { namespaces.append($0) }, { _ in })
        #expect(namespaces == [.rdf, Namespace("", "http://e/"), Namespace("y", "http://y/")])
    }

    /// A sink that is full.
    @Test func failingSink() throws {
        struct Full: Error {}
        let stream = NTriplesWriter().stream(to: ChunkSink { _ in throw Full() })
        #expect(throws: Full.self) {
            for number in 0..<10_000 {
                try stream.write(Quad(.blank(BlankNode(number)), "http://e/p", .string("x")))
            }
        }
    }
}

extension ChunkSource {
    fileprivate init(once text: String) {
        var chunk: [UInt8]? = Array(text.utf8)
        self.init {
            defer { chunk = nil }
            return chunk
        }
    }
}
