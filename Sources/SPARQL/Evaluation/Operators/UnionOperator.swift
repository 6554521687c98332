/// The rows of several plans one after the other, each given the same rows as its seed.
final class UnionOperator: Operator {
    private let input: Operator?
    private let seed: Seed
    private let branches: [Operator]
    private let given: RowBlock
    private var branch: Int
    private var wanted = 0

    init(_ input: Operator?, seed: Seed, _ branches: [Operator], width: Int) {
        self.input = input
        self.seed = seed
        self.branches = branches
        given = RowBlock(width: width, capacity: input == nil ? 1 : RowBlock.fullCapacity)
        branch = input == nil ? 0 : branches.count
    }

    override func fill(_ block: RowBlock, limit: Int) throws {
        while true {
            while branch < branches.count {
                try branches[branch].next(into: block, limit: limit)
                if block.count > 0 { return }
                branch += 1
            }
            guard let input else { return }
            wanted = min(given.capacity, max(limit, wanted * 4))
            try input.next(into: given, limit: wanted)
            if given.count == 0 { return }
            seed.share(given)
            for branch in branches { branch.reset() }
            branch = 0
        }
    }

    override func reset() {
        input?.reset()
        for branch in branches { branch.reset() }
        branch = input == nil ? 0 : branches.count
        given.count = 0
        wanted = 0
    }
}
