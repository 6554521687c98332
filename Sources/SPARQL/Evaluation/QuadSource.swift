import RDF

/// A term by number. A source numbers the terms it holds as it likes, below ``firstComputed``; terms that a query
/// makes up (`BIND`, aggregates) are numbered by the evaluation from there on.
public struct TermID: Sendable, Hashable, Comparable {
    public let raw: UInt64

    public init(_ raw: UInt64) { self.raw = raw }

    /// The least number of terms that no source holds.
    public static let firstComputed = TermID(1 << 63)

    public static func < (a: TermID, b: TermID) -> Bool { a.raw < b.raw }
}

/// A quad by the numbers of its terms.
public struct NumberedQuad: Sendable, Hashable {
    public var subject: TermID
    public var predicate: TermID
    public var object: TermID
    /// `TermID(0)` for the default graph: no term has that number.
    public var graph: TermID

    public init(_ subject: TermID, _ predicate: TermID, _ object: TermID, graph: TermID = TermID(0)) {
        self.subject = subject
        self.predicate = predicate
        self.object = object
        self.graph = graph
    }
}

/// Which quads are asked for: `nil` is anything.
public struct NumberedPattern: Sendable, Hashable {
    public enum Graphs: Sendable, Hashable {
        /// The triples of the default graph.
        case defaultGraph
        /// Those of this named graph.
        case named(TermID)
        /// Those of all named graphs.
        case anyNamed
        /// Those of all graphs, the default one included, each triple once and its graph not told.
        case union
    }

    public var subject: TermID?
    public var predicate: TermID?
    public var object: TermID?
    public var graphs: Graphs

    public init(
        _ subject: TermID?, _ predicate: TermID?, _ object: TermID?, in graphs: Graphs = .defaultGraph
    ) {
        self.subject = subject
        self.predicate = predicate
        self.object = object
        self.graphs = graphs
    }
}

/// Where an evaluation finds quads: a dataset whose terms go by number.
///
/// A source is used by one evaluation at a time and shows it one unchanging state.
public protocol QuadSource: AnyObject {
    /// The number of a term, `nil` where no quad has it.
    func id(of term: Term) throws -> TermID?
    /// The term of a number that this source gave.
    func term(_ id: TermID) throws -> Term
    /// A cursor to look quads up with; one evaluation has many open at a time.
    func makeCursor() throws -> any QuadCursor
    /// About how many quads match, for the planner: exact where that is cheap.
    func estimate(_ pattern: NumberedPattern) throws -> Int
    /// How many different terms about stand at a place of the quads with this predicate (all if `nil`).
    func distinct(_ place: QuadPlace, predicate: TermID?) throws -> Int
    /// The names of the named graphs.
    func graphs() throws -> [TermID]
}

/// A place of a quad.
public enum QuadPlace: Sendable, Hashable {
    case subject, predicate, object
}

/// A look-up in a ``QuadSource``, reused for one pattern after another.
public protocol QuadCursor: AnyObject {
    /// Begins a look-up; what was left of the one before is dropped.
    func seek(_ pattern: NumberedPattern) throws
    /// Writes the next quads to the buffer and returns how many they are; 0 at the end.
    func next(into buffer: UnsafeMutableBufferPointer<NumberedQuad>) throws -> Int
}
