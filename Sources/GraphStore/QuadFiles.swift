import GRDB
import RDF

/// Files of RDF whose quads are kept as they are, beside those of the articles.
///
/// What a file has said stands as text beside the quad tables, so that it can be taken away again: there, quads that an
/// article or another file has too are only counted. Both are written as the file is read, so that it may be any size.
struct QuadFiles {
    private let sql: Statements

    init(_ sql: Statements) { self.sql = sql }

    /// Puts the quads of a file in, in the place of those that it had before. Blank nodes become the file's own.
    ///
    /// - Parameter read: hands over the quads. It is called only where the file has changed.
    /// - Returns: what became of the file; `nil` where it has no quads, and then it is not listed.
    func add(
        _ name: String, origin: String?, hash: String, _ read: ((Quad) throws -> Void) throws -> Void
    ) throws -> GraphStore.Addition? {
        let known = try find(name, origin, hash)
        if let known, known.hash == hash { return .unchanged(id: known.name) }
        if let known { try remove(known.id) }
        let name = try known?.name ?? FreeName(sql).name(name, origin: origin ?? name)
        try sql.run(
            "INSERT INTO quad_file(name, origin, hash, quads) VALUES (?, ?, ?, 0)", .text(name),
            .text(origin), .text(hash))
        let count = try insert(sql.lastID, read)
        guard count > 0 else { return nil }
        return known == nil ? .added(id: name) : .replaced(id: name)
    }

    /// How many quads are in one row, and one step of writing.
    private static let quadsPerPart = 1 << 14

    private func insert(_ file: Int, _ read: ((Quad) throws -> Void) throws -> Void) throws -> Int {
        let tables = try QuadTables(sql.db)
        var part: [Quad] = []
        var (parts, count) = (0, 0)
        func write() throws {
            guard !part.isEmpty else { return }
            try sql.run(
                "INSERT INTO quad_file_part(file, number, quads) VALUES (?, ?, ?)", .int(file), .int(parts),
                .text(NQuadsWriter().text(part)))
            try tables.insert(part)
            parts += 1
            count += part.count
            part.removeAll(keepingCapacity: true)
        }
        try read { quad in
            part.append(try quad.relabelled(file))
            if part.count == Self.quadsPerPart { try write() }
        }
        try write()
        if count == 0 {
            try sql.run("DELETE FROM quad_file WHERE id = ?", .int(file))
        } else {
            try sql.run("UPDATE quad_file SET quads = ? WHERE id = ?", .int(count), .int(file))
        }
        return count
    }

    /// The same file in the store: from the same place, or under the same name where that says which it is, or where it
    /// says the same.
    private func find(
        _ name: String, _ origin: String?, _ hash: String
    ) throws -> (id: Int, name: String, hash: String)? {
        try sql.first(
            """
            SELECT id, name, hash FROM quad_file WHERE origin = ?1 OR name = ?2 AND (?1 IS NULL OR hash = ?3)
            ORDER BY origin IS NOT ?1 LIMIT 1
            """, .text(origin), .text(name.composed), .text(hash)
        ) { ($0.int(0), $0.text(1), $0.text(2)) }
    }

    /// Takes the quads of a file away.
    ///
    /// - Returns: whether there was such a file.
    func remove(_ name: String) throws -> Bool {
        let file = try sql.first("SELECT id FROM quad_file WHERE name = ?", .text(name.composed)) {
            $0.int(0)
        }
        guard let file else { return false }
        try remove(file)
        return true
    }

    private func remove(_ file: Int) throws {
        let tables = try QuadTables(sql.db)
        try eachPart(of: file) { try tables.delete($0) }
        try sql.run("DELETE FROM quad_file_part WHERE file = ?", .int(file))
        try sql.run("DELETE FROM quad_file WHERE id = ?", .int(file))
    }

    /// The quads of a file, some thousands at a time.
    private func eachPart(of file: Int, _ body: ([Quad]) throws -> Void) throws {
        // Escaped texts may be longer than those that were read.
        let reader = NQuadsReader(options: ReaderOptions(version: .rdf12, maximumTokenLength: 1 << 30))
        var number = 0
        while let text = try sql.first(
            "SELECT quads FROM quad_file_part WHERE file = ? AND number = ?", .int(file), .int(number),
            body: { $0.text(0) })
        {
            try body(reader.quads(in: text.utf8))
            number += 1
        }
    }

    /// All files, in the order in which they came.
    func all() throws -> [GraphStore.KeptFile] {
        try sql.map("SELECT name, origin, quads FROM quad_file ORDER BY id") {
            GraphStore.KeptFile(name: $0.text(0), origin: $0.optionalText(1), quads: $0.int(2))
        }
    }

    /// The quads of all files.
    func quads() throws -> [Quad] {
        var quads: [Quad] = []
        for file in try sql.map("SELECT id FROM quad_file ORDER BY id", body: { $0.int(0) }) {
            try eachPart(of: file) { quads += $0 }
        }
        return quads
    }
}

extension Quad {
    /// With blank nodes that no other file and no article has.
    fileprivate func relabelled(_ file: Int) throws -> Quad {
        try Quad(triple.relabelled(file), graph: graph?.relabelled(file))
    }
}

extension Triple {
    fileprivate func relabelled(_ file: Int) throws -> Triple {
        try Triple(subject.relabelled(file), predicate, object.relabelled(file))
    }
}

extension Resource {
    fileprivate func relabelled(_ file: Int) throws -> Resource {
        guard case .blank(let node) = self else { return self }
        return .blank(try BlankNode("f\(file)_\(node.label)"))
    }
}

extension Term {
    fileprivate func relabelled(_ file: Int) throws -> Term {
        switch self {
        case .blank(let node): Term(try Resource.blank(node).relabelled(file))
        case .triple(let triple): .triple(try triple.relabelled(file))
        case .iri, .literal: self
        }
    }
}
