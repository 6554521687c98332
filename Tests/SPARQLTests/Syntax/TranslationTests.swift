import RDF
import SPARQL
import Testing

/// The translation to algebra (SPARQL 1.1 Query, section 18.2), by its text.
struct TranslationTests {
    private func text(_ query: String, _ version: RDFVersion = .rdf11) throws -> String {
        let namespaces = [Namespace("", "http://example.org/"), Namespace.rdf]
        let options = QueryOptions(version: version, prefixes: namespaces)
        return try QueryParser(options: options).parse(query).description
    }

    @Test(arguments: [
        // Examples of section 18.2.3
        ("SELECT * { ?s ?p ?o }", "SELECT ?s ?p ?o\nproject ?s ?p ?o\n  triples\n    ?s ?p ?o\n"),
        ("ASK {}", "ASK\none empty solution\n"),
        (
            "ASK { { ?s :p1 ?v1 } UNION { ?s :p2 ?v2 } }",
            "ASK\nunion\n  triples\n    ?s :p1 ?v1\n  triples\n    ?s :p2 ?v2\n"
        ),
        (
            "ASK { ?s :p1 ?v1 OPTIONAL { ?s :p2 ?v2 FILTER(?v1 < 3) } }",
            "ASK\noptional if ?v1 < \"3\"^^<http://www.w3.org/2001/XMLSchema#integer>\n"
                + "  triples\n    ?s :p1 ?v1\n  triples\n    ?s :p2 ?v2\n"
        ),
        // The filter of a group inside the optional one is its own.
        (
            "ASK { ?s :p1 ?v1 OPTIONAL { { ?s :p2 ?v2 FILTER(?v1) } } }",
            "ASK\noptional\n  triples\n    ?s :p1 ?v1\n  filter ?v1\n    triples\n      ?s :p2 ?v2\n"
        ),
        // Filters neither end a basic graph pattern nor come before what follows them.
        (
            "ASK { ?s :p ?o FILTER(?o) ?o :q _:a FILTER(?x) . _:a :r 'x' }",
            "ASK\nfilter ?o && ?x\n  triples\n    ?s :p ?o\n    ?o :q _:a\n    _:a :r \"x\"\n"
        ),
        (
            "ASK { ?s :p ?o BIND(?o AS ?x) ?x :q ?y }",
            "ASK\njoin\n  bind ?x = ?o\n    triples\n      ?s :p ?o\n  triples\n    ?x :q ?y\n"
        ),
        (
            "ASK { OPTIONAL { ?s ?p 'a' } }",
            "ASK\noptional\n  one empty solution\n  triples\n    ?s ?p \"a\"\n"
        ),
        (
            "ASK { ?s ?p ?o MINUS { ?s :q ?o } }",
            "ASK\nminus\n  triples\n    ?s ?p ?o\n  triples\n    ?s :q ?o\n"
        ),
        ("ASK { GRAPH ?g { ?s a ?o } }", "ASK\ngraph ?g\n  triples\n    ?s rdf:type ?o\n"),
        // Paths
        ("ASK { ?s :p/^:q ?o }", "ASK\ntriples\n  ?s :p path1\n  ?o :q path1\n"),
        ("ASK { ?s ^(:p/:q) ?o }", "ASK\ntriples\n  ?o :p path1\n  path1 :q ?s\n"),
        ("ASK { ?s (:p|:q)/:r+ ?o }", "ASK\njoin\n  path ?s :p|:q path1\n  path path1 :r+ ?o\n"),
        ("ASK { ?s !(:p|^:q|a) ?o }", "ASK\npath ?s !(:p|rdf:type|^:q) ?o\n"),
        ("ASK { ?s !^:q ?o . ?s !:q ?o }", "ASK\njoin\n  path ?s !(^:q) ?o\n  path ?s !(:q) ?o\n"),
        ("ASK { ?s !() ?o }", "ASK\npath ?s !() ?o\n"),
        ("ASK { ?s (:p/:q)*|^:r? ?o }", "ASK\npath ?s (:p/:q)*|^:r? ?o\n"),
        // Nodes
        (
            "ASK { [ :p (1) ] :q () }",
            "ASK\ntriples\n  node2 rdf:first \"1\"^^<http://www.w3.org/2001/XMLSchema#integer>\n"
                + "  node2 rdf:rest rdf:nil\n  node1 :p node2\n  node1 :q rdf:nil\n"
        ),
        // Groups
        (
            "SELECT ?s (SUM(?v) + COUNT(*) AS ?n) { ?s :p ?v } GROUP BY ?s HAVING(SUM(?v) > MAX(?v)) "
                + "ORDER BY DESC(?n) LIMIT 2",
            """
            SELECT ?s ?n
            limit 2
              project ?s ?n
                order by DESC(?n)
                  bind ?n = aggregate1 + aggregate2
                    filter aggregate1 > aggregate3
                      group by ?s
                        aggregate1 = SUM(?v)
                        aggregate2 = COUNT(*)
                        aggregate3 = MAX(?v)
                        triples
                          ?s :p ?v

            """
        ),
        (
            "SELECT ?k (GROUP_CONCAT(DISTINCT ?v; SEPARATOR='; ') AS ?l) { ?s :p ?v } GROUP BY (STR(?s) AS ?k) ORDER BY ?v",
            """
            SELECT ?k ?l
            project ?k ?l
              order by ?v
                bind ?l = aggregate1
                  group by ?k
                    aggregate1 = GROUP_CONCAT(DISTINCT ?v; SEPARATOR = "; ")
                    ?v = SAMPLE(?v)
                    bind ?k = STR(?s)
                      triples
                        ?s :p ?v

            """
        ),
        (
            "SELECT DISTINCT * { { SELECT ?s { ?s :p ?hidden } } ?s :q ?o } VALUES (?o ?z) { (1 UNDEF) }",
            """
            SELECT ?s ?o ?z
            distinct
              project ?s ?o ?z
                join
                  join
                    project ?s
                      triples
                        ?s :p ?hidden
                    triples
                      ?s :q ?o
                  values ?o ?z (1)
                    "1"^^<http://www.w3.org/2001/XMLSchema#integer> UNDEF

            """
        ),
        // Expressions
        (
            "ASK { FILTER(!(?a = ?b) && (?c || ?d) && - ?a * (?b + ?c) - 1 NOT IN (?x, :f(?y))) }",
            "ASK\nfilter !(?a = ?b) && (?c || ?d) && - ?a * (?b + ?c) - \"1\"^^<http://www.w3.org/2001/XMLSchema#integer>"
                + " NOT IN (?x, :f(?y))\n  one empty solution\n"
        ),
        (
            "ASK { FILTER(?a -1 > 0 || NOT EXISTS { ?s :p ?a }) }",
            "ASK\nfilter ?a + \"-1\"^^<http://www.w3.org/2001/XMLSchema#integer> > "
                + "\"0\"^^<http://www.w3.org/2001/XMLSchema#integer> || NOT EXISTS { ?s :p ?a }\n  one empty solution\n"
        ),
        // Forms
        (
            "CONSTRUCT { ?s :q [ :r _:b ] } FROM :g FROM NAMED :h WHERE { ?s :p _:b }",
            "CONSTRUCT\n  node1 :r new _:b\n  ?s :q node1\nFROM :g\nFROM NAMED :h\ntriples\n  ?s :p _:b\n"
        ),
        ("CONSTRUCT WHERE { ?s :p _:b }", "CONSTRUCT\n  ?s :p new _:b\ntriples\n  ?s :p _:b\n"),
        ("DESCRIBE * { ?s :p ?o }", "DESCRIBE ?s ?o\ntriples\n  ?s :p ?o\n"),
        ("DESCRIBE :x", "DESCRIBE :x\none empty solution\n"),
    ])
    func algebra(_ query: String, _ expected: String) throws {
        #expect(try text(query) == expected, "\(query)")
    }

    @Test(arguments: [
        (
            "ASK { << ?s :p 'a' ~ :r >> :q 'b' }",
            "ASK\ntriples\n  :r rdf:reifies <<( ?s :p \"a\" )>>\n  :r :q \"b\"\n"
        ),
        (
            "ASK { :s :p 'a' ~ :r {| :q 'b' |} {| :q 'c' |} }",
            "ASK\ntriples\n  :s :p \"a\"\n  :r rdf:reifies <<( :s :p \"a\" )>>\n  :r :q \"b\"\n"
                + "  node1 rdf:reifies <<( :s :p \"a\" )>>\n  node1 :q \"c\"\n"
        ),
        (
            "ASK { BIND(<<( ?s a <<( :a :b 'c' )>> )>> AS ?t) }",
            "ASK\nbind ?t = TRIPLE(?s, rdf:type, <<( :a :b \"c\" )>>)\n  one empty solution\n"
        ),
    ])
    func sparql12(_ query: String, _ expected: String) throws {
        #expect(try text(query, .rdf12) == expected, "\(query)")
    }

    @Test func lessThanOrIRI() throws {
        #expect(try text("ASK { FILTER(?a<?b && ?c>?d) }").contains("filter ?a < ?b && ?c > ?d"))
        // The longest token counts: this is an IRI.
        #expect(throws: SyntaxError.self) { try text("ASK { FILTER(?a<?b&&?c>?d) }") }
    }

    @Test func keywordsInAnyCase() throws {
        let a = try text(
            "select distinct ?s where { ?s a ?o filter(isiri(?s) && true) } order by asc(?s) limit 1 offset 2"
        )
        let b = try text(
            "SELECT DISTINCT ?s WHERE { ?s a ?o FILTER(ISIRI(?s) && TRUE) } ORDER BY ASC(?s) LIMIT 1 OFFSET 2"
        )
        #expect(a == b)
        #expect(throws: SyntaxError.self) { try text("ASK { ?s A ?o }") }
    }

    @Test func baseAndPrefixes() throws {
        let options = QueryOptions(base: "http://example.org/a/b")
        let text = """
            BASE <../c/> PREFIX p: <d#> PREFIX p: <e#>
            ASK { <f> p:g\\-h <http://x.org/../y> . p: p:%41 "" }
            """
        let query = try QueryParser(options: options).parse(text)
        #expect(query.base == "http://example.org/c/")
        #expect(
            query.description == """
                ASK
                triples
                  <http://example.org/c/f> p:g-h <http://x.org/../y>
                  p: p:%41 ""

                """)
        #expect(query.prefixes.namespaces.map(\.iri) == ["http://example.org/c/e#"])
    }

    @Test func literals() throws {
        let query = try QueryParser().parse(
            #"ASK { VALUES ?x { 1 -1.5 .5e1 1.e2 true 'a\t\u0041' "b"@en-GB """c"d\n""" "e"^^<urn:t> <urn:\u0041> UNDEF } }"#
        )
        guard case .values(_, let rows) = query.pattern else {
            Issue.record("\(query)")
            return
        }
        #expect(
            rows.map { $0[0].map { "\($0)" } ?? "" } == [
                #""1"^^<http://www.w3.org/2001/XMLSchema#integer>"#,
                #""-1.5"^^<http://www.w3.org/2001/XMLSchema#decimal>"#,
                #"".5e1"^^<http://www.w3.org/2001/XMLSchema#double>"#,
                #""1.e2"^^<http://www.w3.org/2001/XMLSchema#double>"#,
                #""true"^^<http://www.w3.org/2001/XMLSchema#boolean>"#, #""a\tA""#, #""b"@en-GB"#,
                #""c\"d\n""#,
                #""e"^^<urn:t>"#, "<urn:A>", "",
            ])
    }
}
