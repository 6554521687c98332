import GRDB

/// Statements that belong together, by name.
protocol NamedSQL: CaseIterable, RawRepresentable where RawValue == Int {
    var sql: String { get }
}

/// Prepared statements, each made when it is first needed.
final class StatementSet<Name: NamedSQL> {
    private let prepare: (String) throws -> RawStatement
    private var statements = [RawStatement?](repeating: nil, count: Name.allCases.count)

    /// For reading: the statements live as long as the set, which must go before the connection does.
    init(reading connection: OpaquePointer) { prepare = { try RawStatement($0, on: connection) } }

    /// For writing within a transaction: the connection keeps the statements for those to come.
    init(writing db: Database) { prepare = { [unowned db] in try RawStatement($0, keptBy: db) } }

    subscript(_ name: Name) -> RawStatement {
        get throws {
            if let statement = statements[name.rawValue] { return statement }
            let statement = try prepare(name.sql)
            statements[name.rawValue] = statement
            return statement
        }
    }
}
