/// Where the quads of a pattern stand, and what still has to be checked of each.
struct MemoryLookup {
    private(set) var permutation: Permutation
    var range: Range<Int>
    private let subject: UInt32?
    private let predicate: UInt32?
    private let object: UInt32?
    private let graphs: NumberedPattern.Graphs
    private let needsCheck: Bool
    /// Whether equal triples of several graphs count once.
    private let mergesGraphs: Bool

    /// `nil` where a term of the pattern is none of the source's.
    init?(_ pattern: NumberedPattern, in source: MemoryQuads) {
        let limit = UInt64(source.terms.count)
        func packed(_ id: TermID?) -> UInt32?? {
            guard let id else { return .some(nil) }
            return id.raw >= 1 && id.raw <= limit ? .some(UInt32(id.raw)) : nil
        }
        guard let subject = packed(pattern.subject), let predicate = packed(pattern.predicate),
            let object = packed(pattern.object)
        else { return nil }
        self.subject = subject
        self.predicate = predicate
        self.object = object
        graphs = pattern.graphs
        mergesGraphs = pattern.graphs == .union && !source.isOneGraph
        var covered: Bool
        (permutation, range, covered) = Self.best(subject, predicate, object, source)
        let graph: UInt32?
        switch pattern.graphs {
        case .named(let id):
            guard case .some(.some(let number)) = packed(id) else { return nil }
            graph = number
        case .defaultGraph: graph = source.isOneGraph ? nil : 0
        case .anyNamed:
            if source.isOneGraph { return nil }
            covered = false
            graph = nil
        case .union: graph = nil
        }
        if let graph {
            covered = false
            if range.count > 16 {
                // The quads of one graph may be fewer than those of the triple pattern in all graphs.
                let ofGraph = source.order(.graphFirst)
                let inGraph = ofGraph.range(graph, subject, subject == nil ? nil : predicate)
                if inGraph.count < range.count {
                    permutation = ofGraph
                    range = inGraph
                }
            }
        }
        needsCheck = !covered
    }

    private static func best(
        _ subject: UInt32?, _ predicate: UInt32?, _ object: UInt32?, _ source: MemoryQuads
    ) -> (Permutation, Range<Int>, covered: Bool) {
        let order: QuadOrder
        let range: Range<Int>
        switch (subject, predicate, object) {
        case (_, nil, nil), (_?, _?, _):
            order = .subjectFirst
            range = source.order(order).range(subject, predicate, object)
        case (nil, _?, _):
            order = .predicateFirst
            range = source.order(order).range(predicate, object, nil)
        case (_, nil, _?):
            order = .objectFirst
            range = source.order(order).range(object, subject, nil)
        }
        return (source.order(order), range, true)
    }

    /// Writes quads from the range on; what has been looked at leaves it.
    mutating func next(into buffer: UnsafeMutableBufferPointer<NumberedQuad>) -> Int {
        let isUnion = graphs == .union
        var written = 0
        var index = range.lowerBound
        let end = range.upperBound
        let needsCheck = needsCheck
        let mergesGraphs = mergesGraphs
        permutation.quads.withUnsafeBufferPointer { quads in
            while index < end, written < buffer.count {
                let quad = quads[index]
                index += 1
                if needsCheck, !matches(quad) { continue }
                if mergesGraphs, index >= 2 {
                    let before = quads[index - 2]
                    if before.subject == quad.subject, before.predicate == quad.predicate,
                        before.object == quad.object
                    {
                        continue
                    }
                }
                buffer[written] = NumberedQuad(
                    TermID(UInt64(quad.subject)), TermID(UInt64(quad.predicate)), TermID(UInt64(quad.object)),
                    graph: TermID(isUnion ? 0 : UInt64(quad.graph)))
                written += 1
            }
        }
        range = index..<end
        return written
    }

    private func matches(_ quad: PackedQuad) -> Bool {
        if let subject, subject != quad.subject { return false }
        if let predicate, predicate != quad.predicate { return false }
        if let object, object != quad.object { return false }
        switch graphs {
        case .defaultGraph: return quad.graph == 0
        case .named(let id): return UInt64(quad.graph) == id.raw
        case .anyNamed: return quad.graph != 0
        case .union: return true
        }
    }
}

/// Looks up in ``MemoryQuads``.
final class MemoryCursor: QuadCursor {
    private let source: MemoryQuads
    private var lookup: MemoryLookup?

    init(_ source: MemoryQuads) { self.source = source }

    func seek(_ pattern: NumberedPattern) { lookup = MemoryLookup(pattern, in: source) }

    func next(into buffer: UnsafeMutableBufferPointer<NumberedQuad>) -> Int {
        lookup?.next(into: buffer) ?? 0
    }
}
