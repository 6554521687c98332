import Exchange
import KnowledgeGraph

/// Ids of nodes and names of edges, which depend on those of others.
extension StoreWriter {
    /// Gives ids to new nodes, and anew to all that a change may have moved.
    func numberNodes() throws {
        var moved: [(node: Int, slug: String)] = []
        for stem in staleStems {
            var numbers = SlugNumbers()
            var bases: Set<String> = []
            try sql.each(
                "SELECT id, base, slug FROM node WHERE stem = ? ORDER BY article, ordinal", .text(stem)
            ) {
                let base = $0.text(1)
                let slug = numbers.id(for: base)
                bases.insert(base)
                if $0.text(2) != slug { moved.append(($0.int(0), slug)) }
            }
            try sql.run("DELETE FROM slug_base WHERE stem = ?", .text(stem))
            for base in bases { try setLast(numbers.lastNumber(of: base), of: base, stem) }
        }
        for node in newNodes {
            let row = try sql.first("SELECT base, stem FROM node WHERE id = ?", .int(node)) {
                (base: $0.text(0), stem: $0.text(1))
            }
            guard let row, !staleStems.contains(row.stem) else { continue }
            // The last of its stem: nothing else moves.
            var number = (try lastNumber(of: row.base, row.stem)) + 1
            while try isTaken(SlugNumbers.id(row.base, number)) { number += 1 }
            try setLast(number, of: row.base, row.stem)
            try set(SlugNumbers.id(row.base, number), of: node)
        }
        // All quads with the ids as they were must be gone before the first id changes.
        for (node, _) in moved where !newNodes.contains(node) {
            try touch(node: node)
            staleEdges.formUnion(try touchEdges(of: node))
        }
        for (node, slug) in moved { try set(slug, of: node) }
    }

    private func set(_ slug: String, of node: Int) throws {
        try sql.run("UPDATE node SET slug = ?2 WHERE id = ?1", .int(node), .text(slug))
        slugs[node] = slug
    }

    private func isTaken(_ slug: String) throws -> Bool {
        try sql.has("SELECT 1 FROM node WHERE slug = ?", .text(slug))
    }

    /// 0 where no node with the slug was ever numbered.
    private func lastNumber(of base: String, _ stem: String) throws -> Int {
        try sql.first("SELECT last FROM slug_base WHERE stem = ? AND base = ?", .text(stem), .text(base)) {
            $0.int(0)
        } ?? 0
    }

    private func setLast(_ number: Int, of base: String, _ stem: String) throws {
        try sql.run(
            "INSERT INTO slug_base(stem, base, last) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET last = ?3",
            .text(stem), .text(base), .int(number))
    }

    /// Names new edges, those whose ends have new ids, and those that share a name with any of them.
    func nameEdges() throws {
        for edge in staleEdges {
            guard let (relation, _, _) = try relation(ofEdge: edge) else { continue }
            let group = StatementNames.group(of: relation)
            let old = try sql.first("SELECT name_group FROM edge WHERE id = ?", .int(edge)) { $0.text(0) }
            if let old, !old.isEmpty, old != group { staleGroups.insert(old) }
            staleGroups.insert(group)
            try sql.run("UPDATE edge SET name_group = ?2 WHERE id = ?1", .int(edge), .text(group))
        }
        for group in staleGroups {
            let edges = try sql.map("SELECT id FROM edge WHERE name_group = ? ORDER BY id", .text(group)) {
                $0.int(0)
            }
            var named: [(edge: Int, relation: Relation, name: String)] = []
            for edge in edges {
                if let (relation, name, _) = try relation(ofEdge: edge) {
                    named.append((edge, relation, name))
                }
            }
            for (item, name) in zip(named, StatementNames.names(of: named.map(\.relation)))
            where item.name != name {
                try touch(edge: item.edge)
                try sql.run("UPDATE edge SET name = ?2 WHERE id = ?1", .int(item.edge), .text(name))
            }
        }
    }
}
