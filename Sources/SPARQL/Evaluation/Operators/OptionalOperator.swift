/// `OPTIONAL` by look-up: a block of left rows is the seed of the right side, then the left rows that got no answer
/// follow as they are.
final class OptionalOperator: Operator {
    private let left: Operator
    private let right: Operator
    private let seed: Seed
    /// The slot by which an answer tells whose it is.
    private let ordinal: Int
    private let given: RowBlock
    private var isAnswered: [Bool] = []
    private var unanswered = 0
    private var isAnswering = false
    private var wanted = 0

    init(_ left: Operator, _ right: Operator, seed: Seed, ordinal: Int, width: Int) {
        self.left = left
        self.right = right
        self.seed = seed
        self.ordinal = ordinal
        given = RowBlock(width: width)
    }

    override func fill(_ block: RowBlock, limit: Int) throws {
        while true {
            if isAnswering {
                try right.next(into: block, limit: limit)
                for index in 0..<block.count { isAnswered[Int(block[index][ordinal]) - 1] = true }
                if block.count > 0 { return }
                isAnswering = false
                unanswered = 0
            }
            while unanswered < given.count {
                if block.count == limit { return }
                if !isAnswered[unanswered] { block.append(given[unanswered]) }
                unanswered += 1
            }
            if block.count > 0 { return }
            wanted = min(given.capacity, max(limit, wanted * 4))
            try left.next(into: given, limit: wanted)
            if given.count == 0 { return }
            for index in 0..<given.count { given[index][ordinal] = UInt64(index + 1) }
            isAnswered = Array(repeating: false, count: given.count)
            seed.share(given)
            right.reset()
            isAnswering = true
        }
    }

    override func reset() {
        left.reset()
        given.count = 0
        unanswered = 0
        isAnswering = false
        wanted = 0
    }
}
