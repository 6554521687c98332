/// A quad by four numbers of terms; graph 0 is the default graph.
struct PackedQuad: Hashable {
    var subject: UInt32
    var predicate: UInt32
    var object: UInt32
    var graph: UInt32

    init(_ subject: UInt32, _ predicate: UInt32, _ object: UInt32, _ graph: UInt32) {
        self.subject = subject
        self.predicate = predicate
        self.object = object
        self.graph = graph
    }
}

/// An order of quads, by the places that count first.
enum QuadOrder: Int, CaseIterable {
    /// Subject, predicate, object, graph.
    case subjectFirst
    /// Predicate, object, subject, graph.
    case predicateFirst
    /// Object, subject, predicate, graph.
    case objectFirst
    /// Graph, subject, predicate, object.
    case graphFirst

    /// The numbers of a quad in this order.
    @inline(__always)
    func keys(_ quad: PackedQuad) -> (UInt32, UInt32, UInt32, UInt32) {
        switch self {
        case .subjectFirst: (quad.subject, quad.predicate, quad.object, quad.graph)
        case .predicateFirst: (quad.predicate, quad.object, quad.subject, quad.graph)
        case .objectFirst: (quad.object, quad.subject, quad.predicate, quad.graph)
        case .graphFirst: (quad.graph, quad.subject, quad.predicate, quad.object)
        }
    }
}

/// All quads in one order.
final class Permutation {
    let order: QuadOrder
    let quads: [PackedQuad]
    /// Where the quads of each first number begin: a look-up that needs no search. One more at the end.
    private let starts: [UInt32]
    let distinctFirst: Int

    init(_ order: QuadOrder, _ unsorted: [PackedQuad], termCount: Int, dropsDuplicates: Bool) {
        self.order = order
        // Least place first: each pass keeps what the passes before it have put in order.
        var sorted = unsorted
        var scratch = unsorted
        var counts: [UInt32] = []
        for place in Self.places(order).reversed() {
            counts = Array(repeating: 0, count: termCount + 2)
            switch place {
            case .subject: Self.countingSort(sorted, into: &scratch, counts: &counts) { $0.subject }
            case .predicate: Self.countingSort(sorted, into: &scratch, counts: &counts) { $0.predicate }
            case .object: Self.countingSort(sorted, into: &scratch, counts: &counts) { $0.object }
            case nil: Self.countingSort(sorted, into: &scratch, counts: &counts) { $0.graph }
            }
            swap(&sorted, &scratch)
        }
        if dropsDuplicates {
            var kept = 0
            for index in sorted.indices where index == 0 || sorted[index] != sorted[kept - 1] {
                sorted[kept] = sorted[index]
                kept += 1
            }
            sorted.removeSubrange(kept...)
        }
        var starts: [UInt32] = Array(repeating: 0, count: termCount + 2)
        for quad in sorted { starts[Int(order.keys(quad).0) + 1] += 1 }
        var distinct = 0
        for index in 1..<starts.count {
            if starts[index] > 0 { distinct += 1 }
            starts[index] += starts[index - 1]
        }
        quads = sorted
        self.starts = starts
        distinctFirst = distinct
    }

    /// The places by which an order goes, the weightiest first; `nil` is the graph.
    private static func places(_ order: QuadOrder) -> [QuadPlace?] {
        switch order {
        case .subjectFirst: [.subject, .predicate, .object, nil]
        case .predicateFirst: [.predicate, .object, .subject, nil]
        case .objectFirst: [.object, .subject, .predicate, nil]
        case .graphFirst: [nil, .subject, .predicate, .object]
        }
    }

    @inline(__always)
    private static func countingSort(
        _ from: [PackedQuad], into: inout [PackedQuad], counts: inout [UInt32],
        by key: (PackedQuad) -> UInt32
    ) {
        from.withUnsafeBufferPointer { from in
            into.withUnsafeMutableBufferPointer { into in
                counts.withUnsafeMutableBufferPointer { counts in
                    for quad in from { counts[Int(key(quad)) + 1] += 1 }
                    for index in 1..<counts.count { counts[index] += counts[index - 1] }
                    for quad in from {
                        let value = Int(key(quad))
                        into[Int(counts[value])] = quad
                        counts[value] += 1
                    }
                }
            }
        }
    }

    /// The quads whose first places, in this order, are the numbers.
    func range(_ first: UInt32?, _ second: UInt32?, _ third: UInt32?) -> Range<Int> {
        guard let first else { return 0..<quads.count }
        let all = Int(starts[Int(first)])..<Int(starts[Int(first) + 1])
        guard let second else { return all }
        let low = search(all, second, third ?? 0, after: false)
        return low..<search(low..<all.upperBound, second, third ?? UInt32.max, after: true)
    }

    /// Where in a range of equal first numbers quads reach the second and third number, or go beyond them.
    private func search(_ range: Range<Int>, _ second: UInt32, _ third: UInt32, after: Bool) -> Int {
        quads.withUnsafeBufferPointer { quads in
            var low = range.lowerBound
            var high = range.upperBound
            // Ranges are short as a rule, and what is looked for stands near the beginning: widening steps first.
            var step = 8
            while low + step < high, isBefore(quads[low + step], second, third, after) {
                low += step
                step *= 4
            }
            if low + step < high { high = low + step }
            while low < high {
                let middle = (low + high) / 2
                if isBefore(quads[middle], second, third, after) { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }

    @inline(__always)
    private func isBefore(_ quad: PackedQuad, _ second: UInt32, _ third: UInt32, _ after: Bool) -> Bool {
        let keys = order.keys(quad)
        if keys.1 != second { return keys.1 < second }
        return after ? keys.2 <= third : keys.2 < third
    }
}
