/// Walks paths of any length over the quads of one graph at a time (SPARQL 1.1 Query, section 18.4).
final class PathWalker {
    private let source: any QuadSource
    private let cursor: any QuadCursor
    private let budget: Budget
    private let quads: UnsafeMutableBufferPointer<NumberedQuad>
    var graphs: NumberedPattern.Graphs = .defaultGraph

    init(_ source: any QuadSource, budget: Budget) throws {
        self.source = source
        self.budget = budget
        cursor = try source.makeCursor()
        quads = .allocate(capacity: 256)
    }

    deinit { quads.deallocate() }

    /// The nodes that a path of this kind reaches from a node, each once, the node itself first if it counts.
    ///
    /// Ends early at the node `target`, which then is among them.
    func reached(
        from start: UInt64, _ step: PathStep, _ kind: ClosurePattern.Kind, isForward: Bool,
        target: UInt64? = nil
    ) throws -> KeyTable {
        let found = KeyTable(width: 1, budget: budget)
        if kind != .oneOrMore { _ = try found.insert(start) }
        if let target, found.contains(target) { return found }
        var next: [UInt64] = []
        try collect(step, start, isForward, &next)
        for node in next { _ = try found.insert(node) }
        if kind == .zeroOrOne { return found }
        var position = kind == .oneOrMore ? 0 : 1
        while position < found.count {
            if let target, found.contains(target) { return found }
            try budget.tick()
            let node = found[position][0]
            position += 1
            next.removeAll(keepingCapacity: true)
            try collect(step, node, isForward, &next)
            for node in next { _ = try found.insert(node) }
        }
        return found
    }

    /// Adds the nodes that one step leads to; some may come twice.
    private func collect(_ step: PathStep, _ node: UInt64, _ isForward: Bool, _ into: inout [UInt64]) throws {
        switch step {
        case .predicate(let predicate): try neighbours(node, predicate, isForward, [], &into)
        case .inverse(let inner): try collect(inner, node, !isForward, &into)
        case .alternative(let a, let b):
            try collect(a, node, isForward, &into)
            try collect(b, node, isForward, &into)
        case .sequence(let a, let b):
            var middle: [UInt64] = []
            try collect(isForward ? a : b, node, isForward, &middle)
            for node in Set(middle) { try collect(isForward ? b : a, node, isForward, &into) }
        case .closure(let inner, let kind):
            let found = try reached(from: node, inner, kind, isForward: isForward)
            for index in 0..<found.count { into.append(found[index][0]) }
        case .negated(let forward, let backward):
            if let forward { try neighbours(node, nil, isForward, forward, &into) }
            if let backward { try neighbours(node, nil, !isForward, backward, &into) }
        }
    }

    private func neighbours(
        _ node: UInt64, _ predicate: UInt64?, _ isForward: Bool, _ excluded: [UInt64],
        _ into: inout [UInt64]
    ) throws {
        let first = TermID.firstComputed.raw
        guard node < first, predicate ?? 0 < first else { return }
        let (node, predicate) = (TermID(node), predicate.map { TermID($0) })
        try each(NumberedPattern(isForward ? node : nil, predicate, isForward ? nil : node, in: graphs)) {
            quad in
            if !excluded.isEmpty, excluded.contains(quad.predicate.raw) { return }
            into.append(isForward ? quad.object.raw : quad.subject.raw)
        }
    }

    private func each(_ pattern: NumberedPattern, _ body: (NumberedQuad) throws -> Void) throws {
        try cursor.seek(pattern)
        while true {
            let count = try cursor.next(into: quads)
            if count == 0 { return }
            try budget.tick()
            for index in 0..<count { try body(quads[index]) }
        }
    }

    /// Whether a node is subject or object of a triple of the graph.
    func hasNode(_ node: UInt64) throws -> Bool {
        guard node < TermID.firstComputed.raw else { return false }
        for pattern in [
            NumberedPattern(TermID(node), nil, nil, in: graphs),
            NumberedPattern(nil, nil, TermID(node), in: graphs),
        ] {
            try cursor.seek(pattern)
            if try cursor.next(into: UnsafeMutableBufferPointer(rebasing: quads[..<1])) > 0 { return true }
        }
        return false
    }

    /// The nodes from which a path may start: all of the graph if its length may be zero.
    func starts(_ step: PathStep, _ kind: ClosurePattern.Kind) throws -> KeyTable {
        let nodes = KeyTable(width: 1, budget: budget)
        if kind == .oneOrMore, case .predicate(let predicate) = step {
            guard predicate < TermID.firstComputed.raw else { return nodes }
            try each(NumberedPattern(nil, TermID(predicate), nil, in: graphs)) {
                _ = try nodes.insert($0.subject.raw)
            }
            return nodes
        }
        try each(NumberedPattern(nil, nil, nil, in: graphs)) {
            _ = try nodes.insert($0.subject.raw)
            _ = try nodes.insert($0.object.raw)
        }
        return nodes
    }
}
