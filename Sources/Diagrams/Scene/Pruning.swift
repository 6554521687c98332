import KnowledgeGraph

/// The part of a graph that fits a picture.
struct Pruning {
    var entities: [Entity]
    var relations: [Relation]
    /// Why some entities are missing that have relations.
    var limitNotice: String?
    /// Why those are that have none.
    var isolationNotice: String?

    init(_ graph: Graph, options: DiagramOptions) {
        let known = Set(graph.entities.map(\.id))
        relations = graph.relations.filter {
            known.contains($0.subject) && known.contains($0.object) && $0.subject != $0.object
        }
        entities = graph.entities
        if !options.showsIsolatedEntities { leaveOutIsolated() }
        let limit = max(1, options.maximumNodes)
        if entities.count > limit {
            keepBestConnected(limit)
            if !options.showsIsolatedEntities { leaveOutIsolated(silently: true) }
            limitNotice =
                "The \(entities.count) best-connected of \(graph.entities.count) entities are shown."
        }
    }

    private mutating func leaveOutIsolated(silently: Bool = false) {
        let ends = Set(relations.flatMap { [$0.subject, $0.object] })
        let count = entities.count
        entities.removeAll { !ends.contains($0.id) }
        let missing = count - entities.count
        guard missing > 0, !silently else { return }
        isolationNotice =
            missing == 1
            ? "1 entity without relations is not shown."
            : "\(missing) entities without relations are not shown."
    }

    private mutating func keepBestConnected(_ limit: Int) {
        var neighbours: [String: Set<String>] = [:]
        for relation in relations {
            neighbours[relation.subject, default: []].insert(relation.object)
            neighbours[relation.object, default: []].insert(relation.subject)
        }
        let degrees = entities.map { neighbours[$0.id]?.count ?? 0 }
        let ranked = entities.indices.sorted { a, b in
            degrees[a] != degrees[b] ? degrees[a] > degrees[b] : a < b
        }
        let kept = Set(ranked.prefix(limit).map { entities[$0].id })
        entities.removeAll { !kept.contains($0.id) }
        relations.removeAll { !kept.contains($0.subject) || !kept.contains($0.object) }
    }
}
