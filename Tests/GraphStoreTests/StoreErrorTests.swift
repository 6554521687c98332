import Exchange
import Foundation
import GRDB
import KnowledgeGraph
import Testing

@testable import GraphStore

/// Whatever is wrong with a file or its place: an error that says what to do, and nothing is lost.
@Suite("Errors of stores")
struct StoreErrorTests {
    private static let everyAccess: [GraphStore.Access] = [.readOnly, .readWrite, .create]

    /// A closed store with a few articles, which are returned.
    private func fill(_ folder: TemporaryStore, _ count: Int = 5) throws -> [GraphDocument] {
        var random = RandomDocuments(seed: 5)
        let documents = (0..<count).map { random.next(id: "d\($0)") }
        let store = try folder.open()
        for document in documents { _ = try store.add(document) }
        try store.close()
        return documents
    }

    /// Checks that a store is sound and has these articles, in the graph and as quads.
    private func check(_ store: GraphStore, has documents: [GraphDocument]) throws {
        #expect(try store.damages() == [])
        #expect(try store.articles().map(\.id) == documents.map(\.id))
        let graph = try store.graph()
        let expected = Graph(documents: documents.map(\.normalized))
        #expect(graph.entities == expected.entities)
        #expect(graph.relations == expected.relations)
        expectSameQuads(try storedQuads(store), try GraphRDF().quads(graph), "quads")
    }

    /// The error of opening the file in some way, and that the file and its folder are as they were.
    private func expectRefusal(
        _ path: String, _ access: GraphStore.Access, _ kind: StoreError.Kind, says word: String
    ) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let before = (try? Data(contentsOf: URL(fileURLWithPath: path)), try? files(folder))
        let error = #expect(throws: StoreError.self) { try GraphStore(path, access) }
        #expect(error?.kind == kind && error?.path == path, "\(access): \(String(describing: error))")
        #expect(error?.message.contains(word) == true, "\(String(describing: error))")
        #expect((try? Data(contentsOf: URL(fileURLWithPath: path))) == before.0, "\(access)")
        #expect((try? files(folder)) == before.1, "\(access)")
    }

    private func files(_ folder: String) throws -> Set<String> {
        // SQLite's own files beside a database are made by looking into it.
        Set(
            try FileManager.default.contentsOfDirectory(atPath: folder).filter {
                !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm")
            })
    }

    @Test("No store", arguments: [GraphStore.Access.readOnly, .readWrite])
    func missing(access: GraphStore.Access) throws {
        let folder = try TemporaryStore()
        try expectRefusal(folder.path, access, .missing, says: "extract --into")
        try Data().write(to: URL(fileURLWithPath: folder.path))
        try expectRefusal(folder.path, access, .missing, says: "extract --into")
        // What is there and empty can be made a store.
        _ = try folder.open().add(GraphDocument(id: "one"))
        #expect(try folder.open(access).articles().count == 1)
    }

    @Test("No folder to make it in")
    func noFolder() throws {
        let path = try TemporaryStore().path + "/deeper/store.db"
        try expectRefusal(path, .create, .missing, says: "no folder")
    }

    @Test("A file that is something else", arguments: everyAccess)
    func foreign(access: GraphStore.Access) throws {
        let folder = try TemporaryStore()
        let url = URL(fileURLWithPath: folder.path)
        for text in ["France condemned Belarus.\n", "SQLite format 3", String(repeating: "x", count: 9000)] {
            try Data(text.utf8).write(to: url)
            try expectRefusal(folder.path, access, .notAStore, says: "another file")
        }
        // A folder in the test's own, for others write beside that one.
        let inner = folder.folder.appendingPathComponent("folder")
        try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
        try expectRefusal(inner.path, access, .notAStore, says: "another file")
    }

    @Test("The start of a store", arguments: everyAccess)
    func cutOff(access: GraphStore.Access) throws {
        let folder = try TemporaryStore()
        let url = URL(fileURLWithPath: folder.path)
        _ = try fill(folder)
        try Data(contentsOf: url).prefix(60).write(to: url)
        try expectRefusal(folder.path, access, .damaged, says: "anew")
    }

    @Test("A store that was stopped before it had tables")
    func unfinished() throws {
        let folder = try TemporaryStore()
        let database = try DatabasePool(path: folder.path)
        try database.write {
            try $0.execute(sql: "CREATE TABLE grdb_migrations(identifier TEXT PRIMARY KEY)")
        }
        try database.close()
        try expectRefusal(folder.path, .readOnly, .missing, says: "extract --into")
        try check(try folder.open(.create), has: [])
    }

    @Test("A closed store is one file")
    func closed() throws {
        let folder = try TemporaryStore()
        let store = try folder.open()
        _ = try store.add(GraphDocument(id: "one"))
        #expect(try store.articles().count == 1)
        try store.close()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.folder.path) == ["store.db"])
    }

    @Test("A database of another program", arguments: everyAccess, [0, 0x4741_5047])
    func otherProgram(access: GraphStore.Access, id: Int) throws {
        let folder = try TemporaryStore()
        let database = try DatabaseQueue(path: folder.path)
        try database.write { db in
            try db.execute(
                sql: "CREATE TABLE bookmark(url TEXT); PRAGMA application_id = \(id); PRAGMA user_version = 7"
            )
        }
        try database.close()
        try expectRefusal(folder.path, access, .notAStore, says: "another file")
    }

    @Test("A store of a later version", arguments: everyAccess)
    func newer(access: GraphStore.Access) throws {
        let folder = try TemporaryStore()
        let documents = try fill(folder)
        func setVersion(_ version: Int) throws {
            let database = try DatabaseQueue(path: folder.path)
            try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = \(version)") }
            try database.close()
        }
        try setVersion(Schema.version + 1)
        try expectRefusal(folder.path, access, .newer, says: "later version")
        try setVersion(Schema.version)
        try check(try folder.open(access), has: documents)
    }

    @Test("Another writer")
    func locked() throws {
        let folder = try TemporaryStore()
        var documents = try fill(folder)
        let busy = try folder.open()
        let store = try GraphStore(folder.path, .readWrite, patience: 0.05)
        let more = GraphDocument(id: "more")
        try busy.database.writeWithoutTransaction { db in
            try db.beginTransaction(.immediate)
            let error = #expect(throws: StoreError.self) { try store.add(more) }
            #expect(error?.kind == .locked, "\(String(describing: error))")
            #expect(error?.message.contains("try again") == true)
            // Who opens it meanwhile reads on.
            try check(try GraphStore(folder.path, .readOnly, patience: 0.05), has: documents)
            try db.rollback()
        }
        _ = try store.add(more)
        documents.append(more)
        try check(store, has: documents)
    }

    @Test("A full disk", arguments: [1, 8, 40, 300])
    func full(pages: Int) throws {
        let folder = try TemporaryStore()
        var documents = try fill(folder, 3)
        let store = try folder.open()
        func limit(_ pages: Int) throws {
            try store.database.writeWithoutTransaction { db in
                let used = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
                try db.execute(sql: "PRAGMA max_page_count = \(used + pages)")
            }
        }
        try limit(pages)
        var random = RandomDocuments(seed: UInt64(pages))
        var failed: GraphDocument?
        while failed == nil {
            let next = random.next(id: "n\(documents.count)")
            do {
                _ = try store.add(next)
                documents.append(next)
            } catch {
                #expect(error.kind == .diskFull, "\(error)")
                #expect(error.message.contains("make room"))
                failed = next
            }
        }
        try check(store, has: documents)
        try limit(1_000_000)
        try expectSoundIndexes(store, "\(pages) pages")
        if let failed {
            _ = try store.add(failed)
            documents.append(failed)
        }
        try check(store, has: documents)
        try store.close()
        try check(try folder.open(.readOnly), has: documents)
    }

    @Test("A change that may not be written")
    func readOnlyWriter() throws {
        let folder = try TemporaryStore()
        let documents = try fill(folder)
        // Root may write whatever the permissions are, so SQLite is told to refuse.
        let store = try folder.open(.readWrite)
        try store.database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA query_only = 1") }
        let error = #expect(throws: StoreError.self) { try store.add(GraphDocument(id: "more")) }
        #expect(error?.kind == .readOnly && error?.message.contains("permissions") == true)
        try store.database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA query_only = 0") }
        try check(store, has: documents)
        // One that was opened for reading refuses by itself.
        let reader = try folder.open(.readOnly)
        #expect(throws: StoreError.self) { try reader.add(GraphDocument(id: "more")) }
    }

    @Test("Pages that were overwritten")
    func damaged() throws {
        let folder = try TemporaryStore()
        _ = try fill(folder, 30)
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: folder.path))
        let size = try file.seekToEnd()
        try file.seek(toOffset: 4096)
        try file.write(contentsOf: Data(repeating: 0xA5, count: Int(size) - 4096))
        try file.close()
        let error = #expect(throws: StoreError.self) {
            let store = try folder.open(.readOnly)
            _ = try store.graph()
        }
        #expect(
            error?.kind == .damaged && error?.message.contains("anew") == true, "\(String(describing: error))"
        )
    }

    @Test("What SQLite says")
    func codes() {
        let kinds: [(ResultCode, StoreError.Kind)] = [
            (.SQLITE_FULL, .diskFull), (.SQLITE_IOERR_WRITE, .diskFull), (.SQLITE_READONLY, .readOnly),
            (.SQLITE_READONLY_DIRECTORY, .readOnly), (.SQLITE_CANTOPEN, .readOnly), (.SQLITE_BUSY, .locked),
            (.SQLITE_BUSY_SNAPSHOT, .locked), (.SQLITE_CORRUPT, .damaged), (.SQLITE_NOTADB, .notAStore),
            (.SQLITE_IOERR_READ, .other),
        ]
        for (code, kind) in kinds {
            let error = StoreError(DatabaseError(resultCode: code), path: "a.db")
            #expect(error.kind == kind, "\(code)")
            #expect(error.description.hasPrefix("a.db: "), "\(error)")
        }
    }
}
