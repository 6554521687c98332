import RDF

/// How a query may be evaluated: limits, the clock, and what the default graph is.
public struct EvaluationOptions: Sendable {
    /// What a pattern outside `GRAPH` is matched against, where the query names no dataset.
    public enum DefaultGraph: Sendable, Hashable {
        /// The default graph of the source.
        case defaultGraph
        /// All graphs of the source, each triple once.
        case union
    }

    /// Seconds that an evaluation may take until its last row is asked for; `nil` for no limit.
    public var timeLimit: Double?
    /// About how many bytes tables, sorts and groups may hold at once; `nil` for no limit.
    public var memoryLimit: Int?
    /// How many solutions or triples may be asked for; one more is an error. `nil` for no limit.
    public var maximumResults: Int?
    public var defaultGraph: DefaultGraph
    /// Asked now and then; an evaluation that is no longer wanted ends with ``EvaluationError/cancelled``.
    public var isCancelled: (@Sendable () -> Bool)?
    /// What `NOW()` says, in seconds since 1970; `nil` for the time at which the evaluation begins.
    public var now: Double?
    /// What the planner reckons with.
    var costs = PlanCosts()

    public init(
        timeLimit: Double? = nil, memoryLimit: Int? = nil, maximumResults: Int? = nil,
        defaultGraph: DefaultGraph = .defaultGraph, now: Double? = nil
    ) {
        self.timeLimit = timeLimit
        self.memoryLimit = memoryLimit
        self.maximumResults = maximumResults
        self.defaultGraph = defaultGraph
        self.now = now
    }
}

/// Why an evaluation ended without all its answers.
public enum EvaluationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The limit of so many seconds.
    case timeLimit(Double)
    /// The limit of so many bytes.
    case memoryLimit(Int)
    /// The limit of so many solutions or triples.
    case tooManyResults(Int)
    /// Nobody wants the answer any more: ``EvaluationOptions/isCancelled``.
    case cancelled
    /// A `SERVICE` that is not `SILENT`, with its IRI or variable.
    case service(String)

    public var description: String {
        switch self {
        case .timeLimit(let seconds):
            """
            the query takes longer than the \(seconds) seconds allowed: make it narrower (a LIMIT, fewer open \
            places), or allow more time
            """
        case .memoryLimit(let bytes):
            """
            the query needs more than the \(bytes / 1_048_576) MB allowed: make it narrower (a LIMIT with ORDER \
            BY, fewer groups), or allow more memory
            """
        case .tooManyResults(let count):
            "the query has more than the \(count) results allowed: add a LIMIT, or allow more results"
        case .cancelled: "the query was given up before it ended"
        case .service(let name):
            """
            SERVICE \(name) would need a network, and no query is sent out: load the data into a file or a \
            store, or write SERVICE SILENT to go on without it
            """
        }
    }
}
