import RDF
import SPARQL
import Testing

/// Queries that go too deep are refused before they can overflow the stack, and long ones are no deeper than need be.
struct QueryLimitTests {
    private func parse(_ text: String) throws -> Query {
        try QueryParser(options: QueryOptions(version: .rdf12)).parse(text)
    }

    @Test(arguments: [
        ("{", "}"), ("OPTIONAL {", "}"), ("FILTER(", ")"), ("FILTER(!", "1)"), ("?s ?p [ ?q ", " ]"),
        ("FILTER EXISTS {", "}"), ("?s ?p (", ")"), ("?s ?p <<(?s ?p ", " 1)>>"), ("<<", ""), ("{|", ""),
        ("?s <urn:p>/(", "<urn:q>) 1"), ("FILTER(STR(", "))"), ("{ SELECT * {", "}}"),
        ("FILTER(1 IN (", "))"), ("?s ?p ?o {| ?q 1 ", " |}"),
    ])
    func nesting(_ opening: String, _ closing: String) {
        // What is opened again inside is written once; only its inner part repeats.
        let word = opening.hasPrefix("FILTER(") ? "FILTER" : ""
        let inner = String(opening.dropFirst(word.count))
        let text =
            "SELECT * {" + word + String(repeating: inner, count: 100_000) + "1"
            + String(repeating: closing, count: 100_000) + "}"
        #expect(throws: SyntaxError.self) { try parse(text) }
    }

    @Test func nestingThatIsAllowed() throws {
        let count = QueryOptions.maximumNesting - 1
        let groups = String(repeating: "{", count: count) + "?s ?p 1" + String(repeating: "}", count: count)
        _ = try parse("SELECT * " + groups)
        let tooMany = "{" + groups + "}}"
        #expect(throws: SyntaxError.self) { try parse("SELECT * {" + tooMany) }
    }

    @Test func chainsThatGrowHigh() {
        let long = 20_000
        for (start, part, end) in [
            ("SELECT (1", " + 1", " AS ?x) {}"), ("SELECT (1", " * 1", " AS ?x) {}"),
            ("SELECT * { ?s ?p 1 ", "OPTIONAL {} ", "}"), ("SELECT * { ", "MINUS {} ", "}"),
            ("SELECT * { ?s ?p 1 ", "{ ?s ?q 2 } ", "}"), ("SELECT * { ?s ?p 1 ", "GRAPH ?g {} ", "}"),
        ] {
            let error = #expect(throws: SyntaxError.self) {
                try parse(start + String(repeating: part, count: long) + end)
            }
            #expect(error?.expected.contains("on top of each other") == true)
        }
    }

    @Test func longChainsThatNeedNotBeHigh() throws {
        let long = 20_000
        for (start, part, end) in [
            ("SELECT * { FILTER(1", " || 1", ") }"), ("SELECT * { FILTER(1", " && 1", ") }"),
            ("SELECT * { {}", " UNION {}", " }"), ("SELECT * { ", "FILTER(1) ", "}"),
            ("SELECT * { ?s <urn:p>", "|<urn:p>", " 1 }"), ("SELECT * { ?s <urn:p>", "/<urn:p>", " 1 }"),
            ("SELECT * { VALUES ?x { ", "1 ", "} }"), ("SELECT * { ?s ?p (", "1 ", ") }"),
            ("SELECT * { ?s ?p 1", ", 1", " }"), ("SELECT * { ?s ?p 1", "; ?p 1", " }"),
            ("SELECT * { ", "?s ?p 1 .", " }"), ("SELECT (CONCAT('a'", ", 'a'", ") AS ?x) {}"),
        ] {
            _ = try parse(start + String(repeating: part, count: long) + end)
        }
    }
}
