/// Rows whose slots have not come before, all together.
final class DistinctOperator: Operator {
    private var input: InputRows
    private let slots: [Int]
    private let budget: Budget
    private var seen: KeyTable
    private var key: [UInt64]

    init(_ input: InputRows, _ slots: [Int], budget: Budget) {
        self.input = input
        self.slots = slots
        self.budget = budget
        seen = KeyTable(width: slots.count, budget: budget)
        key = Array(repeating: 0, count: slots.count)
    }

    override func fill(_ block: RowBlock, limit: Int) throws {
        while block.count < limit, try input.advance(wanted: limit) {
            try budget.tick()
            let row = input.row
            for (place, slot) in slots.enumerated() { key[place] = row[slot] }
            if try seen.insert(&key).isNew { block.append(row) }
        }
    }

    override func reset() {
        input.reset()
        seen.removeAll()
    }
}

/// Rows whose slots are not those of the row before.
final class ReducedOperator: Operator {
    private var input: InputRows
    private let slots: [Int]
    private var last: [UInt64] = []

    init(_ input: InputRows, _ slots: [Int]) {
        self.input = input
        self.slots = slots
    }

    override func fill(_ block: RowBlock, limit: Int) throws {
        while block.count < limit, try input.advance(wanted: limit) {
            let row = input.row
            if last.count == slots.count + 1, slots.indices.allSatisfy({ last[$0] == row[slots[$0]] }) {
                continue
            }
            // One more than the slots tells the first row from one without any.
            last = slots.map { row[$0] } + [1]
            block.append(row)
        }
    }

    override func reset() {
        input.reset()
        last = []
    }
}

/// Leaves out the first rows, and ends after so many.
final class SliceOperator: Operator {
    private let input: Operator
    private let offset: Int
    private let limit: Int?
    private var skipped = 0
    private var passed = 0

    init(_ input: Operator, offset: Int, limit: Int?) {
        self.input = input
        self.offset = offset
        self.limit = limit
    }

    override func fill(_ block: RowBlock, limit wanted: Int) throws {
        while skipped < offset {
            try input.next(into: block, limit: min(block.capacity, offset - skipped))
            if block.count == 0 { return }
            skipped += block.count
            block.count = 0
        }
        let left = limit.map { $0 - passed } ?? wanted
        if left <= 0 { return }
        try input.next(into: block, limit: min(wanted, left))
        passed += block.count
    }

    override func reset() {
        input.reset()
        skipped = 0
        passed = 0
    }
}
