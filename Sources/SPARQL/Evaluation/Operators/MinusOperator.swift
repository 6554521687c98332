/// Left rows that agree with no right row with which they have a bound slot in common (section 18.5, Minus); or those
/// that do agree with one.
final class MinusOperator: Operator {
    private var left: InputRows
    private let right: Operator
    private let shared: [Int]
    private let keys: [Int]
    private let keepsMatches: Bool
    private let rebuilds: Bool
    private let budget: Budget
    private var table: JoinTable?

    init(
        _ left: InputRows, _ right: Operator, shared: [Int], keys: [Int], keepsMatches: Bool, rebuilds: Bool,
        budget: Budget
    ) {
        self.left = left
        self.right = right
        self.shared = shared
        self.keys = keys
        self.keepsMatches = keepsMatches
        self.rebuilds = rebuilds
        self.budget = budget
    }

    override func fill(_ block: RowBlock, limit: Int) throws {
        let table: JoinTable
        if let known = self.table {
            table = known
        } else {
            table = JoinTable(columns: shared, keys: keys, budget: budget)
            try table.fill(from: right, width: block.width)
            self.table = table
        }
        while block.count < limit, try left.advance(wanted: limit) {
            var candidate = table.first(left.row)
            while candidate >= 0, !table.sharesAndAgrees(candidate, with: left.row) {
                candidate = table.next(candidate)
                try budget.tick()
            }
            if (candidate >= 0) == keepsMatches { block.append(left.row) }
        }
    }

    override func reset() {
        left.reset()
        if rebuilds {
            right.reset()
            table = nil
        }
    }
}
