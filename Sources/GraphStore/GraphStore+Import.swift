import Exchange
import GRDB
import KnowledgeGraph
import RDF

/// Graphs of others, and RDF of any kind.
extension GraphStore {
    /// A file of RDF that is kept as it is.
    public struct KeptFile: Sendable, Hashable {
        /// What it is removed by.
        public let name: String
        /// Where it came from.
        public let origin: String?
        public let quads: Int
    }

    /// Puts a whole file into the store: in one transaction, all of it or nothing, whatever its size.
    ///
    /// - Throws: ``StoreError``, and what the body throws; the store is then what it was.
    public func importing<Value>(_ body: (Import) throws -> Value) throws -> Value {
        do {
            return try database.write { db in
                let process = try Import(db, mapping)
                let value = try body(process)
                try process.finish()
                return value
            }
        } catch let error where error is DatabaseError || error is RequestError {
            throw Self.storeError(error, path)
        }
    }

    /// What a file may be put into a store as, as long as its transaction lasts.
    public final class Import {
        private let db: Database
        private let mapping: GraphRDF
        private var writer: StoreWriter
        private var pending = 0
        /// After so many documents their quads are written, so that they need not all be held.
        private static let documentsPerStep = 64

        init(_ db: Database, _ mapping: GraphRDF) throws {
            self.db = db
            self.mapping = mapping
            writer = try StoreWriter(db, mapping)
        }

        /// Adds a graph document that comes without its article, under its own id, or replaces the one there where it
        /// differs.
        public func add(_ document: GraphDocument) throws -> Addition {
            let article = Article(document)
            let addition = try GraphStore.add(article, document, article.hash(with: document), writer)
            pending += 1
            if pending == Self.documentsPerStep {
                try finish()
                writer = try StoreWriter(db, mapping)
                pending = 0
            }
            return addition
        }

        /// Keeps a file's quads as they are, named graphs and all, in the place of those that the file had before. Its blank
        /// nodes are those of no other file. Two files of the same name are two; the second is called by its path.
        ///
        /// - Parameters:
        ///   - name: what it is called.
        ///   - origin: where it came from; `nil` where the name itself says which file it is.
        ///   - hash: of its content. With the same, nothing is done.
        ///   - read: hands over the quads.
        /// - Returns: what became of the file; `nil` where there are no quads to keep.
        public func keep(
            _ name: String, origin: String? = nil, hash: String,
            _ read: ((Quad) throws -> Void) throws -> Void
        ) throws -> Addition? {
            try QuadFiles(writer.sql).add(name, origin: origin, hash: hash, read)
        }

        func finish() throws { try writer.finish() }
    }

    /// The files that are kept as they are, in the order in which they came.
    public func keptFiles() throws(StoreError) -> [KeptFile] {
        try read { try QuadFiles(Statements($0)).all() }
    }

    /// The quads of all files that are kept as they are. No article's blank nodes are called as theirs.
    public func keptQuads() throws(StoreError) -> [Quad] {
        try read { try QuadFiles(Statements($0)).quads() }
    }

    /// Removes a file that is kept as it is.
    ///
    /// - Throws: ``StoreError`` of kind ``StoreError/Kind/request`` where there is none of the name.
    public func removeQuads(named name: String) throws(StoreError) {
        try write { writer in
            guard try QuadFiles(writer.sql).remove(name) else {
                throw RequestError(message: "there is no file called \"\(name)\" in the store")
            }
        }
    }
}
