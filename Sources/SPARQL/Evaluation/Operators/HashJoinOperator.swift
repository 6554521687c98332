/// Joins by a table of the right side; with `isOptional`, left rows without a partner stay.
final class HashJoinOperator: Operator {
    private var left: InputRows
    private let right: Operator
    private let columns: [Int]
    private let keys: [Int]
    private let isOptional: Bool
    private let condition: ExpressionRunner?
    private let rebuilds: Bool
    private let budget: Budget
    private var table: JoinTable?
    private var candidate = -1
    private var hasRow = false
    private var hasMatch = false

    /// - Parameter rebuilds: whether the right side depends on the seed.
    init(
        _ left: InputRows, _ right: Operator, columns: [Int], keys: [Int], isOptional: Bool,
        condition: ExpressionRunner?, rebuilds: Bool, budget: Budget
    ) {
        self.left = left
        self.right = right
        self.columns = columns
        self.keys = keys
        self.isOptional = isOptional
        self.condition = condition
        self.rebuilds = rebuilds
        self.budget = budget
    }

    override func fill(_ block: RowBlock, limit: Int) throws {
        let table = try filledTable(block.width)
        if table.isEmpty && !isOptional { return }
        while block.count < limit {
            if candidate >= 0 {
                let index = candidate
                candidate = table.next(index)
                try budget.tick()
                block.end.update(from: left.row, count: block.width)
                guard table.merge(index, into: block.end) else { continue }
                if let condition, try !condition.isTrue(block.end) { continue }
                hasMatch = true
                block.count &+= 1
            } else if hasRow, isOptional, !hasMatch {
                hasRow = false
                block.append(left.row)
            } else {
                hasRow = try left.advance(wanted: limit)
                guard hasRow else { return }
                hasMatch = false
                candidate = table.first(left.row)
            }
        }
    }

    private func filledTable(_ width: Int) throws -> JoinTable {
        if let table { return table }
        let filled = JoinTable(columns: columns, keys: keys, budget: budget)
        try filled.fill(from: right, width: width)
        table = filled
        return filled
    }

    override func reset() {
        left.reset()
        candidate = -1
        hasRow = false
        if rebuilds {
            right.reset()
            table = nil
        }
    }
}
