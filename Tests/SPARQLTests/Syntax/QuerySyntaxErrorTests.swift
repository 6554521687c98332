import RDF
import SPARQL
import Testing

/// What errors say: where, what stands there, and what should.
struct QuerySyntaxErrorTests {
    private func error(_ text: String, _ version: RDFVersion = .rdf11) -> SyntaxError? {
        #expect(throws: SyntaxError.self, "\(text)") {
            try QueryParser(options: QueryOptions(version: version)).parse(text)
        }
    }

    @Test(arguments: [
        // Tokens
        ("SELECT * { ?s ?p \"a }", 1, 18, "closing quotes"),
        ("SELECT * { ?s ?p \"a\n\" }", 1, 18, "closing quotes on the same line"),
        ("SELECT * {\n ?s ?p '''a }", 2, 8, "closing quotes"),
        ("SELECT * { ?s ?p \"\\q\" }", 1, 19, "an escape that there is"),
        ("SELECT * { ?s ?p \"é\\uD800\" }", 1, 20, "no surrogate"),
        ("SELECT * { <urn:\\u12> ?p 1 }", 1, 17, "4 hexadecimal digits"),
        ("SELECT * { _:- ?p 1 }", 1, 12, "a label behind _:"),
        ("SELECT * { _a ?p 1 }", 1, 12, "_: and a label"),
        ("SELECT $ {}", 1, 8, "a variable, such as $name"),
        ("SELECT * { ?s ?p \"a\"@ }", 1, 21, "a language tag behind @"),
        ("SELECT * { ?s ?p \"a\"@abcdefghijk }", 1, 21, "a language tag"),
        ("PREFIX : <urn:> SELECT * { :%a1 :%g 1 }", 1, 35, "two hexadecimal digits behind %"),
        ("PREFIX : <urn:> SELECT * { :\\w ?p 1 }", 1, 30, "behind the backslash"),
        ("SELECT * { ?s ?p § }", 1, 18, "a term, a keyword or a mark of the syntax"),
        ("SELECT * { ?s ?p 1 & 2 }", 1, 20, "a term, a keyword or a mark of the syntax"),
        ("# é\r\nSELECT * { ?s ?p }", 2, 18, "an object: a variable, an IRI, a literal"),
        // IRIs
        ("SELECT * { rdf:a ?p 1 }", 1, 12, "as by PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>"),
        ("SELECT * { foo:a ?p 1 }", 1, 12, "as by PREFIX foo: <…>"),
        ("SELECT * { <a> ?p 1 }", 1, 12, "an absolute IRI, as there is no base"),
        ("SELECT * { <http://a:b/> ?p 1 }", 1, 12, "an IRI whose host and port can be read"),
        ("SELECT * { <http://a/%zz> ?p 1 }", 1, 12, "percent-encoded"),
        ("PREFIX rdf <urn:> ASK {}", 1, 8, "a prefix and a colon"),
        ("PREFIX rdf: rdfs: ASK {}", 1, 13, "an IRI in < and >"),
        ("SELECT * { ?s ?p \"a\"^^\"b\" }", 1, 23, "a datatype, which is an IRI"),
        (
            "SELECT * { ?s ?p 'a'^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString> }", 1, 23,
            "no language"
        ),
        // Forms
        ("", 1, 1, "SELECT, CONSTRUCT, DESCRIBE or ASK"),
        ("FIND * { ?s ?p 1 }", 1, 1, "SELECT, CONSTRUCT, DESCRIBE or ASK"),
        ("SELECT { ?s ?p 1 }", 1, 8, "a variable, ( and an expression, or *"),
        ("SELECT ?s ?p 1 }", 1, 14, "WHERE or {"),
        ("SELECT * FROM { ?s ?p 1 }", 1, 15, "an IRI or NAMED"),
        ("ASK {} ASK {}", 1, 8, "the end of the query"),
        ("CONSTRUCT { ?s <urn:p>* ?o } WHERE {}", 1, 23, "an object"),
        ("CONSTRUCT ?s WHERE {}", 1, 11, "WHERE, FROM, or { and a template"),
        ("CONSTRUCT WHERE { ?s ?p 1 FILTER(?s) }", 1, 27, "a dot and more triples or }"),
        ("DESCRIBE { ?s ?p 1 }", 1, 10, "a variable or an IRI"),
        // Patterns
        ("SELECT * { ?s ?p 1 ", 1, 20, "a graph pattern or }"),
        ("SELECT * { ?s ?p 1 ?q ?r 2 }", 1, 20, "a dot between triples"),
        ("SELECT * { ?s ?p 1 . . }", 1, 22, "a graph pattern or }"),
        ("SELECT * { ?s ?p 1 UNION ?s ?p 2 }", 1, 20, "UNION stands between groups"),
        ("SELECT * { ?s 1 2 }", 1, 15, "a predicate"),
        ("SELECT * { [] }", 1, 15, "a predicate"),
        ("SELECT * { ?s ?p [ ?q 1 }", 1, 25, "; or , or ]"),
        ("SELECT * { ?s ?p (1 2 }", 1, 23, "or the end of the list, )"),
        ("SELECT * { ?s ^ ?p 1 }", 1, 17, "a property path"),
        ("SELECT * { ?s (<urn:a>|<urn:b> 1 }", 1, 32, "an operator of paths or )"),
        ("SELECT * { ?s !(<urn:a>/<urn:b>) 1 }", 1, 24, "| or )"),
        ("SELECT * { _:a ?p 1 OPTIONAL { _:a ?q 2 } }", 1, 32, "no other basic graph pattern"),
        ("SELECT * { GRAPH 1 {} }", 1, 18, "a variable or an IRI"),
        ("SELECT * { ?s ?p ?o BIND(1 AS ?o) }", 1, 31, "not in use yet in this group"),
        ("SELECT * { BIND(1 ?o) }", 1, 19, "an operator or AS and a variable"),
        ("SELECT * { FILTER ?x }", 1, 19, "a condition"),
        ("SELECT * { FILTER <urn:f> }", 1, 27, "( and the arguments of the function"),
        ("SELECT * { VALUES (?a ?b) { (1) } }", 1, 31, "2 values"),
        ("SELECT * { VALUES (?a ?b) { (1 2 3) } }", 1, 34, "as there are 2 variables"),
        ("SELECT * { VALUES (?a ?a) { (1 1) } }", 1, 23, "each variable of VALUES once"),
        ("SELECT * { VALUES ?a { ?b } }", 1, 24, "an IRI, a literal or UNDEF"),
        // Expressions
        ("SELECT * { FILTER(1 + ) }", 1, 23, "an expression"),
        ("SELECT * { FILTER(1 = 2 = 3) }", 1, 25, "an operator or )"),
        ("SELECT * { FILTER(?x NOT 1) }", 1, 26, "IN"),
        ("SELECT * { FILTER regex(?x) }", 1, 19, "2 to 3 arguments for REGEX rather than 1"),
        ("SELECT * { FILTER(RAND(1) < 2) }", 1, 19, "0 arguments for RAND rather than 1"),
        ("SELECT * { FILTER(STR() < 2) }", 1, 19, "1 argument for STR rather than 0"),
        ("SELECT * { FILTER(IF(1, 2)) }", 1, 19, "3 arguments for IF rather than 2"),
        ("SELECT * { FILTER(BOUND(1)) }", 1, 25, "a variable"),
        ("SELECT * { FILTER(FOO(1)) }", 1, 19, "an expression"),
        ("SELECT * { FILTER(isTriple(?x)) }", 1, 19, "ISTRIPLE is of SPARQL 1.2"),
        ("SELECT * { FILTER(<urn:f>(DISTINCT 1)) }", 1, 27, "DISTINCT is for aggregates only"),
        // Aggregates and scope
        ("SELECT * { FILTER(SUM(?x) > 1) }", 1, 19, "no aggregate"),
        ("SELECT (SUM(COUNT(?x)) AS ?y) {}", 1, 13, "no aggregate"),
        ("SELECT ?x (COUNT(*) AS ?n) { ?x ?p ?o }", 1, 8, "a key of GROUP BY"),
        ("SELECT (?o + 1 AS ?n) { ?x ?p ?o } GROUP BY ?x", 1, 9, "a key of GROUP BY"),
        ("SELECT * { ?x ?p ?o } GROUP BY ?x", 1, 8, "groups have no other ones"),
        ("SELECT (1 AS ?x) { ?x ?p ?o }", 1, 14, "a variable that is not in use yet"),
        ("SELECT (1 AS ?x) (2 AS ?x) {}", 1, 24, "a variable that is not in use yet"),
        ("SELECT (1 ?x) {}", 1, 11, "an operator or AS and a variable"),
        ("SELECT ?y { ?x ?p ?o } GROUP BY (?x AS ?p)", 1, 40, "a variable that is not in use yet"),
        ("SELECT ?x { ?x ?p ?o } ORDER ?x", 1, 30, "BY"),
        ("SELECT ?x { ?x ?p ?o } ORDER BY DESC ?x", 1, 38, "("),
        ("SELECT ?x { ?x ?p ?o } LIMIT -1", 1, 30, "a whole number"),
        ("SELECT ?x { ?x ?p ?o } LIMIT 1 LIMIT 2", 1, 32, "the end of the query"),
        ("SELECT (GROUP_CONCAT(?x; SEPARATOR=1) AS ?y) {}", 1, 36, "a string in quotes"),
    ])
    func place(_ text: String, _ line: Int, _ column: Int, _ expected: String) {
        let error = error(text)
        #expect(
            error?.line == line && error?.column == column && error?.expected.contains(expected) == true,
            "\(text): \(String(describing: error))")
    }

    @Test(arguments: [
        ("SELECT * { <<( ?s ?p ?o )>> }", 1, 29, "a predicate"),
        ("SELECT * { << ?s ?p ( 1 ) >> ?q 2 }", 1, 21, "the object of a reified triple"),
        ("SELECT * { << ?s ?p 1 ?q 2 }", 1, 23, ">>"),
        ("SELECT * { ?s ?p/?q 1 {| ?r 2 |} }", 1, 17, "an object"),
        ("PREFIX : <urn:> SELECT * { ?s :p+ 1 {| ?r 2 |} }", 1, 37, "no annotation behind a property path"),
        ("SELECT * { ?s ?p 1 {| ?r 2 }", 1, 28, "; or , or |}"),
        (
            "SELECT * { VALUES ?a { <<( 'a' <urn:p> 1 )>> } }", 1, 28,
            "the subject of a triple term that is data"
        ),
        ("SELECT * { BIND(<< ?s ?p ?o >> AS ?t) }", 1, 17, "an expression"),
        ("SELECT * { ?s ?p 'a'@en--up }", 1, 21, "ltr or rtl behind --"),
        ("VERSION 1.2 ASK {}", 1, 9, "a version in single quotes or double quotes"),
    ])
    func sparql12(_ text: String, _ line: Int, _ column: Int, _ expected: String) {
        let error = error(text, .rdf12)
        #expect(
            error?.line == line && error?.column == column && error?.expected.contains(expected) == true,
            "\(text): \(String(describing: error))")
    }

    @Test(arguments: [
        "SELECT * { << ?s ?p ?o >> ?q 1 }", "SELECT * { ?s ?p 1 {| ?q 2 |} }", "VERSION '1.2' ASK {}",
        "SELECT * { ?s ?p 1 ~ ?q }", "SELECT * { ?s ?p 'a'@en--ltr }", "ASK { BIND(LANGDIR('a') AS ?d) }",
    ])
    func sparql12IsAskedFor(_ text: String) throws {
        _ = error(text)
        _ = try QueryParser(options: QueryOptions(version: .rdf12)).parse(text)
    }

    @Test func description() {
        let parser = QueryParser(options: QueryOptions(sourceName: "a.rq"))
        let error = #expect(throws: SyntaxError.self) { try parser.parse("SELECT *\n{ ?s ?p \u{1B} }") }
        #expect(
            error?.description
                == #"a.rq, line 2, column 9: found "\u001B", expected a term, a keyword or a mark of the syntax"#
        )
        #expect(self.error("ASK {")?.description.contains("found the end") == true)
    }

    @Test func bytesThatAreNoText() {
        let error = #expect(throws: SyntaxError.self) {
            try QueryParser().parse(Array("ASK {}\n ".utf8) + [0xFF])
        }
        #expect(error?.line == 2 && error?.column == 2 && error?.found == "byte FF at offset 8")
        #expect(throws: SyntaxError.self) { try QueryParser().parse([0xE2, 0x82]) }
    }

    @Test func byteOrderMark() throws {
        _ = try QueryParser().parse("\u{FEFF}ASK {}")
        let error = self.error("\u{FEFF}ASK 1")
        #expect(error?.column == 5)
    }
}
