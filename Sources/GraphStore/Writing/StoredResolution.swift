import KnowledgeGraph

/// The nodes of a store, as the resolver asks for them.
struct StoredResolution: ResolutionState {
    let sql: Statements

    func bearers(of key: String) throws -> [Int] {
        var nodes: [Int] = []
        try sql.each("SELECT DISTINCT node FROM node_key WHERE key = ?", .text(key)) {
            nodes.append($0.int(0))
        }
        guard nodes.count > 1 else { return nodes }
        // By age, which is not the order of their numbers once a part has been resolved again.
        let ages = try nodes.map { node in
            try sql.first("SELECT article, ordinal FROM node WHERE id = ?", .int(node)) {
                (node: node, article: $0.int(0), ordinal: $0.int(1))
            }
        }
        return ages.compactMap { $0 }.sorted { ($0.article, $0.ordinal) < ($1.article, $1.ordinal) }.map(
            \.node)
    }

    func fullNames(of node: Int) throws -> [String] {
        try sql.map("SELECT key FROM node_key WHERE node = ? AND is_full = 1", .int(node)) { $0.text(0) }
    }

    func name(of node: Int) throws -> String {
        try sql.first("SELECT name FROM node WHERE id = ?", .int(node)) { $0.text(0) } ?? ""
    }

    func hasFacts(_ node: Int) throws -> Bool {
        try sql.has("SELECT 1 FROM node WHERE id = ? AND facts > 0", .int(node))
    }

    func has(_ fact: String, _ node: Int) throws -> Bool {
        try sql.has("SELECT 1 FROM node_trait WHERE node = ? AND trait = ?", .int(node), .text(fact))
    }
}
