import GRDB

/// Statements that belong together, by name.
protocol NamedSQL: CaseIterable, RawRepresentable where RawValue == Int {
    var sql: String { get }
}

/// Prepared statements, each made when it is first needed and kept by the connection for the transactions to come.
///
/// Two sets of one connection share them, so each is run to its end or reset before something else is called.
final class StatementSet<Name: NamedSQL> {
    private unowned let db: Database
    private var statements = [RawStatement?](repeating: nil, count: Name.allCases.count)

    init(_ db: Database) { self.db = db }

    subscript(_ name: Name) -> RawStatement {
        get throws {
            if let statement = statements[name.rawValue] { return statement }
            let statement = try RawStatement(name.sql, keptBy: db)
            statements[name.rawValue] = statement
            return statement
        }
    }
}
