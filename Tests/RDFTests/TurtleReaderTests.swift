import RDF
import Testing

/// What the W3C suites do not look at closely.
struct TurtleReaderTests {
    static let prefix = "@prefix : <http://e/> .\n"

    private func ntriples(_ text: String, _ options: ReaderOptions = ReaderOptions()) throws -> String {
        NQuadsWriter().text(try TriGReader(options: options).quads(in: (Self.prefix + text).utf8))
    }

    @Test func names() throws {
        #expect(
            try ntriples("@prefix é.b: <http://é/> .\n:a.b :c:d\\~%41 é.b:日本.") == """
                <http://e/a.b> <http://e/c:d~%41> <http://é/日本> .

                """)
    }

    @Test func numbersAndDots() throws {
        let xsd = "<http://www.w3.org/2001/XMLSchema#"
        #expect(
            try ntriples(":s :p 1, -.5, +1.e5, 1E0, true, 2.") == """
                <http://e/s> <http://e/p> "1"^^\(xsd)integer> .
                <http://e/s> <http://e/p> "-.5"^^\(xsd)decimal> .
                <http://e/s> <http://e/p> "+1.e5"^^\(xsd)double> .
                <http://e/s> <http://e/p> "1E0"^^\(xsd)double> .
                <http://e/s> <http://e/p> "true"^^\(xsd)boolean> .
                <http://e/s> <http://e/p> "2"^^\(xsd)integer> .

                """)
        #expect(try ntriples(":s :p true.:a :b :c.").split(separator: "\n").count == 2)
    }

    @Test func strings() throws {
        let text = #"""
            :s :p "", '', """""", '''a'b''c''', """a"b""c
            """, "\u0041\U0001F600\t\"\'", "a"@en-GB, 'b' ^^ :d .
            """#
        let lexical = try TurtleReader().triples(in: (Self.prefix + text).utf8).map { triple in
            if case .literal(let literal) = triple.object { literal.lexical } else { "" }
        }
        #expect(lexical == ["", "", "", "a'b''c", "a\"b\"\"c\n", "A😀\t\"'", "a", "b"])
    }

    @Test func labels() throws {
        let text = "_:anon0 :p [], ( 1 ), [ :q _:anon_7 ], _:anonymous, _:x ."
        let p = "<http://e/p>"
        #expect(
            try ntriples(text).split(separator: "\n").map(String.init).filter {
                $0.contains(p) || $0.contains("/q>")
            } == [
                "_:anon_0 \(p) _:anon0 .", "_:anon_0 \(p) _:anon1 .", "_:anon2 <http://e/q> _:anon__7 .",
                "_:anon_0 \(p) _:anon2 .", "_:anon_0 \(p) _:anonymous .", "_:anon_0 \(p) _:x .",
            ])
        #expect(
            try ntriples("_:x :p [] .", ReaderOptions(document: 12)) == "_:d12-x \(p) _:d12-anon0 .\n")
    }

    @Test func graphs() throws {
        #expect(
            try ntriples("{ :a :b 1, 2 } :g { } [] { :a :b 3. } GRAPH _:g { :a :b 4; . :a :b 5 } :a :b 6 .")
                .replacing("^^<http://www.w3.org/2001/XMLSchema#integer>", with: "") == """
                    <http://e/a> <http://e/b> "1" .
                    <http://e/a> <http://e/b> "2" .
                    <http://e/a> <http://e/b> "3" _:anon0 .
                    <http://e/a> <http://e/b> "4" _:g .
                    <http://e/a> <http://e/b> "5" _:g .
                    <http://e/a> <http://e/b> "6" .

                    """)
    }

    @Test(arguments: [
        "{ :a :b 1", "{ { :a :b 1 } }", ":g { PREFIX : <urn:> }", "( 1 ) { :a :b 1 }", "[ :a 1 ] { :a :b 1 }",
        "GRAPH { :a :b 1 }", "GRAPH ( ) { :a :b 1 }", "}", "{ :a :b 1 } .", "{ . }", "{ :a :b 1 . . }",
        ":g { :a }",
    ])
    func badGraphs(_ text: String) {
        #expect(throws: SyntaxError.self) { try ntriples(text) }
    }

    @Test(arguments: [
        ":a :b 1", ":a :b 1 ; ; :c", ":a ; :b 1 .", ":a :b , 1 .", ":a :b 1 , .", "[ ; :a 1 ] .",
        "[ :a 1 ] ; :b 2 .",
        "( 1 ) .", "true :b 1 .", "1 :b 1 .", "\"a\" :b 1 .", ":a _:b 1 .", ":a true 1 .", ":a :b a .",
        "@PREFIX : <urn:> .",
        "PREFIX : <urn:> .", "@prefix :a <urn:> .", "@prefix : :a .", "@base <a", "BASE <urn:a> .",
        ":a :b 1e .",
        ":a :b + .", ":a :b \"a\"^^\"b\" .", ":a :b \"a\"^^ .", ":a :b \"a\nb\" .", ":a :b \"\"\"a\"\"\"\" .",
        ":a :b <a\\n> .",
        ":a :b <\\u0020> .", ":a :b \"\\x\" .", ":a :b \"\\u12G4\" .", ":a :b \"\\U00110000\" .",
        ":a :b :c\\x .",
        ":a :b :%4 .", ":a :b :%zz .", ":a\\b: :b 1 .", "a.:b :b 1 .", ":a :b @en .", ":a :b \"\"@1 .",
        ":a :b \"\"@en- .",
        ":a :b \"\"@abcdefghi .", ":a :b :\u{300} .", ":a :b _:-a .", "; .", ".", ":a .", ")", "]", ">>",
    ])
    func bad(_ text: String) {
        #expect(throws: SyntaxError.self) { try ntriples(text) }
        #expect(throws: SyntaxError.self) { try ntriples(text, ReaderOptions(version: .rdf12)) }
    }

    @Test(arguments: [
        "<< :a :b >> :c 1 .", "<< :a :b :c ~ >> .", "<< :a :b :c ~ :d ~ :e >> .",
        "<<( :a :b << :a :b :c >> )>> .",
        ":a :b <<( :a :b << :a :b :c >> )>> .", ":a :b <<( << :a :b :c >> :b 1 )>> .",
        ":a :b <<( \"a\" :b 1 )>> .",
        ":a :b 1 {| |} .", ":a :b 1 {| :c 2 } .", ":a :b 1 ~ ~ {| :c 2 |} {| :c 3 |} ~ :d .",
        ":a :b << :a :b () >> .",
        ":a :b 1 :c .", ":a :b <<( :a :b [ :c 1 ] )>> .", "( 1 ~ ) :a 1 .", "@version 1.2 .",
        ":a :b \"\"@en--up .",
    ])
    func rdf12IsNoRDF11(_ text: String) {
        #expect(throws: SyntaxError.self) { try ntriples(text) }
        let isGood = text == "<< :a :b :c ~ >> ." || text.contains("~ ~ {|")
        #expect(((try? ntriples(text, ReaderOptions(version: .rdf12))) != nil) == isGood)
    }

    @Test func rdf12() throws {
        let text = """
            VERSION '1.2'
            << :a :b << [] a 1 ~ :r >> >> :c "x"@en--ltr ~ _:s ~ {| :d 2 {| :e 3 |}, 4 |} .
            """
        let reifies = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies>"
        let type = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
        let said = #"<<( _:anon1 <http://e/c> "x"@en--ltr )>>"#
        #expect(
            try ntriples(text, ReaderOptions(version: .rdf12))
                .replacing("^^<http://www.w3.org/2001/XMLSchema#integer>", with: "") == """
                    <http://e/r> \(reifies) <<( _:anon0 \(type) "1" )>> .
                    _:anon1 \(reifies) <<( <http://e/a> <http://e/b> <http://e/r> )>> .
                    _:anon1 <http://e/c> "x"@en--ltr .
                    _:s \(reifies) \(said) .
                    _:anon2 \(reifies) \(said) .
                    _:anon2 <http://e/d> "2" .
                    _:anon3 \(reifies) <<( _:anon2 <http://e/d> "2" )>> .
                    _:anon3 <http://e/e> "3" .
                    _:anon2 <http://e/d> "4" .

                    """)
    }

    /// What the writers write of RDF 1.2 reads back.
    @Test func rdf12ReadsBack() throws {
        let text = """
            :a :b <<( _:x a <<( _:y :c "x"@ar--rtl )>> )>>, [ :d 1 ] . _:x :e 1 . _:g { _:y :f [ :h _:z ] }
            """
        let options = ReaderOptions(version: .rdf12)
        let quads = try TriGReader(options: options).quads(in: (Self.prefix + text).utf8)
        let prefixes = PrefixMap([Namespace("", "http://e/"), .xsd])
        for reader in [NQuadsReader(options: options), TriGReader(options: options)] as [any QuadReader] {
            let written =
                reader is NQuadsReader
                ? NQuadsWriter().text(quads) : TriGWriter(prefixes: prefixes).text(quads)
            let read = try reader.quads(in: written.utf8)
            #expect(try Dataset(read).isIsomorphic(to: Dataset(quads)))
        }
        #expect(
            JSONLDWriter().text(quads).contains(#"{"@direction": "rtl", "@language": "ar", "@value": "x"}"#))
    }
}
