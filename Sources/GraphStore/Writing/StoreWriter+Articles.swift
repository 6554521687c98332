import Foundation
import KnowledgeGraph

/// Articles come and go.
extension StoreWriter {
    /// Puts an article behind all others.
    func insert(_ document: GraphDocument, origin: String?, hash: String, text: String?) throws {
        let document = document.normalized
        try sql.run(
            "INSERT INTO article(id, origin, hash, title, date, url, text) VALUES (?, ?, ?, ?, ?, ?, ?)",
            .text(document.id), .text(origin), .text(hash), .text(document.title), .text(document.date),
            .text(document.url), .text(text))
        let seq = sql.lastID
        addedQuads += mapping.quads(
            of: Graph.Source(id: document.id, title: document.title, date: document.date, url: document.url))
        try insertEntities(of: document, seq)
        let ordinals = Dictionary(
            document.entities.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        var number = 0
        for (ordinal, relation) in document.relations.enumerated() {
            guard let subject = ordinals[relation.subject], let object = ordinals[relation.object] else {
                continue
            }
            let claim = Claim(
                article: seq, ordinal: ordinal, relation, subject: subject, object: object,
                speaker: relation.attributedTo.flatMap { ordinals[$0] })
            try insert(claim)
            for (place, piece) in relation.evidence.enumerated() {
                try insert(piece, place, of: claim, number: seq << 20 | number)
                number += 1
            }
            try attach(claim)
        }
    }

    private func insertEntities(of document: GraphDocument, _ seq: Int) throws {
        let resolver = Resolver<StoredResolution>(rulings: rulings)
        var taken: Set<Int> = []
        let candidates = ResolutionCandidate.candidates(of: document)
        for (ordinal, entity) in document.entities.enumerated() {
            let candidate = candidates[ordinal].applying(rulings, article: document.id)
            let decision = try resolver.decide(candidate, taken: taken, in: resolution)
            let node = try assign(Member(article: seq, ordinal: ordinal, entity: entity), candidate, decision)
            if entity.type == .person { taken.insert(node) }
            try sql.run(
                """
                INSERT INTO local_entity(article, ordinal, id, type, name, aliases, link, mentions, node, rule, detail,
                unites) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, .int(seq), .int(ordinal), .text(entity.id), .text(entity.type.rawValue),
                .text(entity.name),
                .text(NameList.encode(entity.aliases)), .text(entity.link), .int(entity.mentionCount),
                .int(node),
                .text(decision.rule?.rawValue), .text(decision.detail), .int(decision.united.count))
        }
    }

    private func insert(_ claim: Claim) throws {
        try sql.run(
            """
            INSERT INTO claim(article, ordinal, subject, predicate, object, status, role, speaker, confidence, date)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, .int(claim.article), .int(claim.ordinal), .int(claim.subject), .text(claim.predicate),
            .int(claim.object), .text(claim.status), .text(claim.role), .int(claim.speaker),
            .real(claim.confidence), .text(claim.date))
    }

    /// - Parameter number: of the piece among all in the store; four numbers are its own for its nodes in RDF.
    private func insert(_ piece: Evidence, _ place: Int, of claim: Claim, number: Int) throws {
        if !piece.document.isEmpty { noteForeignEvidence() }
        try sql.run(
            """
            INSERT INTO evidence(article, claim, ordinal, number, document, start, "end", quote, sentence)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, .int(claim.article), .int(claim.ordinal), .int(place), .int(4 * number),
            .text(piece.document.isEmpty ? nil : piece.document), .int(piece.range.lowerBound),
            .int(piece.range.upperBound), .text(piece.quote), .text(piece.sentence))
    }

    /// Takes an article and all that it alone says out of the store.
    func remove(article seq: Int) throws {
        guard let document = try DocumentReader(sql).document(seq) else { return }
        removedQuads += mapping.quads(
            of: Graph.Source(id: document.id, title: document.title, date: document.date, url: document.url))
        for claim in try claims(of: seq) { try detach(claim) }
        try sql.run("DELETE FROM claim WHERE article = ?", .int(seq))
        try sql.run("DELETE FROM evidence WHERE article = ?", .int(seq))
        let nodes = try sql.map("SELECT node FROM local_entity WHERE article = ? ORDER BY ordinal", .int(seq))
        {
            $0.int(0)
        }
        let candidates = ResolutionCandidate.candidates(of: document).map {
            $0.applying(rulings, article: document.id)
        }
        var incidental: [Int] = []
        var stale: Set<Int> = []
        for (ordinal, entity) in document.entities.enumerated() {
            let member = Member(article: seq, ordinal: ordinal, entity: entity)
            if try isIncidental(member, candidates[ordinal], node: nodes[ordinal]) {
                incidental.append(ordinal)
            } else {
                stale.insert(nodes[ordinal])
            }
        }
        try sql.run("DELETE FROM local_entity WHERE article = ?", .int(seq))
        for ordinal in incidental {
            try removeIncidental(
                Member(article: seq, ordinal: ordinal, entity: document.entities[ordinal]),
                candidates[ordinal],
                from: nodes[ordinal])
        }
        try resolveAgain(stale)
        try sql.run("DELETE FROM article WHERE seq = ?", .int(seq))
        forgetArticle(seq)
    }

    private func claims(of seq: Int) throws -> [Claim] {
        try sql.map(
            """
            SELECT article, ordinal, subject, predicate, object, status, role, speaker, confidence, date FROM claim
            WHERE article = ? ORDER BY ordinal
            """, .int(seq), body: Claim.init)
    }
}

extension GraphDocument {
    /// With texts that Swift takes for equal written in one way, for SQLite and RDF take them for different; and with the
    /// document's own name left out of its evidence.
    var normalized: GraphDocument {
        var document = self
        document.id = id.composed
        for index in entities.indices {
            document.entities[index].id = entities[index].id.composed
            document.entities[index].name = entities[index].name.composed
            document.entities[index].aliases = entities[index].aliases.map(\.composed)
            document.entities[index].link = entities[index].link?.composed
        }
        for index in relations.indices {
            document.relations[index].subject = relations[index].subject.composed
            document.relations[index].object = relations[index].object.composed
            document.relations[index].attributedTo = relations[index].attributedTo?.composed
            document.relations[index].role = relations[index].role?.composed
            document.relations[index].date = relations[index].date?.composed
            for place in relations[index].evidence.indices {
                let name = relations[index].evidence[place].document.composed
                document.relations[index].evidence[place].document = name == document.id ? "" : name
            }
        }
        return document
    }
}

extension String {
    /// In normalization form C.
    var composed: String {
        utf8.allSatisfy { $0 < 0x80 } ? self : precomposedStringWithCanonicalMapping
    }
}
