import GRDB
import KnowledgeGraph

extension GraphStore {
    /// The graph of all articles.
    public func graph() throws(StoreError) -> Graph {
        try read { try StoredGraph(Statements($0)).graph() }
    }

    /// The part of the graph around some entities: relations up to `depth` steps away, with their ends, and who says them.
    /// Only what is near is read.
    ///
    /// - Parameter ids: of the entities; those that the store has not are passed over.
    public func graph(around ids: [String], depth: Int = 1) throws(StoreError) -> Graph {
        try read { try StoredGraph(Statements($0)).graph(around: ids, depth: depth) }
    }

    /// The entities that bear a name, as ``KnowledgeGraph/NameIndex`` has it: by id, by full name, by alias, and last by a
    /// person's surname.
    public func entities(named name: String) throws(StoreError) -> [Entity] {
        try read { try StoredGraph(Statements($0)).entities(named: name) }
    }
}

/// Reads the graph, or a part of it, from one state of a store.
struct StoredGraph {
    let sql: Statements

    init(_ sql: Statements) { self.sql = sql }

    func graph() throws -> Graph {
        let nodes = try nodes()
        return Graph(
            sources: try sources(), entities: try entities(nodes),
            relations: try relations(
                try edges(), Dictionary(uniqueKeysWithValues: nodes.map { ($0.id, $0.entity.id) })))
    }

    func graph(around ids: [String], depth: Int) throws -> Graph {
        var near = Set(try ids.compactMap(node(withID:)))
        var frontier = near
        var found: Set<Int> = []
        for _ in 0..<max(0, depth) {
            var next: Set<Int> = []
            for node in frontier {
                try sql.each(
                    "SELECT id, subject, object FROM edge WHERE subject = ?1 OR object = ?1", .int(node)
                ) {
                    found.insert($0.int(0))
                    for end in [$0.int(1), $0.int(2)] where near.insert(end).inserted { next.insert(end) }
                }
            }
            frontier = next
        }
        // Relations among the outermost belong to it, too.
        for node in frontier {
            try sql.each("SELECT id, object FROM edge WHERE subject = ?1", .int(node)) {
                if near.contains($0.int(1)) { found.insert($0.int(0)) }
            }
        }
        return try part(found.compactMap(edge), near)
    }

    /// These edges and nodes, those that say the edges, and the documents that do.
    ///
    /// - Parameter pieces: of evidence, at most so many for each edge; all if `nil`.
    func part(_ edges: [Edge], _ near: Set<Int>, pieces: Int? = nil) throws -> Graph {
        let edges = edges.sorted { ($0.article, $0.ordinal) < ($1.article, $1.ordinal) }
        let nodes = try near.union(edges.compactMap(\.speaker)).compactMap(node).sorted {
            ($0.article, $0.ordinal) < ($1.article, $1.ordinal)
        }
        let relations = try relations(
            edges, Dictionary(uniqueKeysWithValues: nodes.map { ($0.id, $0.entity.id) }), pieces: pieces)
        let documents = Set(relations.flatMap { $0.evidence.map(\.document) })
        return Graph(
            sources: try documents.compactMap(source).sorted { $0.seq < $1.seq }.map(\.source),
            entities: try entities(nodes), relations: relations)
    }

    // MARK: - Nodes

    struct Node {
        let id: Int
        var entity: Entity
        let article: Int
        let ordinal: Int
    }

    private func node(_ row: RawStatement) -> Node {
        Node(
            id: row.int(0),
            entity: Entity(
                id: row.text(1), type: EntityType(rawValue: row.text(2)) ?? .organization, name: row.text(3),
                link: row.optionalText(4), mentionCount: row.int(5)), article: row.int(6), ordinal: row.int(7)
        )
    }

    func nodes() throws -> [Node] {
        try sql.map(
            "SELECT id, slug, type, name, link, mentions, article, ordinal FROM node ORDER BY article, ordinal",
            body: node)
    }

    func node(_ id: Int) throws -> Node? {
        try sql.first(
            "SELECT id, slug, type, name, link, mentions, article, ordinal FROM node WHERE id = ?", .int(id),
            body: node)
    }

    func node(withID slug: String) throws -> Int? {
        try sql.first("SELECT id FROM node WHERE slug = ?", .text(slug.composed)) { $0.int(0) }
    }

    /// The nodes' entities with their aliases.
    func entities(_ nodes: [Node]) throws -> [Entity] {
        try nodes.map { node in
            var entity = node.entity
            entity.aliases = try sql.map(
                "SELECT name FROM node_form WHERE node = ? ORDER BY article, ordinal, position", .int(node.id)
            ) { $0.text(0) }.filter { $0 != entity.name }
            return entity
        }
    }

    func entities(named name: String) throws -> [Entity] {
        let name = name.composed
        if let id = try node(withID: name) { return try entities([node(id)].compactMap { $0 }) }
        let key = nameKey(name)
        var ids = try sql.map("SELECT DISTINCT node FROM node_form WHERE search = ?", .text(key)) {
            $0.int(0)
        }
        if ids.isEmpty {
            // A surname stands in no index of its own; the names are fewer than the articles by far.
            ids = try sql.map("SELECT DISTINCT node FROM node_form WHERE search LIKE '% ' || ?", .text(key)) {
                $0.int(0)
            }
        }
        let nodes = try ids.compactMap(node).sorted { ($0.article, $0.ordinal) < ($1.article, $1.ordinal) }
        return NameIndex(try entities(nodes)).all(named: name)
    }

    // MARK: - Edges

    struct Edge {
        let id: Int
        let subject: Int
        let object: Int
        let speaker: Int?
        var relation: Relation
        let article: Int
        let ordinal: Int
    }

    func edge(_ row: RawStatement) -> Edge? {
        guard let predicate = Predicate(rawValue: row.text(2)) else { return nil }
        let relation = Relation(
            subject: "", predicate: predicate, object: "",
            status: RelationStatus(rawValue: row.text(4)) ?? .actual,
            role: row.optionalText(5), confidence: row.optionalReal(8), date: row.optionalText(7))
        return Edge(
            id: row.int(0), subject: row.int(1), object: row.int(3), speaker: row.optionalInt(6),
            relation: relation,
            article: row.int(9), ordinal: row.int(10))
    }

    private func edges() throws -> [Edge] {
        try sql.map(
            """
            SELECT id, subject, predicate, object, status, role, speaker, date, confidence, article, ordinal FROM edge
            ORDER BY article, ordinal
            """, body: edge
        ).compactMap { $0 }
    }

    func edge(_ id: Int) throws -> Edge? {
        try sql.first(
            """
            SELECT id, subject, predicate, object, status, role, speaker, date, confidence, article, ordinal FROM edge
            WHERE id = ?
            """, .int(id), body: edge
        ) ?? nil
    }

    /// The relations that edges are, with their evidence.
    private func relations(
        _ edges: [Edge], _ ids: [Int: String], pieces: Int? = nil
    ) throws -> [Relation] {
        try edges.map { edge in
            var relation = edge.relation
            relation.subject = ids[edge.subject] ?? ""
            relation.object = ids[edge.object] ?? ""
            relation.attributedTo = edge.speaker.flatMap { ids[$0] }
            var seen: Set<Evidence> = []
            _ = try sql.search(
                """
                SELECT coalesce(e.document, a.id), e.start, e."end", e.quote, e.sentence FROM claim c
                JOIN evidence e ON e.article = c.article AND e.claim = c.ordinal JOIN article a ON a.seq = c.article
                WHERE c.edge = ? ORDER BY c.article, c.ordinal, e.ordinal
                """, .int(edge.id)
            ) { row -> Bool? in
                let piece = Evidence(
                    document: row.text(0), range: row.int(1)..<max(row.int(1), row.int(2)),
                    quote: row.text(3), sentence: row.text(4))
                if seen.insert(piece).inserted { relation.evidence.append(piece) }
                return relation.evidence.count == pieces ? true : nil
            }
            return relation
        }
    }

    // MARK: - Documents

    private func sources() throws -> [Graph.Source] {
        try sql.map("SELECT id, title, date, url FROM article ORDER BY seq") {
            Graph.Source(
                id: $0.text(0), title: $0.optionalText(1), date: $0.optionalText(2), url: $0.optionalText(3))
        }
    }

    private func source(_ id: String) throws -> (seq: Int, source: Graph.Source)? {
        try sql.first("SELECT seq, id, title, date, url FROM article WHERE id = ?", .text(id)) {
            (
                $0.int(0),
                Graph.Source(
                    id: $0.text(1), title: $0.optionalText(2), date: $0.optionalText(3),
                    url: $0.optionalText(4))
            )
        }
    }
}
