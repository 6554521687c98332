/// The rows given to a part of a plan from outside.
final class Seed {
    private(set) var block: RowBlock

    init(width: Int, capacity: Int = 1) { block = RowBlock(width: width, capacity: capacity) }

    /// Gives one row.
    func set(_ row: UnsafeMutablePointer<UInt64>) {
        block.count = 0
        block.append(row)
    }

    /// Gives the rows of another's block, which stay where they are.
    func share(_ other: RowBlock) { block = other }
}

/// Yields the rows of a seed.
final class SeedOperator: Operator {
    private let seed: Seed
    private var position = 0

    init(_ seed: Seed) { self.seed = seed }

    override func fill(_ block: RowBlock, limit: Int) {
        while position < seed.block.count, block.count < limit {
            block.append(seed.block[position])
            position += 1
        }
    }

    override func reset() { position = 0 }
}

/// Yields one row that binds nothing.
final class UnitOperator: Operator {
    private var isDone = false

    override func fill(_ block: RowBlock, limit: Int) {
        if isDone { return }
        isDone = true
        block.end.update(repeating: 0, count: block.width)
        block.count += 1
    }

    override func reset() { isDone = false }
}
