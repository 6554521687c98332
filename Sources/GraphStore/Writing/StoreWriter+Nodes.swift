import Exchange
import KnowledgeGraph
import RDF

/// Nodes and what they are made of.
extension StoreWriter {
    /// Remembers a node as it was, before it changes.
    func touch(node: Int) throws {
        guard touchedNodes.index(forKey: node) == nil else { return }
        touchedNodes[node] = .some(try state(of: node))
    }

    func state(of node: Int) throws -> NodeState? {
        try sql.first("SELECT slug, type, name, link, mentions FROM node WHERE id = ?", .int(node)) {
            NodeState(
                slug: $0.text(0), type: $0.text(1), name: $0.text(2), link: $0.optionalText(3),
                mentions: $0.int(4))
        }
    }

    // MARK: - Members come

    /// Puts an entity where the resolver wants it and returns its node. The row of the entity is written after.
    func assign(
        _ member: Member, _ candidate: ResolutionCandidate, _ decision: ResolutionDecision<Int>
    ) throws -> Int {
        var node = decision.node ?? 0
        var detached: [Claim] = []
        for other in decision.united {
            let (older, newer) = try byAge(node, other)
            detached += try detachClaims(of: newer)
            try unite(newer, into: older, detail: decision.detail ?? member.entity.name)
            node = older
        }
        if node == 0 {
            node = try makeNode(for: member, facts: candidate.facts.count)
        } else {
            try touch(node: node)
            try sql.run(
                """
                UPDATE node SET mentions = mentions + ?2, members = members + 1, facts = facts + ?3,
                companies = companies + ?4, link = coalesce(link, ?5) WHERE id = ?1
                """, .int(node), .int(member.entity.mentionCount), .int(candidate.facts.count),
                .int(decision.rule == .sameCompany ? 1 : 0), .text(member.entity.link))
        }
        for (name, position) in member.forms { try add(form: name, position, of: member, to: node) }
        for key in Set(candidate.keys) {
            try add(key: key.text, isFull: key.isFull, count: 1, article: member.article, to: node)
        }
        for trait in Set(candidate.facts + candidate.companions) {
            try add(trait: trait, count: 1, article: member.article, to: node)
        }
        for claim in detached { try attach(claim) }
        return node
    }

    private func makeNode(for member: Member, facts: Int) throws -> Int {
        let base = KnowledgeGraph.slug(member.entity.name)
        try sql.run(
            """
            INSERT INTO node(type, name, link, base, stem, slug, mentions, members, facts, companies, article, ordinal)
            VALUES (?1, ?2, ?3, ?4, ?5, '', ?6, 1, ?9, 0, ?7, ?8)
            """, .text(member.entity.type.rawValue), .text(member.entity.name), .text(member.entity.link),
            .text(base), .text(SlugNumbers.stem(of: base)), .int(member.entity.mentionCount),
            .int(member.article), .int(member.ordinal), .int(facts))
        let node = sql.lastID
        touchedNodes[node] = .some(nil)
        formChanges[node] = nil
        slugs[node] = nil
        newNodes.append(node)
        return node
    }

    private func add(form name: String, _ position: Int, of member: Member, to node: Int) throws {
        try sql.run(
            """
            UPDATE node_form SET count = count + 1,
            article = CASE WHEN (article, ordinal, position) > (?3, ?4, ?5) THEN ?3 ELSE article END,
            ordinal = CASE WHEN (article, ordinal, position) > (?3, ?4, ?5) THEN ?4 ELSE ordinal END,
            position = CASE WHEN (article, ordinal, position) > (?3, ?4, ?5) THEN ?5 ELSE position END
            WHERE node = ?1 AND name = ?2
            """, .int(node), .text(name), .int(member.article), .int(member.ordinal), .int(position))
        guard db.changesCount == 0 else { return }
        try insert(form: name, count: 1, member.article, member.ordinal, position, to: node)
    }

    private func insert(
        form name: String, count: Int, _ article: Int, _ ordinal: Int, _ position: Int, to node: Int
    ) throws {
        try sql.run(
            "INSERT INTO node_form(node, name, search, count, article, ordinal, position) VALUES (?, ?, ?, ?, ?, ?, ?)",
            .int(node), .text(name), .text(nameKey(name)), .int(count), .int(article), .int(ordinal),
            .int(position))
        formChanges[node, default: [:]][name, default: 0] += 1
    }

    private func add(key: String, isFull: Bool, count: Int, article: Int, to node: Int) throws {
        try sql.run(
            """
            INSERT INTO node_key(key, node, is_full, count, article) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT DO UPDATE SET count = count + ?4, article = min(article, ?5)
            """, .text(key), .int(node), .int(isFull ? 1 : 0), .int(count), .int(article))
    }

    private func add(trait: String, count: Int, article: Int, to node: Int) throws {
        try sql.run(
            """
            INSERT INTO node_trait(node, trait, count, article) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT DO UPDATE SET count = count + ?3, article = min(article, ?4)
            """, .int(node), .text(trait), .int(count), .int(article))
    }

    // MARK: - Nodes become one

    private func byAge(_ a: Int, _ b: Int) throws -> (older: Int, newer: Int) {
        let isOrdered = try sql.has(
            """
            SELECT 1 FROM node a, node b WHERE a.id = ? AND b.id = ?
            AND (a.article, a.ordinal) <= (b.article, b.ordinal)
            """, .int(a), .int(b))
        return isOrdered ? (a, b) : (b, a)
    }

    /// Moves all that a node has to an older one. The claims of its entities must have been detached.
    private func unite(_ newer: Int, into older: Int, detail: String) throws {
        try touch(node: older)
        let forms = try sql.map(
            "SELECT name, count, article, ordinal, position FROM node_form WHERE node = ?", .int(newer)
        ) {
            (name: $0.text(0), count: $0.int(1), article: $0.int(2), ordinal: $0.int(3), position: $0.int(4))
        }
        let keys = try sql.map(
            "SELECT key, is_full, count, article FROM node_key WHERE node = ?", .int(newer)
        ) { (key: $0.text(0), isFull: $0.int(1) == 1, count: $0.int(2), article: $0.int(3)) }
        let traits = try sql.map("SELECT trait, count, article FROM node_trait WHERE node = ?", .int(newer)) {
            (trait: $0.text(0), count: $0.int(1), article: $0.int(2))
        }
        let first = try sql.first(
            "SELECT article, ordinal, mentions, members, facts, companies, link FROM node WHERE id = ?",
            .int(newer)
        ) { ($0.int(0), $0.int(1), [$0.int(2), $0.int(3), $0.int(4), $0.int(5)], $0.optionalText(6)) }
        guard let (article, ordinal, sums, link) = first else { return }
        try deleteNode(newer)
        for form in forms {
            let isKnown = try sql.has(
                "SELECT 1 FROM node_form WHERE node = ? AND name = ?", .int(older), .text(form.name))
            if isKnown {
                try sql.run(
                    """
                    UPDATE node_form SET count = count + ?3,
                    article = CASE WHEN (article, ordinal, position) > (?4, ?5, ?6) THEN ?4 ELSE article END,
                    ordinal = CASE WHEN (article, ordinal, position) > (?4, ?5, ?6) THEN ?5 ELSE ordinal END,
                    position = CASE WHEN (article, ordinal, position) > (?4, ?5, ?6) THEN ?6 ELSE position END
                    WHERE node = ?1 AND name = ?2
                    """, .int(older), .text(form.name), .int(form.count), .int(form.article),
                    .int(form.ordinal), .int(form.position))
            } else {
                try insert(
                    form: form.name, count: form.count, form.article, form.ordinal, form.position, to: older)
            }
        }
        for key in keys {
            try add(key: key.key, isFull: key.isFull, count: key.count, article: key.article, to: older)
        }
        for trait in traits {
            try add(trait: trait.trait, count: trait.count, article: trait.article, to: older)
        }
        try sql.run(
            """
            UPDATE node SET mentions = mentions + ?2, members = members + ?3, facts = facts + ?4,
            companies = companies + ?5, link = coalesce(link, ?6) WHERE id = ?1
            """, .int(older), .int(sums[0]), .int(sums[1]), .int(sums[2]), .int(sums[3]), .text(link))
        try sql.run("UPDATE local_entity SET node = ?2 WHERE node = ?1", .int(newer), .int(older))
        try sql.run(
            "UPDATE local_entity SET rule = ?3, detail = ?4 WHERE article = ?1 AND ordinal = ?2",
            .int(article), .int(ordinal), .text(ResolutionRule.acronym.rawValue), .text(detail))
    }

    // MARK: - Members go

    /// Takes an entity out of a node that is the same without it, save for counts.
    func removeIncidental(_ member: Member, _ candidate: ResolutionCandidate, from node: Int) throws {
        try touch(node: node)
        try sql.run(
            """
            UPDATE node SET mentions = mentions - ?2, members = members - 1, facts = facts - ?3 WHERE id = ?1
            """, .int(node), .int(member.entity.mentionCount), .int(candidate.facts.count))
        for (name, _) in member.forms { try remove(form: name, of: member, from: node) }
        for key in Set(candidate.keys) {
            try sql.run(
                "UPDATE node_key SET count = count - 1 WHERE key = ? AND node = ? AND is_full = ?",
                .text(key.text), .int(node), .int(key.isFull ? 1 : 0))
        }
        for trait in Set(candidate.facts + candidate.companions) {
            try sql.run(
                "UPDATE node_trait SET count = count - 1 WHERE node = ? AND trait = ?", .int(node),
                .text(trait))
            try sql.run(
                "DELETE FROM node_trait WHERE node = ? AND trait = ? AND count <= 0", .int(node), .text(trait)
            )
        }
    }

    /// The entity's row must be gone.
    private func remove(form name: String, of member: Member, from node: Int) throws {
        let row = try sql.first(
            "SELECT count, article, ordinal FROM node_form WHERE node = ? AND name = ?", .int(node),
            .text(name)
        ) { (count: $0.int(0), article: $0.int(1), ordinal: $0.int(2)) }
        guard let row else { return }
        guard row.count > 1 else {
            try sql.run("DELETE FROM node_form WHERE node = ? AND name = ?", .int(node), .text(name))
            formChanges[node, default: [:]][name, default: 0] -= 1
            return
        }
        var first = (row.article, row.ordinal, -1)
        if row.article == member.article, row.ordinal == member.ordinal {
            // Who has the name next: mostly one of the nearest.
            let next = try sql.search(
                """
                SELECT article, ordinal, id, type, name, aliases, link, mentions FROM local_entity
                WHERE node = ?1 AND (article, ordinal) > (?2, ?3) ORDER BY article, ordinal
                """, .int(node), .int(member.article), .int(member.ordinal)
            ) { row in
                let other = Member(row)
                return other.forms.first { $0.name == name }.map {
                    (other.article, other.ordinal, $0.position)
                }
            }
            if let next { first = next }
        }
        if first.2 >= 0 {
            try sql.run(
                """
                UPDATE node_form SET count = count - 1, article = ?3, ordinal = ?4, position = ?5
                WHERE node = ?1 AND name = ?2
                """, .int(node), .text(name), .int(first.0), .int(first.1), .int(first.2))
        } else {
            try sql.run(
                "UPDATE node_form SET count = count - 1 WHERE node = ? AND name = ?", .int(node), .text(name))
        }
    }

    /// Takes a node away with its names and keys. Its entities stay behind.
    func deleteNode(_ node: Int) throws {
        try touch(node: node)
        if let old = touchedNodes[node] ?? nil {
            removedQuads += mapping.quads(of: entity(old, names: try formsBefore(of: node)))
        }
        if let stem = try sql.first("SELECT stem FROM node WHERE id = ?", .int(node), body: { $0.text(0) }) {
            staleStems.insert(stem)
        }
        try sql.run("DELETE FROM node WHERE id = ?", .int(node))
        try sql.run("DELETE FROM node_form WHERE node = ?", .int(node))
        try sql.run("DELETE FROM node_key WHERE node = ?", .int(node))
        try sql.run("DELETE FROM node_trait WHERE node = ?", .int(node))
        touchedNodes[node] = nil
        formChanges[node] = nil
        slugs[node] = nil
        newNodes.removeAll { $0 == node }
    }

    // MARK: - Quads

    /// Makes the quads of all nodes that were touched.
    func emitNodes() throws {
        for (node, old) in touchedNodes {
            guard let new = try state(of: node) else { continue }
            guard let old else {
                addedQuads += mapping.quads(of: entity(new, names: try forms(of: node)))
                continue
            }
            if old.slug != new.slug || old.name != new.name || old.link != new.link || old.type != new.type {
                removedQuads += mapping.quads(of: entity(old, names: try formsBefore(of: node)))
                addedQuads += mapping.quads(of: entity(new, names: try forms(of: node)))
                continue
            }
            if old.mentions != new.mentions {
                removedQuads += mapping.quads(ofMentionCount: old.mentions, of: old.slug)
                addedQuads += mapping.quads(ofMentionCount: new.mentions, of: new.slug)
            }
            for (name, change) in formChanges[node] ?? [:] where name != new.name {
                if change > 0 { addedQuads += mapping.quads(ofAlias: name, of: new.slug) }
                if change < 0 { removedQuads += mapping.quads(ofAlias: name, of: new.slug) }
            }
        }
    }

    private func entity(_ state: NodeState, names: [String]) -> Entity {
        Entity(
            id: state.slug, type: EntityType(rawValue: state.type) ?? .organization, name: state.name,
            aliases: names.filter { $0 != state.name }, link: state.link, mentionCount: state.mentions)
    }

    private func forms(of node: Int) throws -> [String] {
        try sql.map("SELECT name FROM node_form WHERE node = ?", .int(node)) { $0.text(0) }
    }

    private func formsBefore(of node: Int) throws -> [String] {
        var names = Set(try forms(of: node))
        for (name, change) in formChanges[node] ?? [:] {
            if change > 0 { names.remove(name) }
            if change < 0 { names.insert(name) }
        }
        return Array(names)
    }
}
