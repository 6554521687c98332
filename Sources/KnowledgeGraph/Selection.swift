/// Which part of a graph one wants to see. The empty selection is everything that is `actual`.
public struct Selection: Sendable {
    /// Ids of the entities to stay near; empty means all.
    public var around: [String] = []
    /// How many relations away from `around` an entity may be.
    public var depth = 1
    /// Predicates to keep; empty means all.
    public var predicates: Set<Predicate> = []
    /// Entity types to keep; empty means all.
    public var types: Set<EntityType> = []
    /// Statuses to keep; empty means all.
    public var statuses: Set<RelationStatus> = [.actual]
    /// Relations known to be less sure are dropped; from 0 to 1.
    public var minimumConfidence: Double?
    /// First and last day, ISO 8601 at any precision, both inclusive. Relations without a date of their own
    /// take their documents'; those with neither are dropped when a bound is set.
    public var since: String?
    public var until: String?
    /// Id of the entity that a relation is to start from, and of the one that it is to go to; symmetric relations fit
    /// from either end and are turned round.
    public var from: String?
    public var to: String?
    /// Id of the entity whose speech a relation is to stand in.
    public var speaker: String?

    public init() {}
}

extension Graph {
    /// The part of the graph that the selection describes, and who says it.
    public func selecting(_ selection: Selection) -> Graph {
        let dates = Dictionary(sources.map { ($0.id, $0.date) }, uniquingKeysWith: { first, _ in first })
        let types = Dictionary(entities.map { ($0.id, $0.type) }, uniquingKeysWith: { first, _ in first })
        func isKept(_ id: String) -> Bool {
            guard let type = types[id] else { return false }
            return selection.types.isEmpty || selection.types.contains(type)
        }
        var kept = relations.filter { relation in
            (selection.predicates.isEmpty || selection.predicates.contains(relation.predicate))
                && (selection.statuses.isEmpty || selection.statuses.contains(relation.status))
                && (relation.confidence ?? 1) >= (selection.minimumConfidence ?? 0)
                && (selection.speaker == nil || selection.speaker == relation.attributedTo)
                && isKept(relation.subject) && isKept(relation.object)
                && selection.isInTime(
                    relation.date.map { [$0] } ?? relation.evidence.compactMap { dates[$0.document] ?? nil })
        }
        var ids = Set(entities.lazy.filter { isKept($0.id) }.map(\.id))
        if !selection.around.isEmpty {
            var near = Set(selection.around)
            for _ in 0..<max(0, selection.depth) {
                let step = kept.filter { near.contains($0.subject) || near.contains($0.object) }
                near.formUnion(step.flatMap { [$0.subject, $0.object] })
            }
            ids.formIntersection(near)
            kept = kept.filter { ids.contains($0.subject) && ids.contains($0.object) }
        }
        if selection.from != nil || selection.to != nil {
            kept = kept.compactMap { $0.oriented(from: selection.from, to: selection.to) }
            ids = Set(kept.lazy.flatMap { [$0.subject, $0.object] })
        }
        ids.formUnion(kept.compactMap(\.attributedTo))
        return Graph(sources: sources, entities: entities.filter { ids.contains($0.id) }, relations: kept)
    }
}

extension Selection {
    /// Whether one of the dates is within the bounds, if there are any.
    ///
    /// ISO 8601 dates compare as text at the shorter precision: 2015 contains 2015-09-30.
    public func isInTime(_ dates: [String]) -> Bool {
        guard since != nil || until != nil else { return true }
        return dates.contains { date in
            let after = since.map { date.prefix($0.count) >= $0.prefix(date.count) } ?? true
            let before = until.map { date.prefix($0.count) <= $0.prefix(date.count) } ?? true
            return after && before
        }
    }
}
