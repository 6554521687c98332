/// The rows of one side of a join, found by the numbers at their key slots.
final class JoinTable {
    /// The slots kept of each row.
    private let columns: [Int]
    private let keySlots: [Int]
    private let keys: KeyTable
    private var rows: [UInt64] = []
    /// The row of the same key that came before, by row; -1 for none.
    private var previous: [Int32] = []
    /// The last row of each key, by its number.
    private var last: [Int32] = []
    private let scratch: UnsafeMutablePointer<UInt64>
    private let budget: Budget
    private var held = 0

    init(columns: [Int], keys: [Int], budget: Budget) {
        self.columns = columns
        keySlots = keys
        self.keys = KeyTable(width: keys.count, budget: budget)
        scratch = .allocate(capacity: max(1, keys.count))
        self.budget = budget
    }

    deinit {
        scratch.deallocate()
        try? budget.hold(-held)
    }

    var isEmpty: Bool { previous.isEmpty }

    /// Takes all rows of an operator.
    func fill(from input: Operator, width: Int) throws {
        let block = RowBlock(width: width)
        while true {
            try budget.checkTime()
            try input.next(into: block, limit: block.capacity)
            if block.count == 0 { return }
            let bytes = block.count * (columns.count * 8 + 4)
            try budget.hold(bytes)
            held += bytes
            for index in 0..<block.count { try insert(block[index]) }
        }
    }

    private func insert(_ row: UnsafeMutablePointer<UInt64>) throws {
        load(row)
        let (key, isNew) = try keys.insert(scratch)
        let index = Int32(previous.count)
        if isNew {
            previous.append(-1)
            last.append(index)
        } else {
            previous.append(last[key])
            last[key] = index
        }
        for column in columns { rows.append(row[column]) }
    }

    @inline(__always)
    private func load(_ row: UnsafeMutablePointer<UInt64>) {
        for (place, slot) in keySlots.enumerated() { scratch[place] = row[slot] }
    }

    /// A first row with the key of `row`; -1 for none.
    @inline(__always)
    func first(_ row: UnsafeMutablePointer<UInt64>) -> Int {
        load(row)
        guard let key = keys.find(scratch) else { return -1 }
        return Int(last[key])
    }

    /// The next row with the same key; -1 for none.
    @inline(__always)
    func next(_ index: Int) -> Int { Int(previous[index]) }

    /// Puts a row's bindings into `target`; `false` where they do not agree with what is there.
    @inline(__always)
    func merge(_ index: Int, into target: UnsafeMutablePointer<UInt64>) -> Bool {
        var place = index &* columns.count
        for column in columns {
            let value = rows[place]
            place &+= 1
            if value == 0 { continue }
            if target[column] == 0 {
                target[column] = value
            } else if target[column] != value {
                return false
            }
        }
        return true
    }

    /// Whether a row agrees with `other` and both bind one of the columns.
    func sharesAndAgrees(_ index: Int, with other: UnsafeMutablePointer<UInt64>) -> Bool {
        var place = index * columns.count
        var shares = false
        for column in columns {
            let (a, b) = (rows[place], other[column])
            place += 1
            if a == 0 || b == 0 { continue }
            if a != b { return false }
            shares = true
        }
        return shares
    }
}
