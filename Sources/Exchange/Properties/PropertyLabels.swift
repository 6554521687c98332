import KnowledgeGraph

/// Labels and relationship types in the style of Neo4j.
enum PropertyLabels {
    /// `Entity` and `Person`.
    static func of(_ type: EntityType) -> [String] { ["Entity", type.rawValue.capitalized] }

    /// `HOLDS_OFFICE`
    static func of(_ predicate: Predicate) -> String {
        predicate.rawValue.reduce(into: "") { $0 += $1.isUppercase ? "_\($1)" : $1.uppercased() }
    }
}
