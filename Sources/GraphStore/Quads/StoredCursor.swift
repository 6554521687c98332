import GRDBSQLite
import SPARQL

/// A look-up in the tables of quads.
final class StoredCursor: QuadCursor {
    private let source: StoredQuads
    /// The statements this cursor has had: it mostly needs one.
    private var own: [(lookup: QuadLookup, statement: RawStatement)] = []
    private var lookup: QuadLookup?
    private var statement: RawStatement?
    private var isRunning = false
    private var reading = RowReading(QuadLookup(NumberedPattern(nil, nil, nil)))

    init(_ source: StoredQuads) { self.source = source }

    deinit {
        statement?.reset()
        for (lookup, statement) in own { source.keep(statement, for: lookup) }
    }

    func seek(_ pattern: NumberedPattern) throws {
        if isRunning { statement?.reset() }
        let statement = try statement(for: source.lookup(for: pattern))
        statement.bind(pattern)
        reading.begin(pattern)
        isRunning = true
    }

    func next(into buffer: UnsafeMutableBufferPointer<NumberedQuad>) throws -> Int {
        guard isRunning, let statement else { return 0 }
        var count = 0
        while count < buffer.count {
            guard try statement.step() else {
                isRunning = false
                break
            }
            if reading.read(statement.pointer) {
                buffer.initializeElement(at: count, to: reading.quad)
                count += 1
            }
        }
        return count
    }

    private func statement(for needed: QuadLookup) throws -> RawStatement {
        if needed == lookup, let statement { return statement }
        let found: RawStatement
        if let held = own.first(where: { $0.lookup == needed }) {
            found = held.statement
        } else {
            found = try source.statement(for: needed)
            own.append((needed, found))
        }
        reading = RowReading(needed)
        lookup = needed
        statement = found
        return found
    }
}

/// Rows of a look-up as quads, of equal triples in several graphs the first.
private struct RowReading {
    private(set) var quad = NumberedQuad(TermID(0), TermID(0), TermID(0))
    private var isFirst = true
    private let isUnion: Bool
    // Columns, -1 for places that are given.
    private let subject: Int32
    private let predicate: Int32
    private let object: Int32
    private let graph: Int32

    /// For rows with the columns of a look-up.
    init(_ lookup: QuadLookup) {
        let columns = lookup.columns
        func place(_ name: Character) -> Int32 { columns.firstIndex(of: name).map(Int32.init) ?? -1 }
        subject = place("s")
        predicate = place("p")
        object = place("o")
        graph = place("g")
        isUnion = lookup.graphs == .union
    }

    /// Takes the places that are given.
    mutating func begin(_ pattern: NumberedPattern) {
        let zero = TermID(0)
        var graph = zero
        if case .named(let name) = pattern.graphs { graph = name }
        quad = NumberedQuad(
            pattern.subject ?? zero, pattern.predicate ?? zero, pattern.object ?? zero, graph: graph)
        isFirst = true
    }

    /// Takes a row into ``quad``; `false` for the triple that came just before.
    mutating func read(_ statement: OpaquePointer) -> Bool {
        var isOther = isFirst || !isUnion
        func take(_ column: Int32, _ term: inout TermID) {
            guard column >= 0 else { return }
            let found = TermID(UInt64(bitPattern: sqlite3_column_int64(statement, column)))
            if term != found { isOther = true }
            term = found
        }
        take(subject, &quad.subject)
        take(predicate, &quad.predicate)
        take(object, &quad.object)
        take(graph, &quad.graph)
        isFirst = false
        return isOther
    }
}

extension RawStatement {
    /// The places given as the parameters 1 to 3, a named graph as 4.
    func bind(_ pattern: NumberedPattern) {
        if let subject = pattern.subject { bind(Int64(bitPattern: subject.raw), at: 1) }
        if let predicate = pattern.predicate { bind(Int64(bitPattern: predicate.raw), at: 2) }
        if let object = pattern.object { bind(Int64(bitPattern: object.raw), at: 3) }
        if case .named(let graph) = pattern.graphs { bind(Int64(bitPattern: graph.raw), at: 4) }
    }
}
