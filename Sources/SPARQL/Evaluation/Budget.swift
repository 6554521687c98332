/// What an evaluation has used of what it is allowed.
final class Budget {
    private let limits: EvaluationOptions
    private let deadline: ContinuousClock.Instant?
    /// Whether anything is to be looked at now and then.
    private let isWatched: Bool
    private var heldBytes = 0
    private var ticks = 0
    private var results = 0

    init(_ limits: EvaluationOptions) {
        self.limits = limits
        deadline = limits.timeLimit.map { ContinuousClock.now + .seconds($0) }
        isWatched = limits.timeLimit != nil || limits.isCancelled != nil
    }

    /// Called for each block of rows and in every loop that may run long; looks now and then whether to go on.
    @inline(__always)
    func tick() throws {
        guard isWatched else { return }
        ticks &+= 1
        if ticks & 63 == 0 { try checkTime() }
    }

    /// Looks at the clock, and whether the answer is still wanted.
    @inline(never)
    func checkTime() throws {
        if let isCancelled = limits.isCancelled, isCancelled() { throw EvaluationError.cancelled }
        if let deadline, ContinuousClock.now > deadline {
            throw EvaluationError.timeLimit(limits.timeLimit ?? 0)
        }
    }

    /// Notes bytes that are held from now on, or with a negative number no longer.
    func hold(_ bytes: Int) throws {
        heldBytes += bytes
        if let limit = limits.memoryLimit, heldBytes > limit { throw EvaluationError.memoryLimit(limit) }
    }

    /// Counts one solution or triple that is handed out.
    func countResult() throws {
        results += 1
        if let limit = limits.maximumResults, results > limit {
            throw EvaluationError.tooManyResults(limit)
        }
    }
}
