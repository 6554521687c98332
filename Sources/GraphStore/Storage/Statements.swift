import GRDB
import GRDBSQLite

/// A value as SQLite has it.
enum SQLValue {
    case int(Int)
    case text(String)
    case real(Double)
    case null

    static func text(_ text: String?) -> SQLValue { text.map(SQLValue.text) ?? .null }
    static func int(_ number: Int?) -> SQLValue { number.map(SQLValue.int) ?? .null }
    static func real(_ number: Double?) -> SQLValue { number.map(SQLValue.real) ?? .null }
}

/// Statements of a transaction, each prepared once a connection.
final class Statements {
    let db: Database
    private var prepared: [StaticText: RawStatement] = [:]

    init(_ db: Database) { self.db = db }

    /// Runs a statement without rows.
    func run(_ sql: StaticString, _ values: SQLValue...) throws { try bound(sql, values).run() }

    /// Hands on each row of a statement. The body must not run the same statement.
    func each(_ sql: StaticString, _ values: SQLValue..., body: (RawStatement) throws -> Void) throws {
        let statement = try bound(sql, values)
        defer { statement.reset() }
        while try statement.step() { try body(statement) }
    }

    /// What a body makes of each row.
    func map<Value>(
        _ sql: StaticString, _ values: SQLValue..., body: (RawStatement) throws -> Value
    ) throws -> [Value] {
        let statement = try bound(sql, values)
        defer { statement.reset() }
        var rows: [Value] = []
        while try statement.step() { rows.append(try body(statement)) }
        return rows
    }

    /// What a body makes of the first row; `nil` without one.
    func first<Value>(
        _ sql: StaticString, _ values: SQLValue..., body: (RawStatement) throws -> Value
    ) throws -> Value? {
        let statement = try bound(sql, values)
        defer { statement.reset() }
        return try statement.step() ? try body(statement) : nil
    }

    /// The first that a body makes of a row, looking no further.
    func search<Value>(
        _ sql: StaticString, _ values: SQLValue..., body: (RawStatement) throws -> Value?
    ) throws -> Value? {
        let statement = try bound(sql, values)
        defer { statement.reset() }
        while try statement.step() {
            if let value = try body(statement) { return value }
        }
        return nil
    }

    /// Whether a statement has a row.
    func has(_ sql: StaticString, _ values: SQLValue...) throws -> Bool {
        let statement = try bound(sql, values)
        defer { statement.reset() }
        return try statement.step()
    }

    var lastID: Int { Int(db.lastInsertedRowID) }

    private func bound(_ sql: StaticString, _ values: [SQLValue]) throws -> RawStatement {
        let statement = try statement(sql)
        for (index, value) in values.enumerated() { statement.bind(value, at: Int32(index + 1)) }
        return statement
    }

    private func statement(_ sql: StaticString) throws -> RawStatement {
        let key = StaticText(text: sql)
        if let known = prepared[key] { return known }
        let statement = try RawStatement(sql.description, keptBy: db)
        prepared[key] = statement
        return statement
    }

    /// A text of the program's by where it stands, which is quicker than by what it says.
    private struct StaticText: Hashable {
        let text: StaticString

        static func == (a: StaticText, b: StaticText) -> Bool { a.text.utf8Start == b.text.utf8Start }
        func hash(into hasher: inout Hasher) { hasher.combine(text.utf8Start) }
    }
}

extension RawStatement {
    func bind(_ value: SQLValue, at index: Int32) {
        switch value {
        case .int(let number): bind(Int64(number), at: index)
        case .text(let text): bind(text, at: index)
        case .real(let number): sqlite3_bind_double(pointer, index, number)
        case .null: sqlite3_bind_null(pointer, index)
        }
    }

    func int(_ column: Int32) -> Int { Int(number(column)) }
    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(pointer, column) == SQLITE_NULL }
    func optionalInt(_ column: Int32) -> Int? { isNull(column) ? nil : int(column) }
    func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }
    func optionalReal(_ column: Int32) -> Double? {
        isNull(column) ? nil : sqlite3_column_double(pointer, column)
    }
}
