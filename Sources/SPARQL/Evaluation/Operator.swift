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
    func fill(_ block: RowBlock, limit: Int) throws { fatalError("an operator fills blocks") }

    /// Begins anew, for another row of the seed; what does not depend on the seed is kept.
    func reset() {}
}
