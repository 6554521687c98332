import RDF

/// What a query yields, by its form.
public enum QueryResults {
    /// Of `SELECT`.
    case solutions(SolutionSequence)
    /// Of `ASK`.
    case boolean(Bool)
    /// Of `CONSTRUCT` and `DESCRIBE`.
    case graph(TripleStream)
}

/// The solutions of a query, worked out as they are asked for: who asks for no more spares the work.
public final class SolutionSequence {
    /// The columns.
    public let variables: [Variable]
    private let slots: [Int]
    private let rows: RowReader
    private let book: TermBook
    private let budget: Budget

    init(variables: [Variable], slots: [Int], rows: RowReader, book: TermBook, budget: Budget) {
        self.variables = variables
        self.slots = slots
        self.rows = rows
        self.book = book
        self.budget = budget
    }

    /// Puts the terms of the next solution into `row`, one a column, `nil` where unbound; `false` at the end.
    ///
    /// - Throws: ``EvaluationError``, and whatever the source throws.
    public func next(into row: inout [Term?]) throws -> Bool {
        guard let solution = try rows.next() else { return false }
        try budget.countResult()
        if row.count != slots.count { row = Array(repeating: nil, count: slots.count) }
        for (column, slot) in slots.enumerated() {
            let id = solution[slot]
            row[column] = id == 0 ? nil : try book.term(id)
        }
        return true
    }

    /// The next solution's terms, one a column, `nil` where unbound; `nil` at the end.
    ///
    /// - Throws: as ``next(into:)``.
    public func next() throws -> [Term?]? {
        var row: [Term?] = []
        return try next(into: &row) ? row : nil
    }

    /// All solutions that are left.
    ///
    /// - Throws: as ``next(into:)``.
    public func rest() throws -> [[Term?]] {
        var all: [[Term?]] = []
        while let row = try next() { all.append(row) }
        return all
    }
}

/// The triples of a graph, worked out as they are asked for, each once.
public final class TripleStream {
    private let pull: () throws -> Triple?

    package init(_ pull: @escaping () throws -> Triple?) { self.pull = pull }

    /// The next triple; `nil` at the end.
    ///
    /// - Throws: ``EvaluationError``, and whatever the source throws.
    public func next() throws -> Triple? { try pull() }

    /// All triples that are left.
    ///
    /// - Throws: as ``next()``.
    public func rest() throws -> [Triple] {
        var all: [Triple] = []
        while let triple = try next() { all.append(triple) }
        return all
    }
}
