import RDF

/// The triples of `CONSTRUCT` (section 16.2): the template for each solution, each triple once.
final class GraphConstruction {
    private let template: [TriplePattern]
    private let scope: Scope
    private let rows: RowReader
    private let book: TermBook
    private let expressions: ExpressionContext
    private let budget: Budget
    private var seen: Set<Triple> = []
    private var ready: [Triple] = []
    /// The blank nodes of the solution at hand.
    private var blankNodes: [Variable: BlankNode] = [:]

    init(
        _ template: [TriplePattern], scope: Scope, rows: RowReader, book: TermBook,
        expressions: ExpressionContext, budget: Budget
    ) {
        self.template = template
        self.scope = scope
        self.rows = rows
        self.book = book
        self.expressions = expressions
        self.budget = budget
    }

    /// What a triple in a set takes, about.
    private static let tripleSize = 200

    func next() throws -> Triple? {
        while true {
            if let triple = ready.popLast() {
                guard seen.insert(triple).inserted else { continue }
                try budget.hold(Self.tripleSize)
                try budget.countResult()
                return triple
            }
            guard let row = try rows.next() else { return nil }
            blankNodes.removeAll(keepingCapacity: true)
            for pattern in template.reversed() {
                if let triple = try triple(pattern, row) { ready.append(triple) }
            }
        }
    }

    /// `nil` where a variable is unbound or a place would have what RDF does not allow there.
    private func triple(_ pattern: TriplePattern, _ row: UnsafeMutablePointer<UInt64>) throws -> Triple? {
        guard let subject = try term(pattern.subject, row)?.resource,
            case .iri(let predicate)? = try term(pattern.predicate, row),
            let object = try term(pattern.object, row)
        else { return nil }
        return Triple(subject, predicate, object)
    }

    private func term(_ term: PatternTerm, _ row: UnsafeMutablePointer<UInt64>) throws -> Term? {
        switch term {
        case .term(let term): return term
        case .triple(let pattern): return try triple(pattern, row).map { .triple($0) }
        case .variable(let variable) where variable.isBlank:
            if let node = blankNodes[variable] { return .blank(node) }
            let node = expressions.freshBlankNode()
            blankNodes[variable] = node
            return .blank(node)
        case .variable(let variable):
            let id = row[scope.slot(variable)]
            return id == 0 ? nil : try book.term(id)
        }
    }
}
