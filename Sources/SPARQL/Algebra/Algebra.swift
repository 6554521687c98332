import RDF

/// A graph pattern with its solution modifiers (SPARQL 1.1 Query, section 18.2): what yields solutions.
public indirect enum Algebra: Sendable, Hashable {
    /// One solution that binds nothing, the identity of `join`.
    case unit
    /// A basic graph pattern. Blank nodes of the query are variables that are ``Variable/isBlank``.
    case basic([TriplePattern])
    /// A property path that is more than one predicate (section 9).
    case path(PatternTerm, PropertyPath, PatternTerm)
    case join(Algebra, Algebra)
    /// `OPTIONAL`, with the filter that belongs to it.
    case leftJoin(Algebra, Algebra, Expression?)
    case filter(Expression, Algebra)
    case union(Algebra, Algebra)
    case minus(Algebra, Algebra)
    /// `GRAPH`, of an IRI or a variable.
    case graph(PatternTerm, Algebra)
    /// `BIND` and expressions of `SELECT` and `GROUP BY`: a solution whose expression fails stays as it is.
    case extend(Algebra, Variable, Expression)
    /// `VALUES`; `nil` is `UNDEF`.
    case values([Variable], [[Term?]])
    /// `GROUP BY` these variables (expressions are `extend` below), each aggregate bound to a variable. Without
    /// keys all solutions are one group, even if there are none (section 18.5.1).
    case group(Algebra, by: [Variable], aggregates: [AggregateBinding])
    case orderBy(Algebra, [OrderCondition])
    case project(Algebra, [Variable])
    case distinct(Algebra)
    case reduced(Algebra)
    /// `OFFSET` and `LIMIT`.
    case slice(Algebra, offset: Int, limit: Int?)
    /// `SERVICE`, which needs a network: evaluation fails, or with `SILENT` yields the one empty solution.
    case service(PatternTerm, Algebra, isSilent: Bool)
}

/// One aggregate of a group and the variable that holds its value.
public struct AggregateBinding: Sendable, Hashable {
    public var variable: Variable
    public var aggregate: Aggregate

    public init(_ variable: Variable, _ aggregate: Aggregate) {
        self.variable = variable
        self.aggregate = aggregate
    }
}

/// A set function (section 11.3, 18.5.1).
public struct Aggregate: Sendable, Hashable {
    public enum Function: Sendable, Hashable {
        case count, sum, min, max, avg, sample
        case groupConcat(separator: String)
    }

    public var function: Function
    /// `nil` for `COUNT(*)`.
    public var expression: Expression?
    public var isDistinct: Bool

    public init(_ function: Function, of expression: Expression?, isDistinct: Bool = false) {
        self.function = function
        self.expression = expression
        self.isDistinct = isDistinct
    }
}

/// One key of `ORDER BY`.
public struct OrderCondition: Sendable, Hashable {
    public var expression: Expression
    public var isDescending: Bool

    public init(_ expression: Expression, isDescending: Bool = false) {
        self.expression = expression
        self.isDescending = isDescending
    }
}
