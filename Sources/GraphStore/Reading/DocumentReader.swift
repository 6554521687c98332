import KnowledgeGraph

/// Documents as they were put into the store.
struct DocumentReader {
    private let sql: Statements

    init(_ sql: Statements) { self.sql = sql }

    /// The document of an article by its number; `nil` without one.
    func document(_ seq: Int) throws -> GraphDocument? {
        let head = try sql.first("SELECT id, title, date, url FROM article WHERE seq = ?", .int(seq)) {
            GraphDocument(
                id: $0.text(0), title: $0.optionalText(1), date: $0.optionalText(2), url: $0.optionalText(3))
        }
        guard var document = head else { return nil }
        document.entities = try sql.map(
            """
            SELECT article, ordinal, id, type, name, aliases, link, mentions FROM local_entity
            WHERE article = ? ORDER BY ordinal
            """, .int(seq)
        ) { Member($0).entity }
        let ids = document.entities.map(\.id)
        var pieces: [Int: [Evidence]] = [:]
        try sql.each(
            """
            SELECT claim, document, start, "end", quote, sentence FROM evidence WHERE article = ?
            ORDER BY claim, ordinal
            """, .int(seq)
        ) {
            pieces[$0.int(0), default: []].append(
                Evidence(
                    document: $0.optionalText(1) ?? "", range: $0.int(2)..<max($0.int(2), $0.int(3)),
                    quote: $0.text(4), sentence: $0.text(5)))
        }
        document.relations = try sql.map(
            """
            SELECT article, ordinal, subject, predicate, object, status, role, speaker, confidence, date FROM claim
            WHERE article = ? ORDER BY ordinal
            """, .int(seq), body: Claim.init
        ).compactMap { claim in
            guard let predicate = Predicate(rawValue: claim.predicate) else { return nil }
            return Relation(
                subject: ids[claim.subject], predicate: predicate, object: ids[claim.object],
                status: RelationStatus(rawValue: claim.status) ?? .actual, role: claim.role,
                attributedTo: claim.speaker.map { ids[$0] }, confidence: claim.confidence, date: claim.date,
                evidence: pieces[claim.ordinal] ?? [])
        }
        return document
    }
}
