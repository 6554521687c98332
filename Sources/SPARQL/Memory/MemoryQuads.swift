import RDF

/// Quads held in memory, to be queried.
///
/// Terms are numbered from 1 in the order in which they come; the quads stand sorted by number in up to four orders,
/// each made when first needed. A process that read 2 million quads took 468 MB.
public final class MemoryQuads: QuadSource {
    let terms: TermTable
    private let quads: [PackedQuad]
    private let names: [UInt32]
    /// By ``QuadOrder/rawValue``.
    private var orders: [Permutation?] = Array(repeating: nil, count: QuadOrder.allCases.count)
    private var distinctCounts: [DistinctKey: Int] = [:]

    private struct DistinctKey: Hashable {
        let place: QuadPlace
        let predicate: TermID?
    }

    /// Takes quads; one that comes twice counts once.
    public init(_ quads: some Sequence<Quad>) {
        let terms = TermTable()
        var packed: [PackedQuad] = []
        packed.reserveCapacity(quads.underestimatedCount)
        var names: Set<UInt32> = []
        for quad in quads {
            let graph = quad.graph.map { terms.number(Term($0)) } ?? 0
            if graph != 0 { names.insert(graph) }
            packed.append(
                PackedQuad(
                    terms.number(Term(quad.triple.subject)), terms.number(.iri(quad.triple.predicate)),
                    terms.number(quad.triple.object), graph))
        }
        self.terms = terms
        self.names = names.sorted()
        let first = Permutation(.subjectFirst, packed, termCount: terms.count, dropsDuplicates: true)
        self.quads = first.quads
        orders[QuadOrder.subjectFirst.rawValue] = first
    }

    /// Takes triples of one graph, the default graph.
    public convenience init(triples: some Sequence<Triple>) { self.init(triples.lazy.map { Quad($0) }) }

    /// How many quads there are.
    public var count: Int { quads.count }

    func order(_ order: QuadOrder) -> Permutation {
        if let made = orders[order.rawValue] { return made }
        let made = Permutation(order, quads, termCount: terms.count, dropsDuplicates: false)
        orders[order.rawValue] = made
        return made
    }

    /// Whether all quads stand in the default graph, so that no graph need be looked at.
    var isOneGraph: Bool { names.isEmpty }

    public func id(of term: Term) -> TermID? { terms.find(term).map { TermID(UInt64($0)) } }

    public func term(_ id: TermID) -> Term { terms[UInt32(id.raw)] }

    public func makeCursor() -> any QuadCursor { MemoryCursor(self) }

    public func graphs() -> [TermID] { names.map { TermID(UInt64($0)) } }

    public func estimate(_ pattern: NumberedPattern) -> Int {
        guard let lookup = MemoryLookup(pattern, in: self) else { return 0 }
        return lookup.range.count
    }

    public func distinct(_ place: QuadPlace, predicate: TermID?) -> Int {
        let key = DistinctKey(place: place, predicate: predicate)
        if let known = distinctCounts[key] { return known }
        let counted = count(place, predicate)
        distinctCounts[key] = counted
        return counted
    }

    private func count(_ place: QuadPlace, _ predicate: TermID?) -> Int {
        guard let predicate else {
            switch place {
            case .subject: return order(.subjectFirst).distinctFirst
            case .predicate: return order(.predicateFirst).distinctFirst
            case .object: return order(.objectFirst).distinctFirst
            }
        }
        if place == .predicate { return 1 }
        guard let lookup = MemoryLookup(NumberedPattern(nil, predicate, nil, in: .union), in: self) else {
            return 0
        }
        var seen = NumberSet(capacity: terms.count + 1)
        for index in lookup.range {
            let quad = lookup.permutation.quads[index]
            seen.insert(place == .subject ? quad.subject : quad.object)
        }
        return seen.count
    }
}

/// Which small numbers are in a set, a bit each.
struct NumberSet {
    private var words: [UInt64]
    private(set) var count = 0

    init(capacity: Int) { words = Array(repeating: 0, count: capacity / 64 + 1) }

    mutating func insert(_ number: UInt32) {
        let word = Int(number / 64)
        let bit: UInt64 = 1 << UInt64(number % 64)
        if words[word] & bit == 0 {
            words[word] |= bit
            count += 1
        }
    }
}
