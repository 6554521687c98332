import RDF
import Testing

@testable import SPARQL

/// A source that counts the quads read.
private final class CountingSource: QuadSource {
    let base: MemoryQuads
    var read = 0

    init(_ base: MemoryQuads) { self.base = base }

    func id(of term: Term) -> TermID? { base.id(of: term) }
    func term(_ id: TermID) -> Term { base.term(id) }
    func estimate(_ pattern: NumberedPattern) -> Int { base.estimate(pattern) }
    func distinct(_ place: QuadPlace, predicate: TermID?) -> Int {
        base.distinct(place, predicate: predicate)
    }
    func graphs() -> [TermID] { base.graphs() }
    func makeCursor() -> any QuadCursor { Cursor(self, base.makeCursor()) }

    private final class Cursor: QuadCursor {
        let source: CountingSource
        let base: any QuadCursor

        init(_ source: CountingSource, _ base: any QuadCursor) {
            self.source = source
            self.base = base
        }

        func seek(_ pattern: NumberedPattern) throws { try base.seek(pattern) }

        func next(into buffer: UnsafeMutableBufferPointer<NumberedQuad>) throws -> Int {
            let count = try base.next(into: buffer)
            source.read += count
            return count
        }
    }
}

@Suite struct EvaluationLimitTests {
    private static func iri(_ name: String) -> IRI { RandomQueries.iri(name) }

    /// A graph of so many triples with one predicate.
    private func source(_ count: Int) -> MemoryQuads {
        MemoryQuads(
            (0..<count).map {
                Quad(.iri(Self.iri("s\($0)")), Self.iri("p"), .literal(Literal($0)))
            })
    }

    private func triple(_ subject: String, _ object: String) -> TriplePattern {
        TriplePattern(.variable(Variable(subject)), .term(.iri(Self.iri("p"))), .variable(Variable(object)))
    }

    private func select(_ pattern: Algebra) -> Query {
        let variables = pattern.visibleVariables
        return Query(form: .select(variables), pattern: .project(pattern, variables))
    }

    /// `{ ?a :p ?b . ?c :p ?d }`
    private var product: Algebra { .basic([triple("a", "b"), triple("c", "d")]) }

    private func rows(_ query: Query, _ source: any QuadSource, _ options: EvaluationOptions) throws
        -> SolutionSequence
    {
        guard case .solutions(let rows) = try Evaluator(source: source, options: options).run(query) else {
            throw EvaluationError.service("none")
        }
        return rows
    }

    @Test func aLimitStopsTheWork() throws {
        let counting = CountingSource(source(5000))
        let found = try rows(select(.slice(product, offset: 0, limit: 10)), counting, EvaluationOptions())
            .rest()
        #expect(found.count == 10)
        #expect(counting.read < 100)
    }

    @Test func rowsThatAreNotAskedForAreNotWorkedOut() throws {
        let counting = CountingSource(source(5000))
        let rows = try rows(select(product), counting, EvaluationOptions())
        for _ in 0..<10 { #expect(try rows.next() != nil) }
        #expect(counting.read < 200)
    }

    @Test func askReadsNoMoreThanItNeeds() throws {
        let counting = CountingSource(source(5000))
        let query = Query(form: .ask, pattern: product)
        guard case .boolean(true) = try Evaluator(source: counting).run(query) else {
            Issue.record("there is a solution")
            return
        }
        #expect(counting.read < 50)
    }

    @Test func theTimeLimitEndsAQuery() throws {
        let options = EvaluationOptions(timeLimit: 0.05)
        let sum = Expression.arithmetic(.add, .variable(Variable("b")), .variable(Variable("d")))
        let query = select(.filter(.compare(.less, sum, .term(.literal(Literal(-1)))), product))
        let error = #expect(throws: EvaluationError.self) {
            _ = try rows(query, source(20_000), options).rest()
        }
        #expect(error == .timeLimit(0.05))
    }

    @Test(arguments: ["distinct", "order", "group"])
    func theMemoryLimitEndsAQuery(_ kind: String) throws {
        let variable = Expression.variable(Variable("b"))
        let pattern: Algebra =
            switch kind {
            case "distinct": .distinct(.project(product, product.visibleVariables))
            case "order": .orderBy(product, [OrderCondition(variable)])
            default:
                .group(
                    product, by: [Variable("a"), Variable("c")],
                    aggregates: [AggregateBinding(Variable("n"), Aggregate(.max, of: variable))])
            }
        let error = #expect(throws: EvaluationError.self) {
            _ = try rows(select(pattern), source(3000), EvaluationOptions(memoryLimit: 5_000_000)).rest()
        }
        #expect(error == .memoryLimit(5_000_000))
    }

    @Test func orderWithALimitKeepsFewRows() throws {
        let order = [OrderCondition(.variable(Variable("b")), isDescending: true)]
        let query = select(.slice(.orderBy(.basic([triple("a", "b")]), order), offset: 1, limit: 3))
        let found = try rows(query, source(50_000), EvaluationOptions(memoryLimit: 100_000)).rest()
        #expect(found.map { $0[1] } == [49_998, 49_997, 49_996].map { .literal(Literal($0)) })
    }

    @Test func tooManyResultsAreAnError() throws {
        let rows = try rows(select(product), source(100), EvaluationOptions(maximumResults: 3))
        for _ in 0..<3 { #expect(try rows.next() != nil) }
        #expect(throws: EvaluationError.tooManyResults(3)) { try rows.next() }
    }
}
