import RDF
import Testing

/// Lists in brackets, where that says the same.
struct ListLayoutTests {
    static func triples(_ turtle: String) throws -> [Triple] {
        try TurtleReader(options: ReaderOptions(base: "http://e/")).triples(in: turtle.utf8)
    }

    private func text(_ triples: [Triple]) -> String {
        TurtleWriter(prefixes: PrefixMap([Namespace("x", "http://e/")])).text(triples)
    }

    @Test func inBrackets() throws {
        let triples = try Self.triples("<s> <p> ( 1 ( <a> ) [ <q> ( [] ) ] () ) ; <q> () .")
        #expect(
            text(triples) == """
                @prefix x: <http://e/> .

                x:s x:p ( 1 ( x:a ) [ x:q ( [] ) ] () ) ;
                    x:q () .

                """)
    }

    /// However long, a list is no deep nesting.
    @Test func long() throws {
        let triples = try Self.triples("<s> <p> (" + String(repeating: " <item>", count: 10_000) + " ) .")
        let text = text(triples)
        #expect(text.split(separator: "\n").count == 10_003)
        #expect(!text.contains("_:"))
        let json = JSONLDWriter().text(triples)
        #expect(json.contains("\"@list\"") && !json.contains("#rest"))
        let again = try JSONLDProcessor().toRDF(JSONValue(parsing: json))
        #expect(try Dataset(again).isIsomorphic(to: Dataset(triples)))
    }

    /// What looks like a list and is none: used twice, open at the end, with more said of a cell, a circle, two
    /// firsts; lists that nothing refers to.
    @Test(arguments: [
        "<s> <p> _:a ; <q> _:a . _:a rdf:first 1 ; rdf:rest ( 2 3 ) .",
        "<s> <p> [ rdf:first 1 ; rdf:rest _:b ] . <t> <p> _:b . _:b rdf:first 2 ; rdf:rest () .",
        "<s> <p> [ rdf:first 1 ; rdf:rest <else> ] .", "<s> <p> [ rdf:first 1 ; rdf:rest [] ] .",
        "<s> <p> [ rdf:first 1 ; rdf:rest () ; <q> 2 ] .", "<s> <p> [ rdf:first 1, 2 ; rdf:rest () ] .",
        "<s> <p> [ rdf:first 1 ; rdf:rest (), ( 2 ) ] .", "_:a rdf:first 1 ; rdf:rest _:a .",
        "_:a rdf:first 1 ; rdf:rest ( 2 ) .", "_:a rdf:first _:a ; rdf:rest ( _:a ) .",
        "<s> <p> _:a . _:a rdf:first [ <q> [ <r> _:b ] ] ; rdf:rest _:b . _:b rdf:first 1 ; rdf:rest () .",
        "_:a rdf:first [ <q> _:a ] ; rdf:rest () .", "( 1 2 ) <p> ( 3 ) .",
    ])
    func otherwise(_ turtle: String) throws {
        let triples = try Self.triples("PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> " + turtle)
        let text = text(triples)
        let again = try TurtleReader().triples(in: text.utf8)
        #expect(try Dataset(again).isIsomorphic(to: Dataset(triples)), "\(text)")
        let json = JSONLDWriter().text(triples)
        let quads = try JSONLDProcessor().toRDF(JSONValue(parsing: json))
        #expect(try Dataset(quads).isIsomorphic(to: Dataset(triples)), "\(json)")
    }

    /// Chains of first and rest with whatever else, as long as it means the same.
    @Test func random() throws {
        for seed in 0..<300 {
            let triples = RandomGraphs.triples(
                seed: seed, count: 8,
                predicates: [Namespace.rdf["first"], Namespace.rdf["rest"], "http://e/p"])
            let ends = triples.enumerated().map { index, triple in
                index % 3 == 0
                    ? Triple(triple.subject, Namespace.rdf["rest"], .iri(Namespace.rdf["nil"])) : triple
            }
            let again = try TurtleReader().triples(in: text(ends).utf8)
            #expect(try Dataset(again).isIsomorphic(to: Dataset(ends)), "seed \(seed):\n\(text(ends))")
        }
    }
}
