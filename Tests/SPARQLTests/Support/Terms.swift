import RDF
import Testing

@testable import SPARQL

/// A term from N-Triples, or a number or truth value as Turtle has it; `xsd:` stands for XML Schema's namespace.
func term(_ text: String) throws -> Term {
    let full = text.replacing("^^xsd:", with: "^^<http://www.w3.org/2001/XMLSchema#")
    var reader = TermText(full == text ? text : full + ">")
    let read = reader.term()
    let term = try #require(read, "\(text) is no term")
    #expect(reader.isAtEnd, "\(text) has something behind the term")
    return term
}

func value(_ text: String) throws -> Value { Value(try term(text)) }

/// A row that binds the variables of the slots to these terms.
struct TestRow: SolutionRow {
    var terms: [Term?] = []
    var patterns: [Bool] = []

    func value(_ slot: Int) -> Value? { terms[slot].map { Value($0) } }
    func exists(_ pattern: Int) throws -> Bool { patterns[pattern] }
}

/// An evaluator whose time and base are always the same.
func makeEvaluator() -> ExpressionEvaluator {
    ExpressionEvaluator(context: ExpressionContext(now: 1_600_000_000.25, base: "http://example.org/dir/doc"))
}

/// What an expression without variables yields; `nil` for a type error.
func evaluate(_ expression: Expression) throws -> Term? {
    let compiled = expression.compiled(slot: { _ in nil }, exists: { _ in 0 })
    return try makeEvaluator().value(compiled, TestRow())?.term
}

/// Whether a function of these arguments yields a term, or a type error for `nil`, whether the arguments are known
/// beforehand or come with the row.
func check(
    _ builtin: Builtin, _ arguments: [String], _ expected: String?,
    location: SourceLocation = #_sourceLocation
) throws {
    let terms = try arguments.map(term)
    let expected = try expected.map(term)
    let constant = try evaluate(.call(builtin, terms.map { .term($0) }))
    #expect(constant == expected, "\(builtin.rawValue)\(arguments)", sourceLocation: location)
    let variables = terms.indices.map { Expression.variable(Variable("v\($0)")) }
    let compiled = Expression.call(builtin, variables).compiled(
        slot: { Int($0.name.dropFirst()) }, exists: { _ in 0 })
    let late = try makeEvaluator().value(compiled, TestRow(terms: terms))?.term
    #expect(late == expected, "\(builtin.rawValue)\(arguments) of variables", sourceLocation: location)
}
