import KnowledgeGraph

/// Readable names for relations, which depend on what the relations say and not on their order.
///
/// `john-kerry.meets.sergei-lavrov`; behind the ends stand status, speaker, date and role where there are
/// any, and a number where two relations still share a name.
package enum StatementNames {
    /// A name for each relation, in their order.
    package static func names(of relations: [Relation]) -> [String] {
        let groups = Dictionary(grouping: relations.indices) { plainName(of: relations[$0]) }
        var names = [String](repeating: "", count: relations.count)
        var taken = Set<String>()
        for (plain, indices) in groups.sorted(by: { $0.key < $1.key }) {
            let ordered =
                indices.count == 1
                ? indices
                : indices.map { (key: sortKey(of: relations[$0]), index: $0) }
                    .sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.index)
            var number = 1
            for index in ordered {
                var name = number == 1 ? plain : "\(plain).\(number)"
                while !taken.insert(name).inserted {
                    number += 1
                    name = "\(plain).\(number)"
                }
                number += 1
                names[index] = name
            }
        }
        return names
    }

    /// What a relation's name depends on beside itself: the relations of the same group. For ids without dots, as those
    /// of merged documents are.
    package static func group(of relation: Relation) -> String {
        var parts = plainName(of: relation).split(separator: ".", omittingEmptySubsequences: false)
        // A number may be another relation's, or a year.
        while parts.count > 3, let last = parts.last, last.allSatisfy(\.isWholeNumber) { parts.removeLast() }
        return parts.joined(separator: ".")
    }

    private static func plainName(of relation: Relation) -> String {
        var parts = [relation.subject, relation.predicate.rawValue, relation.object]
        if relation.status != .actual { parts.append(relation.status.rawValue) }
        if let speaker = relation.attributedTo { parts.append("by-" + speaker) }
        if let date = relation.date { parts.append(date) }
        if let role = relation.role { parts.append(slug(role)) }
        return parts.joined(separator: ".")
    }

    private static func sortKey(of relation: Relation) -> [String] {
        let head = [
            relation.status.rawValue, relation.attributedTo ?? "", relation.date ?? "", relation.role ?? "",
            relation.confidence.map { "\($0)" } ?? "",
        ]
        return head + relation.evidence.map { "\($0.document) \($0.range) \($0.quote)" }.sorted()
    }
}
