import RDF
import Testing

struct JSONLDWriterTests {
    static let x = Namespace("x", "http://e/")

    private func write(_ object: Term, terms: [JSONLDContext.Term] = [], prefixes: [Namespace] = [x])
        -> String
    {
        let context = JSONLDContext(prefixes: PrefixMap(prefixes), terms: terms)
        let text = JSONLDWriter(context: context).text([Triple(.iri("http://s/"), "http://e/p", object)])
        return text.split(separator: "\n").joined().replacing("  ", with: "")
    }

    @Test func valuesWithoutTerms() throws {
        let start = #"{"@context": {"x": "http://e/"},"@graph": [{"@id": "http://s/", "x:p": "#
        #expect(write(.iri("http://e/o")).contains(#""x:p": {"@id": "x:o"}"#))
        #expect(write(.string("o")) == start + #""o"}]}"#)
        #expect(write(.literal(Literal(7))) == start + "7}]}")
        #expect(write(.literal(Literal(true))) == start + "true}]}")
        let big = Literal("9007199254740993", datatype: Namespace.xsd["integer"])
        #expect(write(.literal(big)).contains(#""@value": "9007199254740993""#))
        #expect(
            write(.literal(try Literal("o", language: "en"))).contains(#"{"@language": "en", "@value": "o"}"#)
        )
        let half = Literal("0.5", datatype: Namespace.xsd["decimal"])
        #expect(write(.literal(half)).contains(#""@value": "0.5""#))
    }

    @Test func coercion() {
        let half = Literal("0.5", datatype: Namespace.xsd["decimal"])
        let decimal = JSONLDContext.Term("p", "http://e/p", .datatype(Namespace.xsd["decimal"]))
        #expect(write(.literal(half), terms: [decimal]).contains(#""p": "0.5""#))
        // A string under a coerced term must not become a decimal.
        #expect(write(.string("0.5"), terms: [decimal]).contains(#""p": {"@value": "0.5"}"#))
        let link = JSONLDContext.Term("p", "http://e/p", .id, isSet: true)
        #expect(write(.iri("http://e/o"), terms: [link]).contains(#""p": ["x:o"]"#))
        #expect(write(.string("x:o"), terms: [link]).contains(#""p": [{"@value": "x:o"}]"#.dropLast(2)))
        let word = JSONLDContext.Term("p", "http://e/p", .vocabulary)
        let name = JSONLDContext.Term("word", "http://e/o")
        #expect(write(.iri("http://e/o"), terms: [word, name]).contains(#""p": "word""#))
    }

    @Test func schemesAreNotTakenForPrefixes() {
        let text = write(.iri("x:other"), terms: [JSONLDContext.Term("x2", "http://e/q")])
        #expect(text.contains(#""@context": {}"#))
        #expect(text.contains(#""http://e/p": {"@id": "x:other"}"#))
    }

    @Test func prefixesThatEndInALetterSaySo() {
        let odd = Namespace("y", "http://e/p")
        #expect(write(.string("o"), prefixes: [odd]).contains(#""http://e/p": "o""#))
        let text = write(.iri("http://e/pq"), prefixes: [odd])
        #expect(text.contains(#""y": {"@id": "http://e/p", "@prefix": true}"#))
        #expect(text.contains(#"{"@id": "y:q"}"#))
    }

    @Test func namedGraphs() {
        let quads = [
            Quad(.iri("http://e/s"), "http://e/p", .string("a")),
            Quad(.iri("http://e/s"), "http://e/p", .string("b"), graph: .iri("http://e/g")),
        ]
        let text = JSONLDWriter(context: JSONLDContext(prefixes: PrefixMap([Self.x]))).text(quads)
        #expect(
            text == """
                {
                  "@context": {"x": "http://e/"},
                  "@graph": [
                    {"@id": "x:s", "x:p": "a"},
                    {
                      "@id": "x:g",
                      "@graph": [
                        {"@id": "x:s", "x:p": "b"}
                      ]
                    }
                  ]
                }

                """)
    }
}
