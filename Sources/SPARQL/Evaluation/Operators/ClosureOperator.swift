/// For each row the ends of a path of any length, searched breadth first from the end that is bound.
final class ClosureOperator: Operator {
    private var input: InputRows
    private let pattern: ClosurePattern
    private let walker: PathWalker
    private let standardGraphs: NumberedPattern.Graphs
    /// The nodes reached from the start at hand, and how many have been looked at.
    private var found: KeyTable?
    private var position = 0
    /// With neither end bound, the nodes to start from.
    private var starts: KeyTable?
    private var startPosition = 0
    private var startsFrom: UInt64 = 0
    private var isForward = true
    /// What was reached from starts before, for rows that come to the same.
    private var memory: [Origin: KeyTable] = [:]
    private var remembered = 0

    private struct Origin: Hashable {
        let node: UInt64
        let isForward: Bool
        let graphs: NumberedPattern.Graphs
    }

    /// Nodes remembered at most.
    private static let memoryLimit = 1 << 18

    init(
        _ input: InputRows, _ pattern: ClosurePattern, standardGraphs: NumberedPattern.Graphs,
        walker: PathWalker
    ) {
        self.input = input
        self.pattern = pattern
        self.standardGraphs = standardGraphs
        self.walker = walker
    }

    override func fill(_ block: RowBlock, limit: Int) throws {
        while block.count < limit {
            if let nodes = found {
                if position < nodes.count {
                    emit(nodes[position][0], block)
                    position += 1
                } else {
                    found = nil
                }
            } else if let starts, startPosition < starts.count {
                startsFrom = starts[startPosition][0]
                startPosition += 1
                found = try walker.reached(from: startsFrom, pattern.step, pattern.kind, isForward: true)
                position = 0
            } else {
                starts = nil
                guard try input.advance(wanted: limit) else { return }
                try begin(block)
            }
        }
    }

    private func emit(_ end: UInt64, _ block: RowBlock) {
        let target = block.end
        target.update(from: input.row, count: block.width)
        let (subject, object) = isForward ? (startsFrom, end) : (end, startsFrom)
        if put(subject, pattern.subject, target), put(object, pattern.object, target) { block.count += 1 }
    }

    private func put(_ id: UInt64, _ place: Place, _ row: UnsafeMutablePointer<UInt64>) -> Bool {
        switch place {
        case .term(let term): return term == id
        case .slot(let slot):
            if row[slot] == 0 { row[slot] = id }
            return row[slot] == id
        }
    }

    /// Begins with the row at hand.
    private func begin(_ block: RowBlock) throws {
        let row = input.row
        func number(_ place: Place) -> UInt64 {
            switch place {
            case .term(let id): id
            case .slot(let slot): row[slot]
            }
        }
        switch pattern.graph {
        case .standard: walker.graphs = standardGraphs
        case .named(let id): walker.graphs = .named(TermID(id))
        case .slot(let slot): walker.graphs = .named(TermID(row[slot]))
        }
        let (subject, object) = (number(pattern.subject), number(pattern.object))
        position = 0
        found = nil
        if subject == 0, object == 0 {
            isForward = true
            starts = try walker.starts(pattern.step, pattern.kind)
            startPosition = 0
            return
        }
        isForward = subject != 0
        startsFrom = isForward ? subject : object
        if subject != 0, object != 0 {
            let nodes = try walker.reached(
                from: subject, pattern.step, pattern.kind, isForward: true, target: object)
            // One row at most.
            if nodes.contains(object), try counts(subject, object) { emit(object, block) }
            return
        }
        let nodes = try reached()
        // A path of length zero starts from the nodes of the graph, or from a term that the query names.
        if nodes.count == 1, nodes[0][0] == startsFrom, try !counts(subject, object) { return }
        found = nodes
    }

    /// Whether a path of length zero at a term counts: where the query names it, or the graph has it.
    private func counts(_ subject: UInt64, _ object: UInt64) throws -> Bool {
        if pattern.kind == .oneOrMore || subject != 0 && object != 0 && subject != object { return true }
        if case .term = pattern.subject { return true }
        if case .term = pattern.object { return true }
        return try walker.hasNode(startsFrom)
    }

    private func reached() throws -> KeyTable {
        let origin = Origin(node: startsFrom, isForward: isForward, graphs: walker.graphs)
        if let known = memory[origin] { return known }
        let nodes = try walker.reached(
            from: startsFrom, pattern.step, pattern.kind, isForward: isForward)
        if remembered + nodes.count > Self.memoryLimit {
            memory = [:]
            remembered = 0
        }
        // A table takes room for some nodes even if it has none.
        remembered += nodes.count + 16
        memory[origin] = nodes
        return nodes
    }

    override func reset() {
        input.reset()
        found = nil
        starts = nil
    }
}
