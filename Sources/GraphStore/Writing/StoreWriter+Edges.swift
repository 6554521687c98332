import Exchange
import KnowledgeGraph
import RDF

/// Edges and the claims that make them.
extension StoreWriter {
    /// Takes the quads of a part of an edge away, before it changes; they are made anew in the end.
    func touch(_ part: EdgePart) throws {
        guard touchedParts.insert(part).inserted, !newEdges.contains(part.edge) else { return }
        removedQuads += try quads(of: part)
    }

    /// The same for all parts of an edge.
    func touch(edge: Int) throws {
        guard !newEdges.contains(edge) else { return }
        try touch(EdgePart(edge: edge, document: nil))
        let articles = try sql.map("SELECT article, ordinal FROM claim WHERE edge = ?", .int(edge)) {
            ($0.int(0), $0.int(1))
        }
        for (article, ordinal) in articles {
            for document in try documents(ofClaim: ordinal, article) {
                try touch(EdgePart(edge: edge, document: document))
            }
        }
    }

    /// The same for all edges that a node is an end or the speaker of.
    func touchEdges(of node: Int) throws -> [Int] {
        let edges = try sql.map(
            """
            SELECT id FROM edge WHERE subject = ?1 UNION SELECT id FROM edge WHERE object = ?1
            UNION SELECT id FROM edge WHERE speaker = ?1
            """, .int(node)
        ) { $0.int(0) }
        for edge in edges { try touch(edge: edge) }
        return edges
    }

    /// The documents that a claim's evidence is of.
    private func documents(ofClaim ordinal: Int, _ article: Int) throws -> [String] {
        var documents: [String] = []
        try sql.each(
            "SELECT DISTINCT document FROM evidence WHERE article = ? AND claim = ?", .int(article),
            .int(ordinal)
        ) { documents.append($0.optionalText(0) ?? "") }
        return try documents.map { try $0.isEmpty ? articleID(article) : $0 }
    }

    // MARK: - Claims come

    /// Makes a claim part of the edge that says the same, or of a new one. One whose ends are the same node is none.
    func attach(_ claim: Claim) throws {
        guard let subject = try node(claim.subject, of: claim.article),
            let object = try node(claim.object, of: claim.article), subject != object
        else { return }
        let speaker = try claim.speaker.flatMap { try node($0, of: claim.article) }
        let key = claim.key(subject: subject, object: object, speaker: speaker)
        let pieces =
            try sql.first(
                "SELECT count(*) FROM evidence WHERE article = ? AND claim = ?", .int(claim.article),
                .int(claim.ordinal)
            ) { $0.int(0) } ?? 0
        let known = try sql.first(
            "SELECT id, confidence, evidence, article, ordinal, subject FROM edge WHERE key = ?", .text(key)
        ) {
            (
                edge: $0.int(0), confidence: $0.optionalReal(1), evidence: $0.int(2),
                isLater: ($0.int(3), $0.int(4)) > (claim.article, claim.ordinal), subject: $0.int(5)
            )
        }
        let edge: Int
        if let known {
            edge = known.edge
            let confidence = [known.confidence, claim.confidence].compactMap { $0 }.max()
            let turns = known.isLater && known.subject != subject
            if turns || confidence != known.confidence { try touch(edge: edge) }
            if known.evidence == 0 { try touch(EdgePart(edge: edge, document: nil)) }
            if turns { staleEdges.insert(edge) }
            for document in try documents(ofClaim: claim.ordinal, claim.article) {
                try touch(EdgePart(edge: edge, document: document))
            }
            try sql.run(
                "UPDATE edge SET claims = claims + 1, evidence = evidence + ?2, confidence = ?3 WHERE id = ?1",
                .int(edge), .int(pieces), .real(confidence))
            if known.isLater {
                try sql.run(
                    "UPDATE edge SET article = ?2, ordinal = ?3, subject = ?4, object = ?5 WHERE id = ?1",
                    .int(edge), .int(claim.article), .int(claim.ordinal), .int(subject), .int(object))
            }
        } else {
            try sql.run(
                """
                INSERT INTO edge(key, subject, predicate, object, status, role, speaker, date, confidence, claims,
                evidence, article, ordinal, name_group, name)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 1, ?10, ?11, ?12, '', '')
                """, .text(key), .int(subject), .text(claim.predicate), .int(object), .text(claim.status),
                .text(claim.role), .int(speaker), .text(claim.date), .real(claim.confidence), .int(pieces),
                .int(claim.article), .int(claim.ordinal))
            edge = sql.lastID
            newEdges.insert(edge)
            staleEdges.insert(edge)
            for document in try documents(ofClaim: claim.ordinal, claim.article) {
                try touch(EdgePart(edge: edge, document: document))
            }
            try touch(EdgePart(edge: edge, document: nil))
        }
        try sql.run(
            "UPDATE claim SET edge = ?3 WHERE article = ?1 AND ordinal = ?2", .int(claim.article),
            .int(claim.ordinal), .int(edge))
    }

    private func node(_ ordinal: Int, of article: Int) throws -> Int? {
        try sql.first(
            "SELECT node FROM local_entity WHERE article = ? AND ordinal = ?", .int(article), .int(ordinal)
        ) { $0.int(0) }
    }

    // MARK: - Claims go

    /// Takes a claim out of its edge, which goes with its last one.
    func detach(_ claim: Claim) throws {
        let edge = try sql.first(
            """
            SELECT e.id, e.claims, e.evidence, e.confidence, e.article, e.ordinal, e.subject, e.name_group
            FROM claim c JOIN edge e ON e.id = c.edge WHERE c.article = ? AND c.ordinal = ?
            """, .int(claim.article), .int(claim.ordinal)
        ) {
            (
                id: $0.int(0), claims: $0.int(1), evidence: $0.int(2), confidence: $0.optionalReal(3),
                isFirst: ($0.int(4), $0.int(5)) == (claim.article, claim.ordinal), subject: $0.int(6),
                group: $0.text(7)
            )
        }
        guard let edge else { return }
        let pieces =
            try sql.first(
                "SELECT count(*) FROM evidence WHERE article = ? AND claim = ?", .int(claim.article),
                .int(claim.ordinal)
            ) { $0.int(0) } ?? 0
        for document in try documents(ofClaim: claim.ordinal, claim.article) {
            try touch(EdgePart(edge: edge.id, document: document))
        }
        if edge.evidence == pieces || edge.claims == 1 { try touch(EdgePart(edge: edge.id, document: nil)) }
        if edge.claims == 1 {
            try sql.run("DELETE FROM edge WHERE id = ?", .int(edge.id))
            staleGroups.insert(edge.group)
            newEdges.remove(edge.id)
            staleEdges.remove(edge.id)
        } else {
            try leave(claim, edge.id, isFirst: edge.isFirst, pieces: pieces, edge.confidence)
        }
        try sql.run(
            "UPDATE claim SET edge = NULL WHERE article = ? AND ordinal = ?", .int(claim.article),
            .int(claim.ordinal))
    }

    private func leave(
        _ claim: Claim, _ edge: Int, isFirst: Bool, pieces: Int, _ confidence: Double?
    ) throws {
        var rest = confidence
        if confidence != nil, claim.confidence == confidence {
            rest =
                try sql.first(
                    "SELECT max(confidence) FROM claim WHERE edge = ?1 AND NOT (article = ?2 AND ordinal = ?3)",
                    .int(edge), .int(claim.article), .int(claim.ordinal)
                ) { $0.optionalReal(0) } ?? nil
        }
        if rest != confidence { try touch(edge: edge) }
        if isFirst {
            let next = try sql.first(
                """
                SELECT c.article, c.ordinal, s.node, o.node FROM claim c
                JOIN local_entity s ON s.article = c.article AND s.ordinal = c.subject
                JOIN local_entity o ON o.article = c.article AND o.ordinal = c.object
                WHERE c.edge = ?1 AND (c.article, c.ordinal) > (?2, ?3) ORDER BY c.article, c.ordinal LIMIT 1
                """, .int(edge), .int(claim.article), .int(claim.ordinal)
            ) { ($0.int(0), $0.int(1), $0.int(2), $0.int(3)) }
            if let (article, ordinal, subject, object) = next {
                let turns = try !sql.has(
                    "SELECT 1 FROM edge WHERE id = ? AND subject = ?", .int(edge), .int(subject))
                if turns {
                    try touch(edge: edge)
                    staleEdges.insert(edge)
                }
                try sql.run(
                    "UPDATE edge SET article = ?2, ordinal = ?3, subject = ?4, object = ?5 WHERE id = ?1",
                    .int(edge), .int(article), .int(ordinal), .int(subject), .int(object))
            }
        }
        try sql.run(
            "UPDATE edge SET claims = claims - 1, evidence = evidence - ?2, confidence = ?3 WHERE id = ?1",
            .int(edge), .int(pieces), .real(rest))
    }

    /// Detaches all claims that an entity of a node has a part in, and returns those that were attached.
    func detachClaims(of node: Int) throws -> [Claim] {
        let claims = try sql.map(
            """
            SELECT c.article, c.ordinal, c.subject, c.predicate, c.object, c.status, c.role, c.speaker, c.confidence,
            c.date FROM local_entity m JOIN claim c ON c.article = m.article
            AND (c.subject = m.ordinal OR c.object = m.ordinal OR c.speaker = m.ordinal)
            WHERE m.node = ? AND c.edge IS NOT NULL GROUP BY c.article, c.ordinal
            """, .int(node), body: Claim.init)
        for claim in claims { try detach(claim) }
        return claims
    }

    // MARK: - Quads

    /// What a part of an edge says, as things are now; nothing where there is no such part.
    func quads(of part: EdgePart) throws -> [Quad] {
        guard let (relation, name, evidence) = try relation(ofEdge: part.edge) else { return [] }
        guard let document = part.document else {
            return evidence > 0 ? [] : mapping.quads(of: relation, name: name, in: nil, evidence: [])
        }
        let (pieces, isForeign) = try self.evidence(of: part.edge, in: document)
        guard !pieces.isEmpty else { return [] }
        // A document that is no article of the store has nobody else to say what it is.
        return mapping.quads(of: relation, name: name, in: document, evidence: pieces)
            + (isForeign ? mapping.quads(of: Graph.Source(id: document)) : [])
    }

    /// An edge without its evidence, its name, and how many pieces of evidence there are.
    func relation(ofEdge edge: Int) throws -> (relation: Relation, name: String, evidence: Int)? {
        let row = try sql.first(
            """
            SELECT subject, predicate, object, status, role, speaker, date, confidence, evidence, name
            FROM edge WHERE id = ?
            """, .int(edge)
        ) {
            row -> (
                subject: Int, object: Int, speaker: Int?, relation: Relation, name: String, evidence: Int
            )? in
            guard let predicate = Predicate(rawValue: row.text(1)) else { return nil }
            let relation = Relation(
                subject: "", predicate: predicate, object: "",
                status: RelationStatus(rawValue: row.text(3)) ?? .actual, role: row.optionalText(4),
                confidence: row.optionalReal(7), date: row.optionalText(6))
            return (row.int(0), row.int(2), row.optionalInt(5), relation, row.text(9), row.int(8))
        }
        guard let row, let row else { return nil }
        var relation = row.relation
        relation.subject = try slug(of: row.subject)
        relation.object = try slug(of: row.object)
        relation.attributedTo = try row.speaker.map { try slug(of: $0) }
        return (relation, row.name, row.evidence)
    }

    /// The evidence of an edge in a document, each piece once, with numbers that it keeps; and whether another document
    /// gives any of it.
    private func evidence(
        of edge: Int, in document: String
    ) throws -> (pieces: [(piece: Evidence, number: Int)], isForeign: Bool) {
        var pieces: [(piece: Evidence, number: Int)] = []
        var seen: Set<Evidence> = []
        func take(_ row: RawStatement) {
            let piece = Evidence(
                document: document, range: row.int(1)..<max(row.int(1), row.int(2)), quote: row.text(3),
                sentence: row.text(4))
            if seen.insert(piece).inserted { pieces.append((piece, row.int(0))) }
        }
        try sql.each(
            """
            SELECT e.number, e.start, e."end", e.quote, e.sentence FROM article a
            JOIN claim c ON c.edge = ?1 AND c.article = a.seq
            JOIN evidence e ON e.article = c.article AND e.claim = c.ordinal AND e.document IS NULL
            WHERE a.id = ?2 ORDER BY c.ordinal, e.ordinal
            """, .int(edge), .text(document), body: take)
        let own = pieces.count
        if try hasForeignEvidence() {
            try sql.each(
                """
                SELECT e.number, e.start, e."end", e.quote, e.sentence FROM evidence e
                JOIN claim c ON c.article = e.article AND c.ordinal = e.claim AND c.edge = ?1
                WHERE e.document = ?2 ORDER BY c.article, c.ordinal, e.ordinal
                """, .int(edge), .text(document), body: take)
        }
        return (pieces, pieces.count > own)
    }
}
