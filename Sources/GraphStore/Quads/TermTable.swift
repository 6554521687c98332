import GRDB
import RDF

/// The terms of a store by number, found and made.
///
/// A term's number is twice that of its row, or odd where ``InlineTerms`` writes the term in it.
final class TermTable {
    /// Namespaces beyond these are not worth a row: IRIs that are none of them are written whole.
    private static let mostNamespaces: Int64 = 4096

    private let statements: StatementSet<SQL>
    private var newest: Int64?
    private var qualifiers: [Int64: TermQualifier] = [:]
    private var qualifierIDs: [TermQualifier: Int64] = [:]

    /// The terms that the transaction on this connection sees, or writes.
    init(_ db: Database) { statements = StatementSet(db) }

    // MARK: - From numbers

    func term(_ id: UInt64) throws -> Term {
        if InlineTerms.holds(id) { return InlineTerms.term(id) }
        let statement = try statements[.byID]
        statement.bind(Int64(id >> 1), at: 1)
        guard try statement.step() else { throw Self.damaged("no term has the number \(id)") }
        defer { statement.reset() }
        let qualifier = try qualifier(statement.number(0))
        guard qualifier.kind == .triple else { return qualifier.term(statement.bytes(1)) }
        let parts = statement.text(1).split(separator: " ").compactMap { UInt64($0) }
        guard parts.count == 3 else { throw Self.damaged("the triple term \(id) has not three parts") }
        statement.reset()
        guard let subject = try term(parts[0]).resource, case .iri(let predicate) = try term(parts[1]) else {
            throw Self.damaged("the triple term \(id) has parts that cannot stand there")
        }
        return .triple(Triple(subject, predicate, try term(parts[2])))
    }

    private func qualifier(_ id: Int64) throws -> TermQualifier {
        if let known = qualifiers[id] { return known }
        let statement = try statements[.qualifierByID]
        statement.bind(id, at: 1)
        guard try statement.step() else { throw Self.damaged("no qualifier has the number \(id)") }
        defer { statement.reset() }
        guard let kind = TermQualifier.Kind(rawValue: statement.number(0)) else {
            throw Self.damaged("the qualifier \(id) is of an unknown kind")
        }
        let qualifier = TermQualifier(kind, statement.text(1))
        qualifiers[id] = qualifier
        return qualifier
    }

    private static func damaged(_ what: String) -> DatabaseError {
        DatabaseError(resultCode: .SQLITE_CORRUPT, message: "the store is damaged: \(what)")
    }

    // MARK: - To numbers

    /// The number of a term; `nil` where the store has never had it.
    func find(_ term: Term) throws -> UInt64? { try number(term, make: false) }

    /// The number of a term, which is written when it is new.
    func findOrMake(_ term: Term) throws -> UInt64 {
        guard let id = try number(term, make: true) else { throw Self.damaged("a term could not be written") }
        return id
    }

    private func number(_ term: Term, make: Bool) throws -> UInt64? {
        switch term {
        case .blank(let node):
            return try InlineTerms.id(of: node) ?? row(TermQualifier(.blank), node.label, make: make)
        case .literal(let literal):
            return try InlineTerms.id(of: literal)
                ?? row(TermQualifier(of: literal), literal.lexical, make: make)
        case .iri(let iri):
            let (namespace, local) = TermQualifier.split(iri)
            if try qualifierID(namespace, make: make) != nil { return try row(namespace, local, make: make) }
            return try row(TermQualifier(.namespace), iri.string, make: make)
        case .triple(let triple):
            guard let subject = try number(Term(triple.subject), make: make),
                let predicate = try number(.iri(triple.predicate), make: make),
                let object = try number(triple.object, make: make)
            else { return nil }
            return try row(TermQualifier(.triple), "\(subject) \(predicate) \(object)", make: make)
        }
    }

    /// The number of the row with this qualifier and text.
    private func row(_ qualifier: TermQualifier, _ text: String, make: Bool) throws -> UInt64? {
        guard let qualifier = try qualifierID(qualifier, make: make) else { return nil }
        var text = text
        return try text.withUTF8 { bytes in
            let hash = StableHash.hash(qualifier, bytes)
            let statement = try statements[.byHash]
            statement.bind(hash, at: 1)
            statement.bind(qualifier, at: 2)
            while try statement.step() {
                guard statement.bytes(1).elementsEqual(bytes) else { continue }
                defer { statement.reset() }
                return UInt64(statement.number(0)) << 1
            }
            return make ? try makeRow(qualifier, bytes, hash) : nil
        }
    }

    private func makeRow(_ qualifier: Int64, _ text: UnsafeBufferPointer<UInt8>, _ hash: Int64) throws
        -> UInt64
    {
        let id = try newestRow() + 1
        let term = try statements[.insertTerm]
        term.bind(id, at: 1)
        term.bind(qualifier, at: 2)
        term.bind(text, at: 3)
        try term.run()
        let entry = try statements[.insertHash]
        entry.bind(hash, at: 1)
        entry.bind(id, at: 2)
        try entry.run()
        newest = id
        return UInt64(id) << 1
    }

    /// The greatest number of a row.
    func newestRow() throws -> Int64 {
        if let newest { return newest }
        let found = try statements[.newest].number() ?? 0
        newest = found
        return found
    }

    /// `nil` where there is none, and none is made: not asked for, or a namespace too many.
    private func qualifierID(_ qualifier: TermQualifier, make: Bool) throws -> Int64? {
        if let known = qualifierIDs[qualifier] { return known }
        let statement = try statements[.qualifierByText]
        statement.bind(qualifier.kind.rawValue, at: 1)
        statement.bind(qualifier.text, at: 2)
        var id = try statement.number()
        if id == nil, make {
            if qualifier.kind == .namespace, !qualifier.text.isEmpty,
                try statements[.countNamespaces].number() ?? 0 > Self.mostNamespaces
            {
                return nil
            }
            let insert = try statements[.insertQualifier]
            insert.bind(qualifier.kind.rawValue, at: 1)
            insert.bind(qualifier.text, at: 2)
            id = try insert.number()
        }
        if let id { qualifierIDs[qualifier] = id }
        return id
    }
}

extension TermTable {
    static let schema = """
        CREATE TABLE qualifier(
            id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, text TEXT NOT NULL, UNIQUE(kind, text));
        CREATE TABLE term(id INTEGER PRIMARY KEY, qualifier INTEGER NOT NULL, text TEXT NOT NULL);
        CREATE TABLE term_hash(hash INTEGER NOT NULL, id INTEGER NOT NULL, PRIMARY KEY(hash, id)) WITHOUT ROWID;
        """

    private enum SQL: Int, NamedSQL {
        case byID, byHash, newest, insertTerm, insertHash
        case qualifierByID, qualifierByText, insertQualifier, countNamespaces

        var sql: String {
            switch self {
            case .byID: "SELECT qualifier, text FROM term WHERE id = ?"
            case .byHash:
                """
                SELECT term.id, text FROM term_hash CROSS JOIN term USING (id) WHERE hash = ? AND qualifier = ?
                """
            case .newest: "SELECT max(id) FROM term"
            case .insertTerm: "INSERT INTO term(id, qualifier, text) VALUES (?, ?, ?)"
            case .insertHash: "INSERT INTO term_hash(hash, id) VALUES (?, ?)"
            case .qualifierByID: "SELECT kind, text FROM qualifier WHERE id = ?"
            case .qualifierByText: "SELECT id FROM qualifier WHERE kind = ? AND text = ?"
            case .insertQualifier: "INSERT INTO qualifier(kind, text) VALUES (?, ?) RETURNING id"
            case .countNamespaces: "SELECT count(*) FROM qualifier WHERE kind = 4"
            }
        }
    }
}
