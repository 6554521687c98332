import GRDB
import GRDBSQLite

/// A prepared statement by SQLite's own functions: rows of numbers, without a value made for each column.
///
/// Made and used on one connection and by one thread at a time, as SQLite has it.
final class RawStatement {
    let pointer: OpaquePointer
    /// Who finalizes the statement; if `nil`, this object does.
    private let owner: Statement?

    /// Prepares a statement that lives as long as this object, which must go before the connection does.
    init(_ sql: String, on connection: OpaquePointer) throws {
        var statement: OpaquePointer?
        let code = sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
        guard code == SQLITE_OK, let statement else { throw Self.error(connection, code, sql) }
        pointer = statement
        owner = nil
    }

    /// A statement that the connection keeps for all transactions to come.
    init(_ sql: String, keptBy db: Database) throws {
        let statement = try db.cachedStatement(sql: sql)
        pointer = statement.sqliteStatement
        owner = statement
        sqlite3_reset(pointer)
    }

    deinit {
        if owner == nil { sqlite3_finalize(pointer) } else { sqlite3_reset(pointer) }
    }

    func bind(_ number: Int64, at index: Int32) { sqlite3_bind_int64(pointer, index, number) }

    func bind(_ text: String, at index: Int32) {
        var text = text
        text.withUTF8 { bind($0, at: index) }
    }

    /// Binds a text, which is copied.
    func bind(_ text: UnsafeBufferPointer<UInt8>, at index: Int32) {
        _ = text.withMemoryRebound(to: CChar.self) { characters in
            // An empty text has no address, which SQLite would take for NULL.
            if let start = characters.baseAddress {
                sqlite3_bind_text(pointer, index, start, Int32(characters.count), Self.copied)
            } else {
                sqlite3_bind_text(pointer, index, "", 0, Self.copied)
            }
        }
    }

    /// The next row; `false` at the end, where the statement is ready for other values.
    func step() throws -> Bool {
        switch sqlite3_step(pointer) {
        case SQLITE_ROW: return true
        case SQLITE_DONE:
            sqlite3_reset(pointer)
            return false
        case let code:
            let error = Self.error(sqlite3_db_handle(pointer), code, String(cString: sqlite3_sql(pointer)))
            sqlite3_reset(pointer)
            throw error
        }
    }

    /// Runs a statement that has no rows.
    func run() throws {
        while try step() {}
    }

    /// The first row's first column; `nil` without a row. The statement is run to its end.
    func number() throws -> Int64? {
        guard try step() else { return nil }
        let first = number(0)
        while try step() {}
        return first
    }

    func reset() { sqlite3_reset(pointer) }

    func number(_ column: Int32) -> Int64 { sqlite3_column_int64(pointer, column) }

    func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }

    /// The bytes of a text, until the next step.
    func bytes(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
        // Asked for as text, SQLite copies it to put a zero behind.
        let start = sqlite3_column_blob(pointer, column)?.assumingMemoryBound(to: UInt8.self)
        return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(pointer, column)))
    }

    /// SQLITE_TRANSIENT, a macro that Swift does not see.
    private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

    private static func error(_ connection: OpaquePointer?, _ code: Int32, _ sql: String) -> DatabaseError {
        DatabaseError(
            resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
            message: String(cString: sqlite3_errmsg(connection)), sql: sql)
    }
}
