import KnowledgeGraph

extension GraphStore {
    /// A part of the graph, with how far the graph goes on beyond it.
    public struct Neighbourhood: Sendable, Hashable {
        /// The entities, relations among them, and who says these.
        ///
        /// Of relations that say the same of the same two, but for time, role and who says it, the one with the most
        /// evidence stands for all. It comes with its first two pieces. ``GraphStore/graph(around:depth:)`` has everything.
        public var graph: Graph
        /// With how many other entities each one has relations in the whole store, by its id.
        public var degrees: [String: Int]
        /// How many more entities there are, behind those that were asked for.
        public var remaining: Int

        public init(graph: Graph, degrees: [String: Int], remaining: Int) {
            self.graph = graph
            self.degrees = degrees
            self.remaining = remaining
        }
    }

    /// With how many other entities each of these has relations, by its id.
    ///
    /// - Throws: ``StoreError``; of kind ``StoreError/Kind/older`` for a store without degrees.
    public func degrees(of ids: [String]) throws(StoreError) -> [String: Int] {
        try readIndexed { try StoredNeighbourhoods($0).degrees(of: ids) }
    }

    /// The best-connected entities and the relations among them.
    ///
    /// Those that have the most neighbours come first, of equal ones by name. Who has no actual relation to another of
    /// them gives way to others that have one. In a crowd, where all have to do with all, each has its relations to the eight
    /// others with whom it has the most evidence, and to those that count it among theirs.
    ///
    /// - Parameter limit: of entities.
    /// - Throws: ``StoreError``; of kind ``StoreError/Kind/older`` for a store without degrees.
    public func overview(limit: Int) throws(StoreError) -> Neighbourhood {
        try readIndexed { try StoredNeighbourhoods($0).overview(limit: max(0, limit)) }
    }

    /// An entity with some of its neighbours, the best connected first, of equal ones by name, and the relations between it
    /// and them, but not those among them.
    ///
    /// - Parameters:
    ///   - limit: of neighbours.
    ///   - offset: how many neighbours to pass over first.
    /// - Returns: `nil` where the store has no such entity.
    /// - Throws: ``StoreError``; of kind ``StoreError/Kind/older`` for a store without degrees.
    public func neighbours(of id: String, limit: Int, offset: Int = 0) throws(StoreError) -> Neighbourhood? {
        try readIndexed {
            try StoredNeighbourhoods($0).neighbours(of: id, limit: max(0, limit), offset: max(0, offset))
        }
    }
}

/// Reads parts of the graph by how well entities are connected.
struct StoredNeighbourhoods {
    private let sql: Statements
    private let stored: StoredGraph
    /// Among two hundred there may be twenty thousand lines, and nothing to be seen.
    private static let mostLines = 8
    /// A relation that every article speaks of has thousands of sentences.
    private static let mostPieces = 2

    init(_ sql: Statements) {
        self.sql = sql
        stored = StoredGraph(sql)
    }

    func overview(limit: Int) throws -> GraphStore.Neighbourhood {
        let candidates = try sql.map(
            "SELECT id FROM node WHERE degree > 0 ORDER BY degree DESC, name, id LIMIT ?", .int(3 * limit)
        ) { $0.int(0) }
        let chosen = try connected(candidates, limit: limit)
        var edges = ChosenEdges()
        let others = "[" + chosen.map(String.init).joined(separator: ",") + "]"
        for node in chosen {
            // By the index alone: some have edges to everybody.
            try sql.each(
                """
                SELECT id, subject, object, predicate, status, evidence, speaker IS NOT NULL FROM edge
                WHERE subject = ? AND object IN (SELECT value FROM json_each(?))
                """, .int(node), .text(others)
            ) { edges.add($0) }
        }
        edges.keepStrongest(Self.mostLines)
        let all = try sql.first("SELECT count(*) FROM node") { $0.int(0) } ?? 0
        return try neighbourhood(edges, chosen, remaining: all - chosen.count)
    }

    /// The first candidates that have an actual relation to another of them, and then those that have one to these.
    private func connected(_ candidates: [Int], limit: Int) throws -> Set<Int> {
        let all = Set(candidates)
        var near: [Int: Set<Int>] = [:]
        for node in candidates {
            try sql.each("SELECT object FROM edge WHERE subject = ? AND status = 'actual'", .int(node)) {
                guard all.contains($0.int(0)) else { return }
                near[node, default: []].insert($0.int(0))
                near[$0.int(0), default: []].insert(node)
            }
        }
        let first = Set(candidates.prefix(limit))
        var chosen = first.filter { near[$0]?.isDisjoint(with: first) == false }
        for node in candidates where chosen.count < limit && !chosen.contains(node) {
            if near[node]?.isDisjoint(with: chosen) == false { chosen.insert(node) }
        }
        return chosen
    }

    func neighbours(of id: String, limit: Int, offset: Int) throws -> GraphStore.Neighbourhood? {
        guard let node = try stored.node(withID: id) else { return nil }
        let neighbours = try sql.map(
            """
            SELECT n.id FROM (
                SELECT object AS id FROM edge WHERE subject = ?1 UNION SELECT subject FROM edge WHERE object = ?1) e
            JOIN node n ON n.id = e.id ORDER BY n.degree DESC, n.name, n.id LIMIT ?2 OFFSET ?3
            """, .int(node), .int(limit), .int(offset)
        ) { $0.int(0) }
        var edges = ChosenEdges()
        for neighbour in neighbours {
            try sql.each(
                """
                SELECT id, subject, object, predicate, status, evidence, speaker IS NOT NULL FROM edge
                WHERE subject = ?1 AND object = ?2 OR subject = ?2 AND object = ?1
                """, .int(node), .int(neighbour)
            ) { edges.add($0) }
        }
        let behind = max(0, try degree(of: node) - offset - neighbours.count)
        return try neighbourhood(edges, Set(neighbours).union([node]), remaining: behind)
    }

    private func neighbourhood(
        _ edges: ChosenEdges, _ nodes: Set<Int>, remaining: Int
    ) throws -> GraphStore.Neighbourhood {
        let graph = try stored.part(edges.ids.compactMap(stored.edge), nodes, pieces: Self.mostPieces)
        return GraphStore.Neighbourhood(
            graph: graph, degrees: try degrees(of: graph.entities.map(\.id)), remaining: remaining)
    }

    func degrees(of ids: [String]) throws -> [String: Int] {
        var degrees: [String: Int] = [:]
        for id in ids { if let node = try stored.node(withID: id) { degrees[id] = try degree(of: node) } }
        return degrees
    }

    private func degree(of node: Int) throws -> Int {
        try sql.first("SELECT degree FROM node WHERE id = ?", .int(node)) { $0.int(0) } ?? 0
    }
}
