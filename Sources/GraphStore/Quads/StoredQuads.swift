import GRDB
import GRDBSQLite
import RDF
import SPARQL

/// The quads of a store as queries see them.
///
/// Made within a read transaction, whose state it shows, and used until that ends: neither it nor its cursors may
/// outlive it. One thread at a time.
public final class StoredQuads: QuadSource {
    /// A named graph of up to so many quads is gone through rather than the quads of a predicate or with an object.
    private static let smallGraph = 4096

    private let connection: OpaquePointer
    private let terms: TermTable
    private let estimates: QuadEstimates
    private var cache = TermCache()
    private var idle: [QuadLookup: [RawStatement]] = [:]

    /// Shows the state that the transaction sees.
    ///
    /// - Throws: GRDB's `DatabaseError`.
    public init(_ db: Database) throws {
        guard let connection = db.sqliteConnection else { throw DatabaseError(resultCode: .SQLITE_MISUSE) }
        self.connection = connection
        terms = TermTable(db)
        estimates = QuadEstimates(db)
    }

    public func id(of term: Term) throws -> TermID? { try terms.find(term).map { TermID($0) } }

    public func term(_ id: TermID) throws -> Term {
        if let term = cache[id.raw] { return term }
        let term = try terms.term(id.raw)
        cache[id.raw] = term
        return term
    }

    public func makeCursor() throws -> any QuadCursor { StoredCursor(self) }

    public func estimate(_ pattern: NumberedPattern) throws -> Int {
        try estimates.estimate(pattern, try lookup(for: pattern))
    }

    public func distinct(_ place: QuadPlace, predicate: TermID?) throws -> Int {
        if let predicate {
            let counts = try estimates.counts(of: predicate)
            return switch place {
            case .subject: counts.subjects
            case .predicate: min(counts.quads, 1)
            case .object: counts.objects
            }
        }
        let total = try estimates.total()
        return switch place {
        case .subject: total.subjects
        case .predicate: total.predicates
        case .object: total.objects
        }
    }

    public func graphs() throws -> [TermID] {
        let next = try RawStatement(
            "SELECT g FROM quad INDEXED BY quad_gspo WHERE g > ? AND g <> 0 ORDER BY g LIMIT 1",
            on: connection)
        var graphs: [TermID] = []
        var last: Int64 = 0
        while true {
            next.bind(last, at: 1)
            guard let graph = try next.number() else { return graphs }
            graphs.append(TermID(UInt64(graph)))
            last = graph
        }
    }

    // MARK: - For cursors

    /// How a pattern is looked up.
    func lookup(for pattern: NumberedPattern) throws -> QuadLookup {
        guard case .named(let graph) = pattern.graphs else { return QuadLookup(pattern) }
        if pattern.subject != nil || pattern.predicate == nil && pattern.object == nil {
            return QuadLookup(pattern, throughGraph: true)
        }
        let whole = NumberedPattern(nil, nil, nil, in: .named(graph))
        let size = try estimates.estimate(whole, QuadLookup(whole, throughGraph: true))
        if size <= Self.smallGraph { return QuadLookup(pattern, throughGraph: true) }
        guard pattern.object == nil, let predicate = pattern.predicate else { return QuadLookup(pattern) }
        return QuadLookup(pattern, throughGraph: try size < estimates.counts(of: predicate).quads)
    }

    func statement(for lookup: QuadLookup) throws -> RawStatement {
        if let statement = idle[lookup]?.popLast() { return statement }
        return try RawStatement(lookup.sql, on: connection)
    }

    /// Takes back a statement that a cursor no longer needs.
    func keep(_ statement: RawStatement, for lookup: QuadLookup) {
        idle[lookup, default: []].append(statement)
    }
}

/// The terms that were read last, each in the place that its number says. Small at first, for most queries read few.
private struct TermCache {
    private static let mostBits = 14

    private var bits = 6
    private var written = 0
    private var entries = [(id: UInt64, term: Term)?](repeating: nil, count: 1 << 6)

    subscript(id: UInt64) -> Term? {
        get {
            guard let entry = entries[place(id)], entry.id == id else { return nil }
            return entry.term
        }
        set {
            if written > entries.count, bits < Self.mostBits {
                bits += 2
                written = 0
                entries = Array(repeating: nil, count: 1 << bits)
            }
            written += 1
            entries[place(id)] = newValue.map { (id, $0) }
        }
    }

    private func place(_ id: UInt64) -> Int { Int((id &* 0x9E37_79B9_7F4A_7C15) >> (64 - UInt64(bits))) }
}
