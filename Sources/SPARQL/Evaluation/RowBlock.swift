/// A block of solutions: rows of equal width, each place the number of a term or 0 where unbound.
final class RowBlock {
    let width: Int
    let capacity: Int
    private let rows: UnsafeMutablePointer<UInt64>
    var count = 0

    init(width: Int, capacity: Int = RowBlock.fullCapacity) {
        self.width = max(1, width)
        self.capacity = capacity
        rows = .allocate(capacity: self.width * capacity)
    }

    deinit { rows.deallocate() }

    /// Rows that flow at once when all solutions are wanted.
    static let fullCapacity = 1024

    @inline(__always)
    subscript(row: Int) -> UnsafeMutablePointer<UInt64> { rows + row &* width }

    /// Where the next row goes; the caller fills it and raises `count`.
    @inline(__always)
    var end: UnsafeMutablePointer<UInt64> { rows + count &* width }

    @inline(__always)
    func append(_ row: UnsafeMutablePointer<UInt64>) {
        end.update(from: row, count: width)
        count &+= 1
    }
}

/// Hands out the rows of an operator one at a time, in blocks that grow: who wants few rows causes little work.
final class RowReader {
    private let root: Operator
    private let block: RowBlock
    private let budget: Budget
    private var position = 0
    private var limit = 8
    private var isDone = false

    init(_ root: Operator, width: Int, budget: Budget) {
        self.root = root
        self.budget = budget
        block = RowBlock(width: width)
    }

    /// The next row, valid until the next call; `nil` at the end.
    func next() throws -> UnsafeMutablePointer<UInt64>? {
        if position == block.count {
            guard !isDone else { return nil }
            try budget.checkTime()
            try root.next(into: block, limit: limit)
            limit = min(limit * 4, block.capacity)
            position = 0
            if block.count == 0 {
                isDone = true
                return nil
            }
        }
        defer { position += 1 }
        return block[position]
    }
}
