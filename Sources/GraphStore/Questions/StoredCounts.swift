import KnowledgeGraph

/// Counts over a whole store, by SQL.
struct StoredCounts {
    private let sql: Statements

    init(_ sql: Statements) { self.sql = sql }

    func statistics(top: Int) throws -> GraphStatistics {
        var statistics = GraphStatistics(Graph())
        statistics.documents = try count("SELECT count(*) FROM article")
        statistics.entitiesByType = try counts("SELECT type, count(*) FROM node GROUP BY type")
        statistics.relationsByPredicate = try counts(
            "SELECT predicate, count(*) FROM edge GROUP BY predicate")
        statistics.relationsByStatus = try counts("SELECT status, count(*) FROM edge GROUP BY status")
        statistics.entities = statistics.entitiesByType.values.reduce(0, +)
        statistics.relations = statistics.relationsByPredicate.values.reduce(0, +)
        statistics.mostConnected = try sql.map(
            """
            SELECT n.slug, n.name, n.type, d.degree FROM node n JOIN (
                SELECT node, count(*) AS degree FROM (
                    SELECT subject AS node FROM edge UNION ALL SELECT object FROM edge) GROUP BY node) d
            ON d.node = n.id ORDER BY d.degree DESC, n.name LIMIT ?
            """, .int(top)
        ) {
            GraphStatistics.Degree(
                id: $0.text(0), name: $0.text(1), type: EntityType(rawValue: $0.text(2)) ?? .organization,
                relations: $0.int(3))
        }
        let files = try counts("SELECT name, quads FROM quad_file")
        statistics.files = files.isEmpty ? nil : files
        return statistics
    }

    private func count(_ statement: StaticString) throws -> Int {
        try sql.first(statement) { $0.int(0) } ?? 0
    }

    private func counts(_ statement: StaticString) throws -> [String: Int] {
        Dictionary(
            try sql.map(statement) { ($0.text(0), $0.int(1)) }, uniquingKeysWith: { first, _ in first })
    }
}
