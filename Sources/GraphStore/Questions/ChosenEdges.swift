import KnowledgeGraph

/// Edges between some nodes, one for all that say the same of the same two.
struct ChosenEdges {
    private struct Pair: Hashable {
        let low: Int
        let high: Int
    }

    private struct Claim: Hashable {
        let pair: Pair
        let isTurned: Bool
        let predicate: String
        let status: String
    }

    /// An edge as it is compared: more evidence is better, then words that are nobody's in particular, then age.
    private struct Edge {
        let evidence: Int
        let isPlain: Int
        let place: Int

        static func < (a: Edge, b: Edge) -> Bool {
            (a.evidence, a.isPlain, a.place) < (b.evidence, b.isPlain, b.place)
        }
    }

    private var best: [Claim: Edge] = [:]
    /// How much evidence there is between two.
    private var strengths: [Pair: Int] = [:]

    var ids: [Int] { best.values.map { -$0.place } }

    /// Takes note of a row `id, subject, object, predicate, status, evidence, is said by somebody`.
    mutating func add(_ row: RawStatement) {
        let (subject, object) = (row.int(1), row.int(2))
        let pair = Pair(low: min(subject, object), high: max(subject, object))
        let predicate = row.text(3)
        let isSymmetric = Predicate(rawValue: predicate)?.isSymmetric ?? false
        let claim = Claim(
            pair: pair, isTurned: !isSymmetric && subject > object, predicate: predicate, status: row.text(4))
        let edge = Edge(evidence: row.int(5), isPlain: 1 - row.int(6), place: -row.int(0))
        strengths[pair, default: 0] += max(1, edge.evidence)
        if let known = best[claim], edge < known { return }
        best[claim] = edge
    }

    /// Leaves each node its strongest pairs, and those that are among the strongest of the other node.
    mutating func keepStrongest(_ count: Int) {
        var pairs: [Int: [Pair]] = [:]
        for pair in strengths.keys {
            pairs[pair.low, default: []].append(pair)
            pairs[pair.high, default: []].append(pair)
        }
        var kept: Set<Pair> = []
        for own in pairs.values {
            let ranked = own.sorted { a, b in
                (-(strengths[a] ?? 0), a.low, a.high) < (-(strengths[b] ?? 0), b.low, b.high)
            }
            kept.formUnion(ranked.prefix(count))
        }
        best = best.filter { kept.contains($0.key.pair) }
    }
}
