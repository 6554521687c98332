import GRDB
import RDF

/// Files of RDF whose quads are kept as they are, beside those of the articles.
struct QuadFiles {
    private let writer: StoreWriter

    init(_ writer: StoreWriter) { self.writer = writer }

    /// Adds the quads of a file, or puts them in the place of those that it had before. Blank nodes become the file's own.
    ///
    /// - Returns: whether anything has changed.
    func add(_ name: String, hash: String, _ quads: [Quad]) throws -> Bool {
        let known = try writer.sql.first("SELECT hash FROM quad_file WHERE name = ?", .text(name)) {
            $0.text(0)
        }
        if known == hash { return false }
        _ = try remove(name)
        try writer.sql.run("INSERT INTO quad_file(name, hash) VALUES (?, ?)", .text(name), .text(hash))
        let file = writer.sql.lastID
        let own = try quads.map { try $0.relabelled(file) }
        for (number, start) in stride(from: 0, to: own.count, by: Self.quadsPerPart).enumerated() {
            let part = own[start..<min(start + Self.quadsPerPart, own.count)]
            try writer.sql.run(
                "INSERT INTO quad_file_part(file, number, quads) VALUES (?, ?, ?)", .int(file), .int(number),
                .text(NQuadsWriter().text(part)))
        }
        writer.addedQuads += own
        return true
    }

    /// Takes the quads of a file away.
    ///
    /// - Returns: whether there was such a file.
    func remove(_ name: String) throws -> Bool {
        let file = try writer.sql.first("SELECT id FROM quad_file WHERE name = ?", .text(name)) { $0.int(0) }
        guard let file else { return false }
        let parts = try writer.sql.map(
            "SELECT quads FROM quad_file_part WHERE file = ? ORDER BY number", .int(file)
        ) { $0.text(0) }
        for part in parts {
            try NQuadsReader(options: ReaderOptions(version: .rdf12)).read(part.utf8) {
                writer.removedQuads.append($0)
            }
        }
        try writer.sql.run("DELETE FROM quad_file_part WHERE file = ?", .int(file))
        try writer.sql.run("DELETE FROM quad_file WHERE id = ?", .int(file))
        return true
    }

    private static let quadsPerPart = 4096
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
