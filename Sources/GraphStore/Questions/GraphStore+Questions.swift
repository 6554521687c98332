import GRDB
import KnowledgeGraph

/// Plain questions, which read no more of a store than they need.
extension GraphStore: GraphQuestions {
    /// - Throws: ``KnowledgeGraph/NameIndex/LookupError``, ``StoreError``.
    public func entity(named name: String) throws -> Entity {
        let found = try entities(named: name)
        if found.count == 1 { return found[0] }
        // Whoever has to be told of near names can wait for all of them to be read.
        let index = NameIndex(
            found.isEmpty ? try read { try StoredGraph(Statements($0)).allEntities() } : found)
        return try index.entity(named: name)
    }

    /// - Throws: ``StoreError``.
    public func graph(_ selection: Selection) throws -> Graph {
        // What is read has all of the part and some more, which selecting then leaves out.
        if !selection.around.isEmpty {
            return try graph(around: selection.around, depth: selection.depth).selecting(selection)
        }
        if let end = selection.from ?? selection.to {
            return try graph(around: [end]).selecting(selection)
        }
        return try graph().selecting(selection)
    }

    /// - Throws: ``StoreError``.
    public func relations(_ selection: Selection) throws -> Graph {
        guard selection.around.isEmpty, selection.from == nil, selection.to == nil, selection.isOfRelations
        else { return try graph(selection) }
        return try read { try StoredGraph(Statements($0)).graph(ofRelationsIn: selection) }.selecting(
            selection)
    }

    /// - Throws: ``StoreError``.
    public func statistics(_ selection: Selection, top: Int) throws -> GraphStatistics {
        guard selection.isEverything else { return GraphStatistics(try graph(selection), top: top) }
        return try read { try StoredCounts(Statements($0)).statistics(top: top) }
    }

    /// - Throws: ``StoreError``.
    public func origins(of id: String) throws -> EntityOrigins? {
        try read { try StoredGraph(Statements($0)).origins(of: id) }
    }
}

extension Selection {
    /// Whether predicate, status, confidence or speaker leave less than everything.
    fileprivate var isOfRelations: Bool {
        !predicates.isEmpty || !statuses.isEmpty || minimumConfidence != nil || speaker != nil
    }

    /// Whether the selection leaves nothing out.
    fileprivate var isEverything: Bool {
        around.isEmpty && types.isEmpty && since == nil && until == nil && from == nil && to == nil
            && !isOfRelations
    }
}

extension StoredGraph {
    /// All entities, with their names.
    func allEntities() throws -> [Entity] { try entities(nodes()) }

    /// The relations that a selection's predicates, statuses, confidence and speaker allow, their ends, and the documents that
    /// say them.
    func graph(ofRelationsIn selection: Selection) throws -> Graph {
        func list(_ values: [String]) -> SQLValue {
            values.isEmpty ? .null : .text("[" + values.map { "\"\($0)\"" }.joined(separator: ",") + "]")
        }
        let speaker = try selection.speaker.map { try node(withID: $0) ?? 0 }
        let edges = try sql.map(
            """
            SELECT id, subject, predicate, object, status, role, speaker, date, confidence, article, ordinal FROM edge
            WHERE (?1 IS NULL OR predicate IN (SELECT value FROM json_each(?1)))
            AND (?2 IS NULL OR status IN (SELECT value FROM json_each(?2)))
            AND coalesce(confidence, 1) >= ?3 AND (?4 IS NULL OR speaker = ?4)
            """, list(selection.predicates.map(\.rawValue)), list(selection.statuses.map(\.rawValue)),
            .real(selection.minimumConfidence ?? 0), .int(speaker), body: edge
        ).compactMap { $0 }
        return try part(edges, Set(edges.flatMap { [$0.subject, $0.object] }))
    }

    /// How the entity came about.
    func origins(of id: String) throws -> EntityOrigins? {
        guard let node = try node(withID: id) else { return nil }
        let documents = try sql.map(
            """
            SELECT DISTINCT a.seq, a.id, a.title, a.date, a.url FROM local_entity e JOIN article a ON a.seq = e.article
            WHERE e.node = ? ORDER BY a.seq
            """, .int(node)
        ) {
            Graph.Source(
                id: $0.text(1), title: $0.optionalText(2), date: $0.optionalText(3), url: $0.optionalText(4))
        }
        let merges = try sql.map(
            """
            SELECT rule, detail, count(*) FROM local_entity WHERE node = ? AND rule IS NOT NULL
            GROUP BY rule, detail ORDER BY count(*) DESC, rule, detail
            """, .int(node)
        ) { (ResolutionRule(rawValue: $0.text(0)), $0.optionalText(1), $0.int(2)) }
        return EntityOrigins(
            documents: documents,
            merges: merges.compactMap { rule, detail, count in
                rule.map { EntityOrigins.Merge(rule: $0, detail: detail, count: count) }
            })
    }
}
