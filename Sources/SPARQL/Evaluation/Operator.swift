/// One step of a plan at work: pulls rows from the steps below and yields rows itself.
///
/// A class to inherit from rather than a protocol, for calls through it cost least.
class Operator {
    /// Rows yielded so far, for the plan's text.
    final var yielded = 0

    /// Empties the block and puts at most `limit` rows into it (at least 1, at most its capacity); none at the end.
    final func next(into block: RowBlock, limit: Int) throws {
        block.count = 0
        try fill(block, limit: limit)
        yielded &+= block.count
    }

    /// What ``next(into:limit:)`` does, by kind of operator.
    func fill(_ block: RowBlock, limit: Int) throws { preconditionFailure("each operator fills blocks") }

    /// Begins anew, for other rows of the seed; what does not depend on the seed is kept.
    func reset() {}
}

/// The rows that an operator reads one after the other, fetched in blocks.
struct InputRows {
    let input: Operator
    let block: RowBlock
    private var position = -1
    private var limit = 0

    init(_ input: Operator, width: Int) {
        self.input = input
        block = RowBlock(width: width)
    }

    /// The row at hand.
    @inline(__always)
    var row: UnsafeMutablePointer<UInt64> { block[position] }

    /// Goes to the next row; `false` at the end. Few rows are fetched while few are wanted.
    @inline(__always)
    mutating func advance(wanted: Int) throws -> Bool {
        position &+= 1
        if position < block.count { return true }
        limit = min(block.capacity, max(wanted, limit &* 4))
        try input.next(into: block, limit: limit)
        position = 0
        if block.count > 0 { return true }
        position = -1
        return false
    }

    mutating func reset() {
        input.reset()
        block.count = 0
        position = -1
        limit = 0
    }
}
