import KnowledgeGraph

/// Relations that are drawn as one edge.
struct Bundle {
    struct Key: Hashable {
        var from: Int
        var to: Int
        var kind: Predicate.Kind
        var isSymmetric: Bool
        var status: RelationStatus
    }

    var key: Key
    var relations: [Relation]

    /// Bundles in the order in which their first relations stand.
    static func bundles(_ relations: [Relation], numbers: [String: Int]) -> [Bundle] {
        var places: [Key: Int] = [:]
        var bundles: [Bundle] = []
        for relation in relations {
            guard let subject = numbers[relation.subject], let object = numbers[relation.object] else {
                continue
            }
            let both = relation.predicate.isSymmetric
            let key = Key(
                from: both ? min(subject, object) : subject, to: both ? max(subject, object) : object,
                kind: relation.predicate.kind, isSymmetric: both, status: relation.status)
            if let place = places[key] {
                bundles[place].relations.append(relation)
            } else {
                places[key] = bundles.count
                bundles.append(Bundle(key: key, relations: [relation]))
            }
        }
        return bundles
    }
}
