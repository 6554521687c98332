import GRDB

/// Why a store cannot be opened, read or written, and what to do.
public struct StoreError: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// There is no file of that name.
        case missing
        /// The file is something else.
        case notAStore
        /// A later version of the program wrote it.
        case newer
        /// An earlier version of the program wrote it, without what was asked for.
        case older
        /// It, its folder or its disk may not be written.
        case readOnly
        case diskFull
        /// Another program writes to it.
        case locked
        case damaged
        /// What was asked for is not in it, or cannot be done.
        case request
        /// The system's or SQLite's reason.
        case other
    }

    public let kind: Kind
    public let path: String
    public let message: String

    public var description: String { "\(path): \(message)" }

    init(_ kind: Kind, _ path: String, _ message: String) {
        self.kind = kind
        self.path = path
        self.message = message
    }

    /// What SQLite says, in words that help.
    init(_ error: DatabaseError, path: String) {
        let reason = error.message ?? "\(error.resultCode)"
        switch error.resultCode {
        case .SQLITE_FULL: self = Self.full(path)
        case .SQLITE_NOTADB: self = Self.foreign(path)
        case .SQLITE_READONLY, .SQLITE_PERM:
            self.init(.readOnly, path, "the store may not be written; check its permissions and its folder's")
        case .SQLITE_CANTOPEN:
            self.init(
                .readOnly, path,
                "the store cannot be opened; check the permissions of the file and its folder")
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL:
            self.init(
                .locked, path, "another program is writing to the store; wait for it to end and try again")
        case .SQLITE_CORRUPT:
            self.init(
                .damaged, path,
                "the store is damaged (\(reason)); make it anew from the articles, or fetch a copy of it")
        case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_WRITE: self = Self.full(path)
        default: self.init(.other, path, reason)
        }
    }

    static func missing(_ path: String) -> StoreError {
        StoreError(.missing, path, "no such store; entente extract --into \(path) makes it")
    }

    static func homeless(_ path: String, _ folder: String) -> StoreError {
        StoreError(.missing, path, "there is no folder \(folder) to make the store in; make it first")
    }

    static func leftOpen(_ path: String) -> StoreError {
        StoreError(
            .readOnly, path,
            "the last changes are in \(path)-wal and cannot be read where the folder may not be written; copy both files elsewhere"
        )
    }

    static func foreign(_ path: String) -> StoreError {
        StoreError(.notAStore, path, "the file is no store of Entente; name another file")
    }

    static func newer(_ path: String) -> StoreError {
        StoreError(.newer, path, "a later version of Entente made the store; use that version to read it")
    }

    static func older(_ path: String) -> StoreError {
        StoreError(
            .older, path,
            "an earlier version of Entente made the store, without what searching needs; any command that writes to it, such as entente extract --into \(path), brings it up to date"
        )
    }

    private static func full(_ path: String) -> StoreError {
        StoreError(
            .diskFull, path,
            "the disk is full, or the file may not grow; make room and run the command again: what was reported is stored"
        )
    }
}
