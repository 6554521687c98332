import GRDB
import GRDBSQLite
import RDF
import SPARQL

/// The quads of a store, written: each with how often it was inserted, and for each predicate how many there are.
public struct QuadTables {
    private let connection: OpaquePointer
    private let statements: StatementSet<SQL>
    private let terms: TermTable

    /// Makes the tables of terms and quads, which must not be there yet.
    ///
    /// - Throws: GRDB's `DatabaseError`.
    public static func createTables(_ db: Database) throws {
        try db.execute(sql: TermTable.schema + QuadSchema.tables)
    }

    /// Writes within the transaction that is open, and only as long as it is.
    ///
    /// - Throws: GRDB's `DatabaseError`.
    public init(_ db: Database) throws {
        guard let connection = db.sqliteConnection else { throw DatabaseError(resultCode: .SQLITE_MISUSE) }
        self.connection = connection
        statements = StatementSet(db)
        terms = TermTable(db)
    }

    /// Adds quads. One that is there already counts once more.
    ///
    /// - Throws: GRDB's `DatabaseError`.
    public func insert(_ quads: some Sequence<Quad>) throws {
        let newest = UInt64(try terms.newestRow()) << 1
        var tally = PredicateTally(newest: newest)
        for (quad, count) in try counted(quads, number: { try terms.findOrMake($0) }) {
            let statement = try statements[.insert]
            statement.bind(quad)
            statement.bind(count, at: 5)
            // Both asked before the quad is there.
            let isFirst =
                try tally.isNew(quad.subject) ? tally.isFirstOfSubject(quad) : !has(.withSubject, quad)
            let isFirstOfObject =
                try tally.isNew(quad.object) ? tally.isFirstOfObject(quad) : !has(.withObject, quad)
            try statement.run()
            if sqlite3_changes(connection) > 0 {
                tally.add(1, quad, subject: isFirst, object: isFirstOfObject)
            } else {
                try change(quad, by: count)
            }
        }
        try write(tally)
    }

    /// Takes quads away: each as often as it comes. One that was inserted more often stays, one that is not there
    /// is passed over.
    ///
    /// - Throws: GRDB's `DatabaseError`.
    public func delete(_ quads: some Sequence<Quad>) throws {
        var tally = PredicateTally(newest: .max)
        for (quad, count) in try counted(quads, number: { try terms.find($0) }) {
            let held = try statements[.count]
            held.bind(quad)
            guard let number = try held.number() else { continue }
            if number > count {
                try change(quad, by: -count)
                continue
            }
            let statement = try statements[.delete]
            statement.bind(quad)
            try statement.run()
            try tally.add(
                -1, quad, subject: !has(.withSubject, quad), object: !has(.withObject, quad))
        }
        try write(tally)
    }

    /// Numbers quads, sorts them as the table is and counts those that are equal; those with a term that has no number
    /// are left out.
    private func counted(
        _ quads: some Sequence<Quad>, number: (Term) throws -> UInt64?
    ) throws -> [(quad: NumberedQuad, count: Int64)] {
        var known: [Term: UInt64] = [:]
        func id(_ term: Term) throws -> TermID? {
            if let id = known[term] { return TermID(id) }
            guard let id = try number(term) else { return nil }
            known[term] = id
            return TermID(id)
        }
        var numbered: [NumberedQuad] = []
        for quad in quads {
            guard let subject = try id(Term(quad.triple.subject)),
                let predicate = try id(.iri(quad.triple.predicate)),
                let object = try id(quad.triple.object)
            else { continue }
            guard let name = quad.graph else {
                numbered.append(NumberedQuad(subject, predicate, object))
                continue
            }
            guard let graph = try id(Term(name)) else { continue }
            numbered.append(NumberedQuad(subject, predicate, object, graph: graph))
        }
        numbered.sort { a, b in
            if a.subject != b.subject { return a.subject < b.subject }
            if a.predicate != b.predicate { return a.predicate < b.predicate }
            return a.object != b.object ? a.object < b.object : a.graph < b.graph
        }
        var counted: [(quad: NumberedQuad, count: Int64)] = []
        for quad in numbered {
            if counted.last?.quad == quad {
                counted[counted.count - 1].count += 1
            } else {
                counted.append((quad, 1))
            }
        }
        return counted
    }

    private func change(_ quad: NumberedQuad, by difference: Int64) throws {
        let statement = try statements[.change]
        statement.bind(quad)
        statement.bind(difference, at: 5)
        try statement.run()
    }

    /// Whether there is a quad with this predicate and subject, or object.
    private func has(_ name: SQL, _ quad: NumberedQuad) throws -> Bool {
        let statement = try statements[name]
        statement.bind(Int64(quad.predicate.raw), at: 1)
        statement.bind(Int64((name == .withSubject ? quad.subject : quad.object).raw), at: 2)
        return try statement.number() != nil
    }

    private func write(_ tally: PredicateTally) throws {
        for (predicate, counts) in tally.counts {
            let statement = try statements[.tally]
            statement.bind(Int64(predicate.raw), at: 1)
            statement.bind(counts.quads, at: 2)
            statement.bind(counts.subjects, at: 3)
            statement.bind(counts.objects, at: 4)
            try statement.run()
        }
    }

    private enum SQL: Int, NamedSQL {
        case insert, change, count, delete, withSubject, withObject, tally

        var sql: String {
            switch self {
            case .insert: "INSERT OR IGNORE INTO quad(s, p, o, g, n) VALUES (?1, ?2, ?3, ?4, ?5)"
            case .change: "UPDATE quad SET n = n + ?5 WHERE s = ?1 AND p = ?2 AND o = ?3 AND g = ?4"
            case .count: "SELECT n FROM quad WHERE s = ?1 AND p = ?2 AND o = ?3 AND g = ?4"
            case .delete: "DELETE FROM quad WHERE s = ?1 AND p = ?2 AND o = ?3 AND g = ?4"
            case .withSubject: "SELECT 1 FROM quad NOT INDEXED WHERE p = ?1 AND s = ?2 LIMIT 1"
            case .withObject: "SELECT 1 FROM quad INDEXED BY quad_posg WHERE p = ?1 AND o = ?2 LIMIT 1"
            case .tally:
                """
                INSERT INTO predicate(p, quads, subjects, objects) VALUES (?1, ?2, ?3, ?4) ON CONFLICT(p) DO UPDATE
                SET quads = quads + ?2, subjects = subjects + ?3, objects = objects + ?4
                """
            }
        }
    }
}

extension RawStatement {
    /// Subject, predicate, object and graph as the first four parameters.
    fileprivate func bind(_ quad: NumberedQuad) {
        bind(Int64(quad.subject.raw), at: 1)
        bind(Int64(quad.predicate.raw), at: 2)
        bind(Int64(quad.object.raw), at: 3)
        bind(Int64(quad.graph.raw), at: 4)
    }
}
