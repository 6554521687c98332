import KnowledgeGraph

/// Resolving again what a removal or a ruling may have changed.
///
/// Two entities can only matter to each other if their nodes have a key in common, by any number of steps. Such a block of
/// nodes is taken apart and resolved again, entity by entity in the order of the articles, as a rebuild would do it.
extension StoreWriter {
    var resolution: StoredResolution { StoredResolution(sql: sql) }

    /// Whether the node, and all that came after the entity, would be what they are without it, save for counts: that holds
    /// when earlier entities have all its keys, offices and countries, and its name was never in question.
    func isIncidental(_ member: Member, _ candidate: ResolutionCandidate, node: Int) throws -> Bool {
        let united = try sql.has(
            "SELECT 1 FROM local_entity WHERE article = ? AND ordinal = ? AND unites > 0",
            .int(member.article),
            .int(member.ordinal))
        let hasCompanies = try sql.has("SELECT 1 FROM node WHERE id = ? AND companies > 0", .int(node))
        guard !united, !hasCompanies, !candidate.keys.isEmpty else { return false }
        for key in candidate.keys {
            guard !rulings.mentions(key.text), try resolution.bearers(of: key.text) == [node] else {
                return false
            }
            let isEarlier = try sql.has(
                "SELECT 1 FROM node_key WHERE key = ? AND node = ? AND is_full = ? AND article < ?",
                .text(key.text), .int(node), .int(key.isFull ? 1 : 0), .int(member.article))
            guard isEarlier else { return false }
        }
        for fact in candidate.facts {
            let isEarlier = try sql.has(
                "SELECT 1 FROM node_trait WHERE node = ? AND trait = ? AND article < ?", .int(node),
                .text(fact),
                .int(member.article))
            guard isEarlier else { return false }
        }
        return true
    }

    /// Resolves nodes again, and all that they may matter to. Entities whose rows are gone are left out.
    func resolveAgain(_ nodes: Set<Int>) throws {
        let block = try closure(of: nodes).sorted()
        var members: [Member] = []
        var claims: [Claim] = []
        for node in block {
            claims += try detachClaims(of: node)
            members += try sql.map(
                "SELECT article, ordinal, id, type, name, aliases, link, mentions FROM local_entity WHERE node = ?",
                .int(node), body: Member.init)
        }
        claims += try looseClaims(of: block)
        for node in block { try deleteNode(node) }
        members.sort { ($0.article, $0.ordinal) < ($1.article, $1.ordinal) }
        var candidates = CandidateSource(self)
        let resolver = Resolver<StoredResolution>(rulings: rulings)
        var taken: Set<Int> = []
        var article = -1
        for member in members {
            if member.article != article { taken = [] }
            article = member.article
            let candidate = try candidates.candidate(of: member)
            let decision = try resolver.decide(candidate, taken: taken, in: resolution)
            let node = try assign(member, candidate, decision)
            if member.entity.type == .person { taken.insert(node) }
            try sql.run(
                """
                UPDATE local_entity SET node = ?3, rule = ?4, detail = ?5, unites = ?6
                WHERE article = ?1 AND ordinal = ?2
                """, .int(member.article), .int(member.ordinal), .int(node), .text(decision.rule?.rawValue),
                .text(decision.detail), .int(decision.united.count))
        }
        for node in newNodes {
            if let stem = try sql.first(
                "SELECT stem FROM node WHERE id = ?", .int(node), body: { $0.text(0) })
            {
                staleStems.insert(stem)
            }
        }
        for claim in claims { try attach(claim) }
    }

    /// Claims that were no edge, for both ends were one node.
    private func looseClaims(of block: [Int]) throws -> [Claim] {
        var claims: [Claim] = []
        for node in block {
            claims += try sql.map(
                """
                SELECT c.article, c.ordinal, c.subject, c.predicate, c.object, c.status, c.role, c.speaker,
                c.confidence, c.date FROM local_entity m JOIN claim c ON c.article = m.article AND c.subject = m.ordinal
                JOIN local_entity o ON o.article = c.article AND o.ordinal = c.object
                WHERE m.node = ?1 AND o.node = ?1
                """, .int(node), body: Claim.init)
        }
        return claims
    }

    private func closure(of nodes: Set<Int>) throws -> Set<Int> {
        var block = nodes
        var open = Array(nodes)
        while let node = open.popLast() {
            let keys = try sql.map("SELECT DISTINCT key FROM node_key WHERE node = ?", .int(node)) {
                $0.text(0)
            }
            for key in keys {
                for related in rulings.same(as: key) + rulings.apart(from: key) + [key] {
                    for bearer in try resolution.bearers(of: related) where block.insert(bearer).inserted {
                        open.append(bearer)
                    }
                }
            }
        }
        return block
    }
}

/// Candidates for entities that are in the store. A person's depends on the whole article, another's on itself.
struct CandidateSource {
    private let writer: StoreWriter
    private var article = -1
    private var candidates: [ResolutionCandidate] = []

    init(_ writer: StoreWriter) { self.writer = writer }

    mutating func candidate(of member: Member) throws -> ResolutionCandidate {
        let id = try writer.articleID(member.article)
        guard member.entity.type == .person else {
            return ResolutionCandidate(member.entity).applying(writer.rulings, article: id)
        }
        if article != member.article {
            let document = try DocumentReader(writer.sql).document(member.article)
            candidates = document.map(ResolutionCandidate.candidates) ?? []
            article = member.article
        }
        return candidates[member.ordinal].applying(writer.rulings, article: id)
    }
}
