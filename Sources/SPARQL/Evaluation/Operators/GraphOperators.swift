/// Binds a slot to each named graph, or keeps the rows where it is bound to one.
final class GraphNamesOperator: Operator {
    private var input: InputRows
    private let slot: Int
    private let names: [UInt64]
    private let known: Set<UInt64>
    private var position: Int

    init(_ input: InputRows, _ slot: Int, names: [UInt64]) {
        self.input = input
        self.slot = slot
        self.names = names
        known = Set(names)
        position = names.count
    }

    override func fill(_ block: RowBlock, limit: Int) throws {
        while block.count < limit {
            if position < names.count {
                block.append(input.row)
                block[block.count - 1][slot] = names[position]
                position += 1
                continue
            }
            guard try input.advance(wanted: limit) else { return }
            let bound = input.row[slot]
            if bound == 0 {
                position = 0
            } else if known.contains(bound) {
                block.append(input.row)
            }
        }
    }

    override func reset() {
        input.reset()
        position = names.count
    }
}

/// Evaluates a plan for each named graph in turn: what cannot be evaluated for all of them at once.
final class GraphLoopOperator: Operator {
    private let names: GraphNamesOperator
    private let seed: Seed
    private let below: Operator
    private let slot: Int
    private let given: RowBlock
    private var isRunning = false

    init(_ input: InputRows, _ slot: Int, names: [UInt64], seed: Seed, _ below: Operator, width: Int) {
        self.names = GraphNamesOperator(input, slot, names: names)
        self.seed = seed
        self.below = below
        self.slot = slot
        given = RowBlock(width: width, capacity: 1)
    }

    override func fill(_ block: RowBlock, limit: Int) throws {
        while true {
            if isRunning {
                try below.next(into: block, limit: limit)
                for index in 0..<block.count { block[index][slot] = given[0][slot] }
                if block.count > 0 { return }
            }
            try names.next(into: given, limit: 1)
            isRunning = given.count > 0
            if !isRunning { return }
            seed.set(given[0])
            below.reset()
        }
    }

    override func reset() {
        names.reset()
        isRunning = false
    }
}
