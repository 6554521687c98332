import Exchange
import Foundation
import GRDB
import KnowledgeGraph

/// A growing collection of articles and the graph that they make, in one SQLite file.
///
/// Articles are added, replaced and removed one by one, each in a transaction of its own. The graph is always the one that
/// ``KnowledgeGraph/Graph/init(documents:)`` would make of the articles in the order in which they came, except for what
/// people ruled (``merge(_:_:)``, ``split(_:articles:)``). The same graph is there as quads, in the layout of TriG exports.
///
/// Several tasks and programs may read while one writes: readers see what was committed when they began.
public final class GraphStore: Sendable {
    public enum Access: Sendable {
        /// The file must be there.
        case readOnly
        /// The file must be there.
        case readWrite
        /// The file is made if there is none.
        case create
    }

    public let path: String
    let database: any DatabaseWriter
    let mapping: GraphRDF

    /// Opens a store.
    ///
    /// Opening a store of an earlier version for writing brings it up to date; for reading, it stays as it is, and what needs
    /// more than it has is refused.
    ///
    /// - Parameters:
    ///   - readers: how many tasks may read at once from a store opened for reading, each on a connection of its own.
    ///     Others wait until one has ended.
    ///   - patience: for how many seconds a writer waits until another has ended, before it gives up.
    /// - Throws: ``StoreError``; nothing has been changed then.
    public init(
        _ path: String, _ access: Access = .readWrite, readers: Int = 1, patience: Double = 10
    ) throws(StoreError) {
        self.path = path
        do {
            mapping = try GraphRDF()
            let isThere = try StoreFile.check(path)
            guard isThere || access == .create else { throw StoreError.missing(path) }
            if access == .readOnly {
                database = try StoreFile.openForReading(
                    path, readers: max(1, readers), patience: patience)
            } else {
                database = try StoreFile.openForWriting(path, patience: patience)
            }
        } catch {
            throw Self.storeError(error, path)
        }
    }

    /// Puts everything into the one file and lets go of it. Not needed before the program ends.
    public func close() throws(StoreError) {
        try attempt {
            // A reader that is the last to close may not put into the file what is beside it.
            (database as? DatabasePool)?.invalidateReadOnlyConnections()
            try database.close()
        }
    }

    /// Whether an earlier version of the program made the store, so that it has no index for searching and no degrees. Opening
    /// it for writing brings it up to date.
    public func isOutdated() throws(StoreError) -> Bool {
        try read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 } < Schema.version
    }

    /// What the store's files look like from outside, which changes with every commit: who has read something and finds the same
    /// stamp as before the reading need not read again.
    public struct Stamp: Sendable, Hashable {
        private let files: [[Int64]]

        fileprivate init(_ path: String) {
            files = [path, path + "-wal"].map { path in
                var status = stat()
                guard stat(path, &status) == 0 else { return [] }
                #if os(macOS)
                    let time = status.st_mtimespec
                #else
                    let time = status.st_mtim
                #endif
                return [Int64(status.st_ino), Int64(status.st_size), Int64(time.tv_sec), Int64(time.tv_nsec)]
            }
        }
    }

    public var stamp: Stamp { Stamp(path) }

    /// What SQLite finds wrong with the file, looking at all of it; nothing in a sound store.
    public func damages() throws(StoreError) -> [String] {
        try read { try String.fetchAll($0, sql: "PRAGMA integrity_check") }.filter { $0 != "ok" }
    }

    /// Reads from one state of the store, whatever is written meanwhile.
    package func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        try attempt { try database.read(body) }
    }

    /// Writes in one transaction, all of it or nothing.
    func write<Value>(_ body: (StoreWriter) throws -> Value) throws(StoreError) -> Value {
        try attempt {
            try database.write { db in
                let writer = try StoreWriter(db, mapping)
                let value = try body(writer)
                try writer.finish()
                return value
            }
        }
    }

    private func attempt<Value>(_ body: () throws -> Value) throws(StoreError) -> Value {
        do { return try body() } catch { throw Self.storeError(error, path) }
    }

    static func storeError(_ error: any Error, _ path: String) -> StoreError {
        switch error {
        case let error as StoreError: error
        case let error as RequestError: StoreError(.request, path, error.message)
        case let error as DatabaseError: StoreError(error, path: path)
        default: StoreError(.other, path, "\(error)")
        }
    }

    /// Something that was asked for and cannot be done, by code that does not know the store's path.
    struct RequestError: Error {
        let message: String
    }
}
