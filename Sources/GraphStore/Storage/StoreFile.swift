import Foundation
import GRDB

/// Opening the file of a store.
enum StoreFile {
    /// `ENTE`, which SQLite keeps in the file for programs like file(1).
    static let applicationID: Int32 = 0x454E_5445

    private static let header = Array("SQLite format 3\0".utf8)

    /// Whether there is a file; an empty one counts as none.
    ///
    /// - Throws: ``StoreError`` for a folder, or a file that is no SQLite database.
    static func check(_ path: String) throws -> Bool {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return false }
        guard !isFolder.boolValue else { throw StoreError.foreign(path) }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw StoreError(.readOnly, path, "the store may not be read; check its permissions")
        }
        defer { try? handle.close() }
        let start = try handle.read(upToCount: header.count) ?? Data()
        if start.isEmpty { return false }
        guard start.elementsEqual(header) else { throw StoreError.foreign(path) }
        return true
    }

    static func openForReading(_ path: String, readers: Int, patience: Double) throws -> any DatabaseWriter {
        var configuration = configuration(patience)
        configuration.readonly = true
        configuration.maximumReaderCount = readers
        func open(_ place: String) throws -> any DatabaseWriter {
            let database: any DatabaseWriter =
                readers == 1
                ? try DatabaseQueue(path: place, configuration: configuration)
                : try DatabasePool(path: place, configuration: configuration)
            try database.read { try checkVersion($0, path) }
            return database
        }
        do {
            return try open(path)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN || error.isReadOnly {
            // A folder that may not be written has no place for the files by which readers and writers agree. Then
            // nobody writes, and the file is all there is, unless a writer was stopped before the folder was closed to it.
            guard !isLeftOpen(path) else { throw StoreError.leftOpen(path) }
            return try open(URL(fileURLWithPath: path).absoluteString + "?immutable=1")
        }
    }

    /// Whether the last changes are in the file beside the store.
    private static func isLeftOpen(_ path: String) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path + "-wal")
        return (attributes?[.size] as? Int ?? 0) > 0
    }

    static func openForWriting(_ path: String, patience: Double) throws -> any DatabaseWriter {
        let manager = FileManager.default
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard manager.fileExists(atPath: folder) else { throw StoreError.homeless(path, folder) }
        if manager.fileExists(atPath: path) {
            guard manager.isWritableFile(atPath: path) else {
                throw StoreError(.readOnly, path, "the store may not be written; check its permissions")
            }
            // Looked at before a pool changes anything in it.
            if try check(path) {
                var configuration = configuration(patience)
                configuration.readonly = true
                let queue = try DatabaseQueue(path: path, configuration: configuration)
                try queue.read { try checkVersion($0, path, isNewAllowed: true) }
                try queue.close()
            }
        }
        let pool = try DatabasePool(path: path, configuration: configuration(patience))
        try Schema.migrate(pool)
        return pool
    }

    /// - Throws: ``StoreError`` for the database of another program or of a later version.
    ///
    /// - Parameter isNewAllowed: whether a database without tables is taken, such as a writer leaves that was stopped
    ///   before its first commit.
    private static func checkVersion(_ db: Database, _ path: String, isNewAllowed: Bool = false) throws {
        guard try Int32.fetchOne(db, sql: "PRAGMA application_id") == applicationID else {
            // GRDB makes tables of its own before ours.
            let isNew =
                try Int.fetchOne(
                    db,
                    sql: "SELECT count(*) FROM sqlite_schema WHERE tbl_name NOT GLOB 'grdb_*'") == 0
            if isNew, isNewAllowed { return }
            throw isNew ? StoreError.missing(path) : StoreError.foreign(path)
        }
        guard try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 <= Schema.version else {
            throw StoreError.newer(path)
        }
    }

    private static func configuration(_ patience: Double) -> Configuration {
        var configuration = Configuration()
        configuration.label = "entente"
        configuration.busyMode = .timeout(patience)
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { db in
            try db.execute(
                sql: "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY")
            if !db.configuration.readonly {
                // In pages of 4 KB: an article changes hundreds, and each way into the file costs a wait for the disk.
                try db.execute(
                    sql: "PRAGMA wal_autocheckpoint = 16384; PRAGMA journal_size_limit = 268435456")
            }
        }
        return configuration
    }
}

extension DatabaseError {
    fileprivate var isReadOnly: Bool { resultCode == .SQLITE_READONLY }
}
