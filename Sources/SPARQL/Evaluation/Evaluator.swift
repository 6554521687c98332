import Foundation
import RDF

/// Answers queries from the quads of a source.
public struct Evaluator {
    private let source: any QuadSource
    private let options: EvaluationOptions

    /// An evaluator over a source, which it alone uses while an answer is read.
    public init(source: any QuadSource, options: EvaluationOptions = EvaluationOptions()) {
        self.source = source
        self.options = options
    }

    /// Begins to answer a query; solutions and triples are worked out as they are asked for.
    ///
    /// - Throws: ``EvaluationError``, and whatever the source throws.
    public func run(_ query: Query) throws -> QueryResults {
        let prepared = try prepare(query)
        switch query.form {
        case .select(let variables):
            return .solutions(
                SolutionSequence(
                    variables: variables, slots: variables.map(prepared.scope.slot),
                    rows: try prepared.rows(),
                    book: prepared.book, budget: prepared.budget))
        case .ask: return .boolean(try prepared.rows().next() != nil)
        case .construct(let template):
            let construction = GraphConstruction(
                template, scope: prepared.scope, rows: try prepared.rows(), book: prepared.book,
                expressions: prepared.expressions, budget: prepared.budget)
            return .graph(TripleStream(construction.next))
        case .describe(let terms):
            let description = try ResourceDescription(
                terms, scope: prepared.scope, rows: try prepared.rows(), context: prepared.context,
                budget: prepared.budget)
            return .graph(TripleStream(description.next))
        }
    }

    /// The plan of a query as text, an operator a line: what it does, how many rows are expected of it and, with
    /// `running`, how many came.
    ///
    /// - Throws: as ``run(_:)``.
    public func explain(_ query: Query, running: Bool = false) throws -> String {
        let prepared = try prepare(query)
        let text = PlanText(prepared.context, prefixes: query.prefixes)
        guard running else { return text.text(prepared.plan) }
        let root = try prepared.build()
        return try withExtendedLifetime(root) {
            let rows = RowReader(root, width: prepared.context.table.count, budget: prepared.budget)
            while try rows.next() != nil, query.form != .ask {}
            return text.text(prepared.plan)
        }
    }

    private func prepare(_ query: Query) throws -> PreparedQuery {
        let view = try query.dataset.map { try DatasetView(source, $0) }
        let book = TermBook(view ?? source)
        let scope = Scope(SlotTable())
        let node = try Resolver(book: book).resolve(query.pattern, scope, .standard)
        // Templates and columns may name variables that the pattern does not have.
        for variable in query.form.variables { _ = scope.slot(variable) }
        let usesUnion = view == nil && options.defaultGraph == .union
        let context = PlanContext(
            book: book, table: scope.table, standardGraphs: usesUnion ? .union : .defaultGraph,
            costs: options.costs)
        var planner = Planner(context)
        if query.form == .ask { planner.wanted = 1 }
        let now = options.now ?? Date().timeIntervalSince1970
        return PreparedQuery(
            context: context, scope: scope, plan: try planner.plan(node), budget: Budget(options),
            expressions: ExpressionContext(now: now, base: query.base))
    }
}

/// A query with its plan.
private struct PreparedQuery {
    let context: PlanContext
    let scope: Scope
    let plan: PlanNode
    let budget: Budget
    let expressions: ExpressionContext

    var book: TermBook { context.book }

    func build() throws -> Operator {
        try OperatorBuilder(context, expressions: expressions, budget: budget).build(plan)
    }

    func rows() throws -> RowReader { RowReader(try build(), width: context.table.count, budget: budget) }
}

extension Query.Form {
    /// The variables that are read of each solution.
    fileprivate var variables: [Variable] {
        switch self {
        case .select(let variables): variables
        case .ask: []
        case .construct(let template): Algebra.basic(template).visibleVariables
        case .describe(let terms):
            terms.compactMap { if case .variable(let variable) = $0 { variable } else { nil } }
        }
    }
}
