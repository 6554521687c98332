import OrderedCollections

/// Relations of which those that say the same become one, with all their evidence.
package struct EdgeCollection {
    private var edges = OrderedDictionary<EdgeKey, Edge>()

    fileprivate struct Edge {
        var relation: Relation
        var evidence: Set<Evidence> = []
    }

    package init() {}

    /// In the order in which each was first said.
    package var relations: [Relation] { edges.values.map(\.relation) }

    /// Adds a relation. Of relations that say the same, the first gives the direction and the surest the confidence;
    /// a piece of evidence counts once.
    package mutating func add(_ relation: Relation) {
        var empty = relation
        empty.evidence = []
        edges[EdgeKey(relation), default: Edge(relation: empty)].add(relation)
    }
}

extension EdgeCollection.Edge {
    mutating func add(_ other: Relation) {
        for piece in other.evidence where evidence.insert(piece).inserted { relation.evidence.append(piece) }
        relation.confidence = [relation.confidence, other.confidence].compactMap { $0 }.max()
    }
}

/// What makes two relations the same edge.
private struct EdgeKey: Hashable {
    let ends: [String]
    let predicate: Predicate
    let status: RelationStatus
    let role: String?
    let attributedTo: String?
    let date: String?

    init(_ relation: Relation) {
        let ends = [relation.subject, relation.object]
        self.ends = relation.predicate.isSymmetric ? ends.sorted() : ends
        predicate = relation.predicate
        status = relation.status
        role = relation.role
        attributedTo = relation.attributedTo
        date = relation.date
    }
}
