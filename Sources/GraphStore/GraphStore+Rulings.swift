import KnowledgeGraph

extension GraphStore {
    /// One entity of an article that was taken for an entity of articles before, and why.
    public struct Merge: Sendable, Hashable {
        /// The entity's id in the graph.
        public let entity: String
        /// What it is called there, and the article that it was first found in.
        public let name: String
        public let article: String
        /// What it is called in another article.
        public let otherName: String
        public let otherArticle: String
        public let rule: ResolutionRule
        /// What the two have in common, where the rule does not say it all: an office, a country, a name beside them.
        public let detail: String?
    }

    /// Every merge, in the order of the entities in the graph and of the articles.
    ///
    /// - Parameter id: of the entity whose merges are wanted; all if `nil`.
    public func merges(of id: String? = nil) throws(StoreError) -> [Merge] {
        try read { db in
            try Statements(db).map(
                """
                SELECT n.slug, f.name, fa.id, m.name, ma.id, m.rule, m.detail FROM node n
                JOIN local_entity f ON f.article = n.article AND f.ordinal = n.ordinal
                JOIN article fa ON fa.seq = f.article
                JOIN local_entity m ON m.node = n.id AND m.rule IS NOT NULL JOIN article ma ON ma.seq = m.article
                WHERE ?1 IS NULL OR n.slug = ?1
                ORDER BY n.article, n.ordinal, m.article, m.ordinal
                """, .text(id?.composed)
            ) {
                Merge(
                    entity: $0.text(0), name: $0.text(1), article: $0.text(2), otherName: $0.text(3),
                    otherArticle: $0.text(4), rule: ResolutionRule(rawValue: $0.text(5)) ?? .ruling,
                    detail: $0.optionalText(6))
            }
        }
    }

    /// Makes two entities one for good, whatever the rules say: also when their articles are read again.
    ///
    /// The entities are remembered by their names, and where others bear the same name, by name and article.
    ///
    /// - Parameters: ids in the graph.
    /// - Throws: ``StoreError`` of kind ``StoreError/Kind/request`` for an id that is not in the store.
    public func merge(_ a: String, _ b: String) throws(StoreError) {
        try ruling { rulings in
            let (first, second) = (try rulings.node(a), try rulings.node(b))
            guard first != second else { throw RequestError(message: "\(a) and \(b) are one entity already") }
            let (mine, others) = (try rulings.handles(of: first), try rulings.handles(of: second))
            for (index, handle) in mine.enumerated() {
                for other in index == 0 ? others[...] : others.prefix(1) {
                    try rulings.add("same", handle, other)
                }
            }
            return [first, second]
        }
    }

    /// Takes what some articles say of an entity away from it for good: it becomes an entity of its own, also when the
    /// articles are read again.
    ///
    /// - Parameters:
    ///   - id: of the entity in the graph.
    ///   - articles: ids of articles that speak of it, at least one, and not all of them.
    /// - Throws: ``StoreError`` of kind ``StoreError/Kind/request`` where that is not so.
    public func split(_ id: String, articles: [String]) throws(StoreError) {
        try ruling { rulings in
            let node = try rulings.node(id)
            let members = try rulings.members(of: node)
            let chosen = Set(articles.map(\.composed))
            if let stranger = chosen.first(where: { name in !members.contains { $0.article == name } }) {
                throw RequestError(message: "the article \"\(stranger)\" does not speak of \(id)")
            }
            guard members.contains(where: { !chosen.contains($0.article) }) else {
                throw RequestError(
                    message: "no other article speaks of \(id): there is nothing left to split from")
            }
            let group = "split:\(try rulings.nextNumber())"
            for member in members where chosen.contains(member.article) {
                try rulings.add(
                    "detached", ResolutionRulings.handle(member.identity, in: member.article), group)
            }
            return [node]
        }
    }

    /// Takes the entities that their articles call by one name away from an entity for good.
    ///
    /// - Parameters:
    ///   - id: of the entity in the graph.
    ///   - name: that some articles give as the name, whatever its case and accents; others must call it differently.
    /// - Throws: ``StoreError`` of kind ``StoreError/Kind/request`` where that is not so.
    public func split(_ id: String, name: String) throws(StoreError) {
        try ruling { rulings in
            let node = try rulings.node(id)
            let members = try rulings.members(of: node)
            let key = nameKey(name)
            let going = Set(members.filter { nameKey($0.name) == key }.map(\.identity))
            let staying = Set(members.map(\.identity)).subtracting(going)
            guard !going.isEmpty else {
                throw RequestError(
                    message:
                        "no article has \"\(name)\" as the name of \(id); give the articles to split off instead"
                )
            }
            guard !staying.isEmpty else {
                throw RequestError(
                    message:
                        "all articles know \(id) under this name or code; give the articles to split off instead"
                )
            }
            for a in going.sorted() {
                for b in staying.sorted() { try rulings.add("apart", a, b) }
            }
            return [node]
        }
    }

    /// Makes rulings and resolves again what they are about.
    private func ruling(_ body: (RulingTable) throws -> Set<Int>) throws(StoreError) {
        try write { writer in
            let table = RulingTable(writer.sql)
            let last = try table.nextNumber()
            var nodes = try body(table)
            nodes.formUnion(try table.nodes(from: last))
            try writer.loadRulings()
            try writer.resolveAgain(nodes)
        }
    }
}

/// What people said, and what is needed to say it by names.
struct RulingTable {
    private let sql: Statements
    /// More entities of one name than these are not remembered one by one.
    private static let mostHandles = 20

    init(_ sql: Statements) { self.sql = sql }

    func node(_ id: String) throws -> Int {
        guard let node = try StoredGraph(sql).node(withID: id) else {
            throw GraphStore.RequestError(message: "nothing in the store has the id \"\(id)\"")
        }
        return node
    }

    struct Named {
        let article: String
        let name: String
        let identity: String
    }

    func members(of node: Int) throws -> [Named] {
        try sql.map(
            """
            SELECT a.id, m.type, m.name, m.link FROM local_entity m JOIN article a ON a.seq = m.article
            WHERE m.node = ? ORDER BY m.article, m.ordinal
            """, .int(node)
        ) {
            let identity = $0.optionalText(3).map { "link:" + $0 } ?? "\($0.text(1)):\(nameKey($0.text(2)))"
            return Named(article: $0.text(0), name: $0.text(2), identity: identity)
        }
    }

    /// What to call a node's entities by: by names that no other node has, or else by name and article; or by the group
    /// that they were split off as.
    func handles(of node: Int) throws -> [String] {
        let resolution = StoredResolution(sql: sql)
        var handles: [String] = []
        let groups = try sql.map(
            "SELECT DISTINCT key FROM node_key WHERE node = ? AND key LIKE 'split:%'", .int(node)
        ) {
            $0.text(0)
        }
        if !groups.isEmpty { return groups }
        for member in try members(of: node) where handles.count < Self.mostHandles {
            let isSingle = !member.identity.contains(" ") && member.identity.hasPrefix("person:")
            let isOnly = try !isSingle && resolution.bearers(of: member.identity) == [node]
            let handle =
                isOnly ? member.identity : ResolutionRulings.handle(member.identity, in: member.article)
            if !handles.contains(handle) { handles.append(handle) }
        }
        return handles
    }

    func add(_ kind: String, _ a: String, _ b: String) throws {
        try sql.run("INSERT INTO ruling(kind, a, b) VALUES (?, ?, ?)", .text(kind), .text(a), .text(b))
    }

    /// The nodes that may have an entity which a ruling names, from the one with this number on: those with its name.
    func nodes(from number: Int) throws -> Set<Int> {
        let handles = try sql.map("SELECT a, b FROM ruling WHERE id >= ?", .int(number)) {
            [$0.text(0), $0.text(1)]
        }
        var nodes: Set<Int> = []
        for handle in Set(handles.joined()) {
            let identity = handle.prefix { $0 != "\u{1F}" }
            guard let colon = identity.firstIndex(of: ":") else { continue }
            let name = String(identity[identity.index(after: colon)...])
            try sql.each("SELECT DISTINCT node FROM node_form WHERE search = ?", .text(name)) {
                nodes.insert($0.int(0))
            }
        }
        return nodes
    }

    func nextNumber() throws -> Int {
        1 + (try sql.first("SELECT coalesce(max(id), 0) FROM ruling") { $0.int(0) } ?? 0)
    }
}
