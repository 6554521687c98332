import RDF
import Testing

@testable import SPARQL

struct LogicTests {
    private static let error = Expression.arithmetic(
        .divide, .term(.literal(Literal(1))), .term(.literal(Literal(0))))
    private static let yes = Expression.term(.literal(Literal(true)))
    private static let no = Expression.term(.literal(Literal(false)))
    private static func truth(_ value: Bool?) -> Expression {
        value == nil ? error : value == true ? yes : no
    }

    private func result(_ expression: Expression) throws -> Bool? {
        try evaluate(expression).flatMap { Value($0).truth }
    }

    /// The table of SPARQL 1.1 Query, section 17.2.
    @Test(
        arguments: [
            (true, true, true, true), (true, false, true, false), (false, true, true, false),
            (false, false, false, false),
            (true, nil, true, nil), (nil, true, true, nil), (false, nil, nil, false),
            (nil, false, nil, false),
            (nil, nil, nil, nil),
        ] as [(Bool?, Bool?, Bool?, Bool?)])
    func threeValues(a: Bool?, b: Bool?, or: Bool?, and: Bool?) throws {
        #expect(try result(.or(Self.truth(a), Self.truth(b))) == or)
        #expect(try result(.and(Self.truth(a), Self.truth(b))) == and)
        #expect(try result(.not(Self.truth(a))) == a.map { !$0 })
    }

    @Test func membership() throws {
        func isIn(_ list: [Expression]) throws -> Bool? {
            try result(.isIn(.term(.literal(Literal(2))), list))
        }
        let (one, two) = (Expression.term(.literal(Literal(1))), Expression.term(try term("2.0")))
        #expect(try isIn([one, two]) == true)
        #expect(try isIn([]) == false)
        #expect(try isIn([one, .term(try term("<http://a>"))]) == false)
        #expect(try isIn([Self.error, two]) == true)
        #expect(try isIn([one, Self.error]) == nil)
    }

    @Test func choices() throws {
        let (one, two) = (try term("1"), try term("2"))
        #expect(try evaluate(.ifThenElse(Self.yes, .term(one), Self.error)) == one)
        #expect(try evaluate(.ifThenElse(Self.no, Self.error, .term(two))) == two)
        #expect(try evaluate(.ifThenElse(Self.error, .term(one), .term(two))) == nil)
        #expect(try evaluate(.coalesce([Self.error, .variable(Variable("x")), .term(two)])) == two)
        #expect(try evaluate(.coalesce([Self.error])) == nil)
    }

    @Test func rows() throws {
        let (a, b) = (Variable("a"), Variable("b"))
        let row = TestRow(terms: [try term("1"), nil], patterns: [false, true])
        func result(_ expression: Expression) throws -> Term? {
            let compiled = expression.compiled(slot: { $0 == a ? 0 : 1 }, exists: { _ in 1 })
            return try makeEvaluator().value(compiled, row)?.term
        }
        #expect(try result(.variable(a)) == (try term("1")))
        #expect(try result(.variable(b)) == nil)
        #expect(try result(.bound(a)) == (try term("true")))
        #expect(try result(.bound(b)) == (try term("false")))
        #expect(try result(.exists(.unit)) == (try term("true")))
        #expect(try result(.negative(.variable(a))) == (try term("-1")))
        #expect(try result(.positive(.term(.string("a")))) == nil)
        #expect(
            try result(.coalesce([.variable(b), .term(try term("\"01\"^^xsd:integer"))]))
                == (try term("\"01\"^^xsd:integer")))
    }

    /// What ends a query is no type error.
    @Test func failuresGoThrough() throws {
        struct Limit: Error {}
        struct Row: SolutionRow {
            func value(_ slot: Int) -> Value? { nil }
            func exists(_ pattern: Int) throws -> Bool { throw Limit() }
        }
        let expression = Expression.or(.exists(.unit), Self.yes).compiled(
            slot: { _ in nil }, exists: { _ in 0 })
        #expect(throws: Limit.self) { try makeEvaluator().value(expression, Row()) }
    }
}

struct AccumulatorTests {
    private func result(
        _ function: Aggregate.Function, _ texts: [String?], isDistinct: Bool = false
    ) throws -> Term? {
        var accumulator = Accumulator(function, isDistinct: isDistinct)
        for text in texts { accumulator.add(try text.map(value)) }
        return accumulator.result?.term
    }

    @Test func sums() throws {
        #expect(try result(.sum, ["1", "2", "3"]) == (try term("6")))
        #expect(try result(.sum, ["1", "2.5", "1e0"]) == (try term("\"4.5E0\"^^xsd:double")))
        #expect(try result(.sum, []) == (try term("0")))
        #expect(try result(.sum, ["1", "\"a\""]) == nil)
        #expect(try result(.sum, ["1", nil]) == nil)
        #expect(try result(.sum, ["1", "1", "2"], isDistinct: true) == (try term("3")))
        #expect(try result(.avg, ["1", "2"]) == (try term("1.5")))
        #expect(try result(.avg, []) == (try term("0")))
        #expect(try result(.avg, ["1", "<http://a>"]) == nil)
        #expect(try result(.avg, ["1", "1", "4"], isDistinct: true) == (try term("2.5")))
    }

    @Test func counts() throws {
        #expect(try result(.count, ["1", nil, "\"a\""]) == (try term("2")))
        #expect(try result(.count, ["1", "1.0", "1"], isDistinct: true) == (try term("2")))
        var all = Accumulator(.count)
        all.addSolution()
        all.addSolution()
        #expect(all.result?.term == (try term("2")))
    }

    @Test func extremes() throws {
        #expect(try result(.min, ["2", "\"01\"^^xsd:integer", "10"]) == (try term("\"01\"^^xsd:integer")))
        #expect(try result(.max, ["2", "\"b\"", "<http://a>"]) == (try term("\"b\"")))
        #expect(try result(.min, ["2", "_:a", "<http://a>"]) == (try term("_:a")))
        #expect(try result(.min, []) == nil)
        #expect(try result(.max, ["1", nil]) == nil)
    }

    @Test func texts() throws {
        #expect(
            try result(.groupConcat(separator: " "), ["\"a\"", "1", "<http://a>"])
                == (try term("\"a 1 http://a\"")))
        #expect(try result(.groupConcat(separator: ","), ["\"\"", "\"\""]) == (try term("\",\"")))
        #expect(try result(.groupConcat(separator: " "), []) == (try term("\"\"")))
        #expect(try result(.groupConcat(separator: " "), ["_:a"]) == nil)
        #expect(try result(.sample, ["1", "2"]) == (try term("1")))
        #expect(try result(.sample, [nil, "2"]) == (try term("2")))
        #expect(try result(.sample, []) == nil)
    }
}
