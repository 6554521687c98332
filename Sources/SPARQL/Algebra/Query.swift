import RDF

/// A query in the algebra of SPARQL 1.1 Query, section 18.2, as ``QueryParser`` yields it.
public struct Query: Sendable, Hashable {
    /// What the solutions of the pattern become (section 16).
    public enum Form: Sendable, Hashable {
        /// A table with these columns, in order.
        case select([Variable])
        /// Whether there is a solution.
        case ask
        /// A graph: these triples for every solution. A blank node of the template is a variable that is
        /// ``Variable/isBlank``, for which each solution gets a new blank node.
        case construct([TriplePattern])
        /// The descriptions of the resources that these stand for.
        case describe([PatternTerm])
    }

    public var form: Form
    /// The graphs that `FROM` and `FROM NAMED` name; `nil` where the query names none.
    public var dataset: DatasetClause?
    /// Solution modifiers included: for `SELECT` the outermost operator projects, or stands around one that does.
    public var pattern: Algebra
    /// The prefixes declared, which result tables may use.
    public var prefixes: PrefixMap
    /// The base IRI in force at the end of the prologue.
    public var base: IRI?

    public init(
        form: Form, dataset: DatasetClause? = nil, pattern: Algebra, prefixes: PrefixMap = PrefixMap(),
        base: IRI? = nil
    ) {
        self.form = form
        self.dataset = dataset
        self.pattern = pattern
        self.prefixes = prefixes
        self.base = base
    }
}

/// The dataset that a query asks for (section 13.2).
public struct DatasetClause: Sendable, Hashable {
    /// The graphs whose merge is the default graph.
    public var defaultGraphs: [IRI]
    /// The graphs that `GRAPH` sees.
    public var namedGraphs: [IRI]

    public init(defaultGraphs: [IRI] = [], namedGraphs: [IRI] = []) {
        self.defaultGraphs = defaultGraphs
        self.namedGraphs = namedGraphs
    }
}
