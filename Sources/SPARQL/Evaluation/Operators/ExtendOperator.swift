/// Binds slots to values of expressions, one solution after the other, as `BNODE` with a label needs it.
final class ExtendOperator: Operator {
    private var input: InputRows
    private let bindings: [(slot: Int, expression: ExpressionRunner)]
    private let context: ExpressionContext
    private let budget: Budget

    init(
        _ input: InputRows, _ bindings: [(slot: Int, expression: ExpressionRunner)],
        context: ExpressionContext, budget: Budget
    ) {
        self.input = input
        self.bindings = bindings
        self.context = context
        self.budget = budget
    }

    override func fill(_ block: RowBlock, limit: Int) throws {
        while block.count < limit, try input.advance(wanted: limit) {
            try budget.tick()
            context.beginSolution()
            let target = block.end
            target.update(from: input.row, count: block.width)
            if try extend(target) { block.count += 1 }
        }
    }

    /// `false` where a slot is bound already, to something else: the row is joined with the value.
    private func extend(_ row: UnsafeMutablePointer<UInt64>) throws -> Bool {
        for (slot, expression) in bindings {
            let number = try expression.number(row)
            if number == 0 { continue }
            if row[slot] != 0, row[slot] != number { return false }
            row[slot] = number
        }
        return true
    }

    override func reset() { input.reset() }
}
