import RDF
import Testing

@testable import SPARQL

/// What queries in text yield: forms, datasets, plans.
@Suite struct QueryFormTests {
    private static let prologue = "PREFIX : <http://example.org/>\n"

    private let source: MemoryQuads

    init() throws {
        let text = """
            PREFIX : <http://example.org/>
            :a :p :b . :b :p :c . :b :q _:x . _:x :r "deep" . :c :q <<( :a :p 1 )>> .
            :g1 { :a :p :in1 . :both :p :here }
            :g2 { :both :p :here . :b :q :in2 }
            """
        let reader = TriGReader(options: ReaderOptions(version: .rdf12))
        source = MemoryQuads(try reader.quads(in: Array(text.utf8)))
    }

    private func run(_ text: String, _ options: EvaluationOptions = EvaluationOptions()) throws
        -> QueryResults
    {
        let query = try QueryParser().parse(Self.prologue + text)
        return try Evaluator(source: source, options: options).run(query)
    }

    private func rows(_ text: String, _ options: EvaluationOptions = EvaluationOptions()) throws -> [String] {
        guard case .solutions(let rows) = try run(text, options) else { return ["no solutions"] }
        return try rows.rest().map { row in
            row.map { term in
                switch term {
                case .iri(let iri)?: String(iri.string.split(separator: "/").last ?? "")
                case .literal(let literal)?: literal.lexical
                case .blank?: "_"
                case .triple?: "<<>>"
                case nil: "-"
                }
            }.joined(separator: " ")
        }.sorted()
    }

    @Test func fromMergesGraphsAndDropsDuplicates() throws {
        #expect(try rows("SELECT ?s ?o FROM :g1 FROM :g2 { ?s :p ?o }") == ["a in1", "both here"])
        #expect(try rows("SELECT ?g ?s FROM :g1 FROM NAMED :g2 { GRAPH ?g { ?s :p ?o } }") == ["g2 both"])
        #expect(try rows("SELECT ?s FROM :absent { ?s ?p ?o }") == [])
    }

    @Test func theUnionViewHasEachTripleOnce() throws {
        let union = EvaluationOptions(defaultGraph: .union)
        #expect(try rows("SELECT ?s ?o { ?s :p ?o }", union) == ["a b", "a in1", "b c", "both here"])
        #expect(try rows("SELECT ?s ?o { ?s :p ?o }") == ["a b", "b c"])
    }

    @Test func describeFollowsBlankNodes() throws {
        guard case .graph(let triples) = try run("DESCRIBE :b") else { return }
        let found = try triples.rest()
        #expect(found.count == 3)
        #expect(found.contains { $0.object == .string("deep") })
    }

    @Test func constructLeavesOutWhatIsNoTriple() throws {
        guard case .graph(let all) = try run("CONSTRUCT { ?o :is ?s . [] :of :x } { ?s :p|:r ?o }") else {
            return
        }
        let found = try all.rest()
        // The literal cannot be a subject; each of the three solutions has a blank node of its own.
        #expect(found.filter { $0.predicate.string.hasSuffix("is") }.count == 2)
        #expect(Set(found.filter { $0.predicate.string.hasSuffix("of") }.map(\.subject)).count == 3)
        guard case .graph(let same) = try run("CONSTRUCT { :x :y :z } { ?s ?p ?o }") else { return }
        #expect(try same.rest().count == 1)
    }

    @Test func minusWithinAGraphSharesNoVariableByTheGraph() throws {
        let pattern = "SELECT ?s { GRAPH ?g { ?s :p :here MINUS { ?x :q :in2 } } }"
        #expect(try rows(pattern) == ["both", "both"])
    }

    @Test func tripleTermsAreTakenApart() throws {
        let parser = QueryParser(options: QueryOptions(version: .rdf12))
        let query = try parser.parse(Self.prologue + "SELECT ?s ?o { ?x :q <<( ?s :p ?o )>> . ?y :p ?x }")
        for costs in [PlanCosts(), PlanCosts(seek: 1e6, insert: 0, probe: 0, fewRows: 0)] {
            var options = EvaluationOptions()
            options.costs = costs
            guard case .solutions(let rows) = try Evaluator(source: source, options: options).run(query)
            else { return }
            let found = try rows.rest()
            #expect(found.count == 1)
            #expect(found.first?[1] == Term.literal(Literal(1)))
        }
    }

    @Test func serviceFailsUnlessItIsSilent() throws {
        #expect(throws: EvaluationError.self) { try run("SELECT * { SERVICE :s { ?s ?p ?o } }") }
        #expect(try rows("SELECT ?s { :a :p ?s SERVICE SILENT :s { ?x ?p ?o } }") == ["b"])
    }

    @Test func thePlanTellsWhatIsExpectedAndWhatCame() throws {
        let query = try QueryParser().parse(
            Self.prologue + "SELECT ?x { :a :p ?x . ?x :q ?y FILTER(?y != :z) } ORDER BY ?x LIMIT 5")
        let plan = try Evaluator(source: source).explain(query, running: true)
        #expect(
            plan == """
                at most 5 rows  (about 2 rows, 1 came)
                  sort by ?x, the first 5  (about 2 rows, 1 came)
                    filter ?y != :z  (about 2 rows, 1 came)
                      look up ?x :q ?y  (about 3 rows, 1 came)
                        look up :a :p ?x  (about 2 rows, 1 came)

                """)
    }
}
