import KnowledgeGraph

/// Looks for words in one state of a store.
struct StoredSearch {
    private let sql: Statements

    init(_ sql: Statements) { self.sql = sql }

    /// Entities by their names; each once, by the name that fits best.
    func entities(_ text: SearchText, limit: Int) throws -> [GraphStore.EntityHit] {
        guard !text.names.isEmpty else { return [] }
        return try sql.map(
            """
            SELECT n.slug, n.type, n.name, f.name, n.degree, min(2 * CASE WHEN f.search = ?2 THEN 0
                WHEN substr(f.search, 1, length(?2)) = ?2 THEN 1 ELSE 2 END + (f.name <> n.name)) AS fit
            FROM name_text t JOIN node_form f ON f.id = t.rowid JOIN node n ON n.id = f.node
            WHERE t.name_text MATCH ?1 GROUP BY n.id ORDER BY fit, n.degree DESC, n.name, n.id LIMIT ?3
            """, .text(text.names), .text(text.key), .int(limit)
        ) {
            let (name, form) = ($0.text(2), $0.text(3))
            return GraphStore.EntityHit(
                id: $0.text(0), type: EntityType(rawValue: $0.text(1)) ?? .organization, name: name,
                alias: form == name ? nil : form, degree: $0.int(4))
        }
    }

    /// Sentences, the best of the latest some thousand that match: to weigh every "said" of a large store takes too long.
    func sentences(_ text: SearchText, limit: Int) throws -> [GraphStore.SentenceHit] {
        guard !text.sentences.isEmpty, limit > 0 else { return [] }
        // The number of a piece begins with that of its article.
        let pieces = try sql.map(
            """
            WITH latest AS MATERIALIZED (
                SELECT rowid AS number, rank AS score FROM sentence_text WHERE sentence_text MATCH ?
                ORDER BY rowid DESC LIMIT 2000)
            SELECT number >> 22, number FROM latest ORDER BY score, number >> 22 DESC, number
            """, .text(text.sentences)
        ) { (article: $0.int(0), number: $0.int(1)) }
        var hits: [GraphStore.SentenceHit] = []
        var seen: Set<[String]> = []
        for piece in pieces {
            guard let hit = try hit(piece.article, piece.number),
                seen.insert([hit.document, hit.sentence]).inserted
            else { continue }
            hits.append(hit)
            if hits.count == limit { break }
        }
        return hits
    }

    /// What a piece of evidence says; `nil` where that is no relation.
    private func hit(_ article: Int, _ number: Int) throws -> GraphStore.SentenceHit? {
        try sql.first(
            """
            SELECT coalesce(e.document, a.id), d.title, d.date, CASE e.sentence WHEN '' THEN e.quote ELSE e.sentence END,
            e.start, e."end", s.slug, r.predicate, o.slug, s.name, o.name
            FROM evidence e JOIN article a ON a.seq = e.article
            LEFT JOIN article d ON d.id = coalesce(e.document, a.id)
            JOIN claim c ON c.article = e.article AND c.ordinal = e.claim JOIN edge r ON r.id = c.edge
            JOIN node s ON s.id = r.subject JOIN node o ON o.id = r.object
            WHERE e.article = ? AND e.number = ?
            """, .int(article), .int(number)
        ) { row in
            Predicate(rawValue: row.text(7)).map { predicate in
                GraphStore.SentenceHit(
                    document: row.text(0), title: row.optionalText(1), date: row.optionalText(2),
                    sentence: row.text(3), start: row.int(4), end: max(row.int(4), row.int(5)),
                    subject: row.text(6), predicate: predicate, object: row.text(8),
                    subjectName: row.text(9), objectName: row.text(10))
            }
        } ?? nil
    }
}
