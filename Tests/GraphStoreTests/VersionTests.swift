import Exchange
import GRDB
import KnowledgeGraph
import Testing

@testable import GraphStore

/// Stores that an earlier version of the program made.
@Suite("Earlier versions of stores")
struct VersionTests {
    /// A store with the tables of the first version, and the documents in it.
    private func first(_ folder: TemporaryStore, seed: Int) throws -> [GraphDocument] {
        var random = RandomDocuments(seed: UInt64(seed))
        let documents = (0..<15).map { random.next(id: "d\($0)") }
        let database = try DatabasePool(path: folder.path)
        try Schema.migrate(database, upTo: 1)
        for document in documents {
            try database.write { db in
                let writer = try StoreWriter(db, GraphRDF())
                let article = GraphStore.Article(document)
                _ = try GraphStore.add(article, document, article.hash(with: document), writer)
                try writer.finish()
            }
        }
        database.invalidateReadOnlyConnections()
        try database.close()
        return documents
    }

    @Test("Opened for reading, it stays as it is; searching says what to do")
    func reading() throws {
        let folder = try TemporaryStore()
        let documents = try first(folder, seed: 1)
        let store = try folder.open(.readOnly)
        #expect(try store.graph() == Graph(documents: documents.map(\.normalized)))
        #expect(try store.totals().documents == 15)
        let errors = [
            #expect(throws: StoreError.self) { try store.search("smith", limit: 5) },
            #expect(throws: StoreError.self) { try store.overview(limit: 5) },
            #expect(throws: StoreError.self) { try store.neighbours(of: "kenya", limit: 5) },
        ]
        for error in errors {
            #expect(error?.kind == .older && error?.message.contains("up to date") == true)
        }
    }

    @Test("Opened for writing, it becomes what a new one would be", arguments: 1...8)
    func writing(seed: Int) throws {
        let folder = try TemporaryStore()
        let documents = try first(folder, seed: seed)
        let (old, other) = (try folder.open(.readWrite), try TemporaryStore())
        let new = try other.open()
        for document in documents { _ = try new.add(document) }
        try expectSoundIndexes(old, "seed \(seed)")
        #expect(try old.graph() == new.graph())
        #expect(try old.overview(limit: 50) == new.overview(limit: 50))
        for text in ["smith", "they", "foo", "a"] {
            #expect(try old.search(text, limit: 50) == new.search(text, limit: 50))
        }
        try old.remove([documents[3].id])
        try expectSoundIndexes(old, "seed \(seed)")
    }
}
