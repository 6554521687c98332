/// Evaluates one expression for rows.
final class ExpressionRunner {
    fileprivate let book: TermBook
    private let compiled: CompiledExpression
    private let evaluator: ExpressionEvaluator
    fileprivate let patterns: [PatternRunner]
    /// What reading a term has thrown, as the interface of expressions cannot.
    fileprivate var failure: (any Error)?

    init(
        _ compiled: CompiledExpression, patterns: [PatternRunner], context: ExpressionContext, book: TermBook
    ) {
        self.compiled = compiled
        self.patterns = patterns
        self.book = book
        evaluator = ExpressionEvaluator(context: context)
    }

    /// Whether a row passes as a filter.
    func isTrue(_ row: UnsafeMutablePointer<UInt64>) throws -> Bool {
        let truth = try evaluator.truth(compiled, TermRow(row: row, runner: self))
        if let failure { throw failure }
        return truth == true
    }

    /// The value for a row; `nil` for a type error.
    func value(_ row: UnsafeMutablePointer<UInt64>) throws -> Value? {
        let value = try evaluator.value(compiled, TermRow(row: row, runner: self))
        if let failure { throw failure }
        return value
    }

    /// The number of the value for a row; 0 for a type error.
    func number(_ row: UnsafeMutablePointer<UInt64>) throws -> UInt64 {
        if case .slot(let slot) = compiled { return row[slot] }
        return try value(row).map { try book.number($0.term) } ?? 0
    }

    /// The slot whose value the expression is, if it is no more than that.
    var slot: Int? { if case .slot(let slot) = compiled { slot } else { nil } }
}

/// A row as expressions see it.
private struct TermRow: SolutionRow {
    let row: UnsafeMutablePointer<UInt64>
    let runner: ExpressionRunner

    func value(_ slot: Int) -> Value? {
        let id = row[slot]
        if id == 0 { return nil }
        do { return try runner.book.value(id) } catch {
            runner.failure = error
            return nil
        }
    }

    func exists(_ pattern: Int) throws -> Bool { try runner.patterns[pattern].hasSolution(row) }
}

/// Evaluates a pattern of `EXISTS` for one row at a time.
final class PatternRunner {
    private let seed: Seed
    private let root: Operator
    private let block: RowBlock

    init(seed: Seed, root: Operator, width: Int) {
        self.seed = seed
        self.root = root
        block = RowBlock(width: width, capacity: 1)
    }

    func hasSolution(_ row: UnsafeMutablePointer<UInt64>) throws -> Bool {
        seed.set(row)
        root.reset()
        try root.next(into: block, limit: 1)
        return block.count > 0
    }
}
