import RDF

/// A query variable, or a blank node of the query, which is a variable that cannot be named.
public struct Variable: Sendable, Hashable {
    /// Without `?` or `$`. Made by the parser where the query has no name (blank nodes, aggregates, keys).
    public let name: String
    /// Whether it stands for a blank node or another thing without a name, and no `SELECT *` lists it.
    public let isBlank: Bool

    public init(_ name: String, isBlank: Bool = false) {
        self.name = name
        self.isBlank = isBlank
    }
}

/// What stands at one place of a triple pattern.
public indirect enum PatternTerm: Sendable, Hashable {
    case variable(Variable)
    /// Never a blank node.
    case term(Term)
    /// A triple term with variables in it (SPARQL 1.2); one without is a ``term(_:)``.
    case triple(TriplePattern)
}

/// A triple with variables (section 18.1.5).
public struct TriplePattern: Sendable, Hashable {
    public var subject: PatternTerm
    public var predicate: PatternTerm
    public var object: PatternTerm

    public init(_ subject: PatternTerm, _ predicate: PatternTerm, _ object: PatternTerm) {
        self.subject = subject
        self.predicate = predicate
        self.object = object
    }
}

/// A path of predicates (section 9.1).
public indirect enum PropertyPath: Sendable, Hashable {
    case predicate(IRI)
    case inverse(PropertyPath)
    case sequence(PropertyPath, PropertyPath)
    case alternative(PropertyPath, PropertyPath)
    case zeroOrMore(PropertyPath)
    case oneOrMore(PropertyPath)
    case zeroOrOne(PropertyPath)
    /// `!(p | ^q)`: any predicate but these forwards, any but those backwards; a direction that the set does not
    /// speak of is `nil` and not followed.
    case negated(forward: [IRI]?, backward: [IRI]?)
}
