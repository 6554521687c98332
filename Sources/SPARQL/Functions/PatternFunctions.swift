/// `REGEX` and `REPLACE` (SPARQL 1.1 Query, sections 17.4.3.14 f.). A pattern that is the same for all solutions is
/// compiled once.
enum PatternFunctions {
    static func regex(_ arguments: [CompiledExpression]) -> Functions.Body { .general { _, _ in nil } }
    static func replace(_ arguments: [CompiledExpression]) -> Functions.Body { .general { _, _ in nil } }
}
