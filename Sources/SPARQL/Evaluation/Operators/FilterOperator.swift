/// Rows for which an expression is true.
final class FilterOperator: Operator {
    private var input: InputRows
    private let condition: ExpressionRunner
    private let context: ExpressionContext
    private let budget: Budget

    init(_ input: InputRows, _ condition: ExpressionRunner, context: ExpressionContext, budget: Budget) {
        self.input = input
        self.condition = condition
        self.context = context
        self.budget = budget
    }

    override func fill(_ block: RowBlock, limit: Int) throws {
        while block.count < limit, try input.advance(wanted: limit) {
            try budget.tick()
            context.beginSolution()
            if try condition.isTrue(input.row) { block.append(input.row) }
        }
    }

    override func reset() { input.reset() }
}

/// Rows for which a pattern has a solution, or has none.
final class ExistsOperator: Operator {
    private var input: InputRows
    private let pattern: PatternRunner
    private let isNegated: Bool
    private let budget: Budget

    init(_ input: InputRows, _ pattern: PatternRunner, isNegated: Bool, budget: Budget) {
        self.input = input
        self.pattern = pattern
        self.isNegated = isNegated
        self.budget = budget
    }

    override func fill(_ block: RowBlock, limit: Int) throws {
        while block.count < limit, try input.advance(wanted: limit) {
            try budget.tick()
            if try pattern.hasSolution(input.row) != isNegated { block.append(input.row) }
        }
    }

    override func reset() { input.reset() }
}
