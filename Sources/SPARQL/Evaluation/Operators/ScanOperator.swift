/// For each row the quads that match a pattern.
final class ScanOperator: Operator {
    private var input: InputRows
    private let pattern: QuadPattern
    private let standardGraphs: NumberedPattern.Graphs
    private let cursor: any QuadCursor
    private let quads: UnsafeMutableBufferPointer<NumberedQuad>
    private let budget: Budget
    private var position = 0
    private var available = 0
    private var isSeeking = false

    init(
        _ input: InputRows, _ pattern: QuadPattern, standardGraphs: NumberedPattern.Graphs,
        cursor: any QuadCursor, budget: Budget
    ) {
        self.input = input
        self.pattern = pattern
        self.standardGraphs = standardGraphs
        self.cursor = cursor
        self.budget = budget
        quads = .allocate(capacity: Self.bufferSize)
    }

    deinit { quads.deallocate() }

    private static let bufferSize = 256

    override func fill(_ block: RowBlock, limit: Int) throws {
        while block.count < limit {
            if position < available {
                emit(block, limit)
            } else if isSeeking {
                try budget.tick()
                let wanted = min(quads.count, limit - block.count)
                available = try cursor.next(into: UnsafeMutableBufferPointer(rebasing: quads[..<wanted]))
                position = 0
                isSeeking = available > 0
            } else {
                guard try input.advance(wanted: limit) else { return }
                isSeeking = try seek()
            }
        }
    }

    private func emit(_ block: RowBlock, _ limit: Int) {
        let row = input.row
        let (subject, predicate) = (pattern.subject.slot ?? -1, pattern.predicate.slot ?? -1)
        let (object, graph) = (pattern.object.slot ?? -1, pattern.graph.slot ?? -1)
        let width = block.width
        while position < available, block.count < limit {
            let quad = quads[position]
            position &+= 1
            if !pattern.excluded.isEmpty, pattern.excluded.contains(quad.predicate.raw) { continue }
            let target = block.end
            target.update(from: row, count: width)
            guard Self.put(quad.subject.raw, subject, target),
                Self.put(quad.predicate.raw, predicate, target),
                Self.put(quad.object.raw, object, target), Self.put(quad.graph.raw, graph, target)
            else { continue }
            block.count &+= 1
        }
    }

    /// Binds a slot; `false` where it has another number.
    @inline(__always)
    private static func put(_ id: UInt64, _ slot: Int, _ row: UnsafeMutablePointer<UInt64>) -> Bool {
        if slot < 0 { return true }
        if row[slot] == 0 {
            row[slot] = id
            return true
        }
        return row[slot] == id
    }

    /// Begins to look up what fits the row at hand; `false` where nothing can.
    private func seek() throws -> Bool {
        let row = input.row
        func number(_ place: Place) -> UInt64 {
            switch place {
            case .slot(let slot): row[slot]
            case .term(let id): id
            }
        }
        let (subject, predicate, object) =
            (number(pattern.subject), number(pattern.predicate), number(pattern.object))
        let graphs: NumberedPattern.Graphs
        var graph: UInt64 = 0
        switch pattern.graph {
        case .standard: graphs = standardGraphs
        case .named(let id):
            graph = id
            graphs = .named(TermID(id))
        case .slot(let slot):
            graph = row[slot]
            graphs = graph == 0 ? .anyNamed : .named(TermID(graph))
        }
        // The source knows nothing of terms that the query has made up.
        guard max(subject, predicate, object, graph) < TermID.firstComputed.raw else { return false }
        try cursor.seek(
            NumberedPattern(
                subject == 0 ? nil : TermID(subject), predicate == 0 ? nil : TermID(predicate),
                object == 0 ? nil : TermID(object), in: graphs))
        return true
    }

    override func reset() {
        input.reset()
        position = 0
        available = 0
        isSeeking = false
    }
}
