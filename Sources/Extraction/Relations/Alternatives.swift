import KnowledgeGraph

/// Predicates of which a careful reader sees one between the same two: who holds an office in a body is not counted
/// among its members besides.
enum Alternatives {
    private static let groups: [Set<Predicate>] = [
        [.holdsOffice, .memberOf], [.holdsOffice, .nationality], [.partOf, .locatedIn],
    ]

    private struct Key: Hashable {
        let subject: Int
        let object: Int
        let status: RelationStatus
        let group: Int
    }

    /// For each of the drafts, whether no alternative of it is surer.
    static func areSurest(_ drafts: [RelationDraft]) -> [Bool] {
        var best: [Key: (predicate: Predicate, confidence: Double)] = [:]
        for draft in drafts {
            for key in keys(of: draft) where draft.confidence > best[key]?.confidence ?? 0 {
                best[key] = (draft.predicate, draft.confidence)
            }
        }
        return drafts.map { draft in
            keys(of: draft).allSatisfy { best[$0]?.predicate == draft.predicate }
        }
    }

    private static func keys(of draft: RelationDraft) -> [Key] {
        groups.indices.filter { groups[$0].contains(draft.predicate) }.map {
            Key(subject: draft.subject, object: draft.object, status: draft.status, group: $0)
        }
    }
}
