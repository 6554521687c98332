/// `GROUP BY`: one row a group, with the keys and the aggregates.
final class GroupOperator: Operator {
    private let input: Operator
    private let keys: [Int]
    private let columns: [AggregateColumn]
    private let width: Int
    private let budget: Budget
    private let context: ExpressionContext
    private var groups: KeyTable?
    private var position = 0

    init(
        _ input: Operator, keys: [Int], _ columns: [AggregateColumn], width: Int, context: ExpressionContext,
        budget: Budget
    ) {
        self.input = input
        self.keys = keys
        self.columns = columns
        self.width = width
        self.context = context
        self.budget = budget
    }

    override func fill(_ block: RowBlock, limit: Int) throws {
        let groups = try collected()
        while block.count < limit, position < groups.count {
            let target = block.end
            target.update(repeating: 0, count: block.width)
            for (place, slot) in keys.enumerated() { target[slot] = groups[position][place] }
            for column in columns { target[column.slot] = try column.result(position) }
            block.count += 1
            position += 1
        }
    }

    private func collected() throws -> KeyTable {
        if let groups { return groups }
        let groups = KeyTable(width: keys.count, budget: budget)
        let block = RowBlock(width: width)
        let key = UnsafeMutablePointer<UInt64>.allocate(capacity: max(1, keys.count))
        defer { key.deallocate() }
        if keys.isEmpty {
            // Without keys there is one group, even of no rows.
            _ = try groups.insert(key)
            try newGroup()
        }
        while true {
            try budget.checkTime()
            try input.next(into: block, limit: block.capacity)
            if block.count == 0 { break }
            for index in 0..<block.count {
                let row = block[index]
                var group = 0
                if !keys.isEmpty {
                    for (place, slot) in keys.enumerated() { key[place] = row[slot] }
                    let (found, isNew) = try groups.insert(key)
                    if isNew { try newGroup() }
                    group = found
                }
                for column in columns { try column.add(row, to: group) }
            }
        }
        self.groups = groups
        return groups
    }

    private func newGroup() throws {
        try budget.hold(columns.count * AggregateColumn.groupSize)
        for column in columns { column.addGroup() }
    }

    override func reset() {
        input.reset()
        groups = nil
        position = 0
        for column in columns { column.removeGroups() }
    }
}

/// One aggregate over all groups.
class AggregateColumn {
    final let slot: Int
    fileprivate static let groupSize = MemoryLayout<Accumulator>.stride

    init(slot: Int) { self.slot = slot }

    func addGroup() {}
    func add(_ row: UnsafeMutablePointer<UInt64>, to group: Int) throws {}
    /// The number of the aggregate's value; 0 for a type error.
    func result(_ group: Int) throws -> UInt64 { 0 }
    func removeGroups() {}
}

/// Counts rows: all of them, or those in which a slot is bound; each combination once if they must be distinct.
final class CountColumn: AggregateColumn {
    private let bound: Int?
    private let seen: DistinctInGroup?
    private let book: TermBook
    private var counts: [Int] = []

    /// - Parameter distinct: the slots that make rows different, where rows that come again do not count.
    init(slot: Int, bound: Int?, distinct: [Int]?, book: TermBook, budget: Budget) {
        self.bound = bound
        self.book = book
        seen = distinct.map { DistinctInGroup($0, budget: budget) }
        super.init(slot: slot)
    }

    override func addGroup() { counts.append(0) }

    override func add(_ row: UnsafeMutablePointer<UInt64>, to group: Int) throws {
        if let bound, row[bound] == 0 { return }
        if let seen, try !seen.isNew(row, group) { return }
        counts[group] &+= 1
    }

    override func result(_ group: Int) throws -> UInt64 {
        try book.number(Value.integer(counts[group]).term)
    }

    override func removeGroups() {
        counts = []
        seen?.removeAll()
    }
}

/// Any aggregate of an expression.
final class AccumulatorColumn: AggregateColumn {
    private let function: Aggregate.Function
    private let expression: ExpressionRunner
    private let seen: DistinctInGroup?
    private let book: TermBook
    private let budget: Budget
    private var accumulators: [Accumulator] = []
    private var heldText = 0

    init(
        slot: Int, _ aggregate: Aggregate, _ expression: ExpressionRunner, book: TermBook, budget: Budget
    ) {
        function = aggregate.function
        self.expression = expression
        self.book = book
        self.budget = budget
        seen = aggregate.isDistinct ? DistinctInGroup([0], budget: budget) : nil
        super.init(slot: slot)
    }

    override func addGroup() { accumulators.append(Accumulator(function)) }

    override func add(_ row: UnsafeMutablePointer<UInt64>, to group: Int) throws {
        if let seen {
            var number = try expression.number(row)
            if number != 0, try !seen.isNew(&number, group) { return }
            accumulators[group].add(number == 0 ? nil : try book.value(number))
        } else if let slot = expression.slot {
            accumulators[group].add(row[slot] == 0 ? nil : try book.value(row[slot]))
        } else {
            accumulators[group].add(try expression.value(row))
        }
        if case .groupConcat = function { try hold(accumulators[group].size) }
    }

    /// Texts grow without a new group; that they do is noted a megabyte at a time.
    private func hold(_ size: Int) throws {
        guard size > heldText + 1 << 20 else { return }
        try budget.hold(size - heldText)
        heldText = size
    }

    override func result(_ group: Int) throws -> UInt64 {
        try accumulators[group].result.map { try book.number($0.term) } ?? 0
    }

    override func removeGroups() {
        accumulators = []
        seen?.removeAll()
    }
}

/// Tells rows that come again in their group, by some slots.
final class DistinctInGroup {
    private let slots: [Int]
    private let seen: KeyTable
    private let key: UnsafeMutablePointer<UInt64>

    init(_ slots: [Int], budget: Budget) {
        self.slots = slots
        seen = KeyTable(width: slots.count + 1, budget: budget)
        key = .allocate(capacity: slots.count + 1)
    }

    deinit { key.deallocate() }

    func isNew(_ row: UnsafeMutablePointer<UInt64>, _ group: Int) throws -> Bool {
        for (place, slot) in slots.enumerated() { key[place] = row[slot] }
        key[slots.count] = UInt64(group)
        return try seen.insert(key).isNew
    }

    func removeAll() { seen.removeAll() }
}
