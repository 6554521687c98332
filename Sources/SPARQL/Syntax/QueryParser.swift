import RDF

/// Reads queries: SPARQL 1.1 Query, and SPARQL 1.2 where it is asked for, from text to algebra
/// (SPARQL 1.1 Query, sections 18.2 and 19).
public struct QueryParser: Sendable {
    /// How it reads.
    public var options: QueryOptions

    /// A parser with these options.
    public init(options: QueryOptions = QueryOptions()) { self.options = options }

    /// The query that a text is.
    ///
    /// - Throws: `SyntaxError` where it is none: the line, the column, what stands there and what should.
    public func parse(_ text: some StringProtocol) throws(SyntaxError) -> Query {
        try parse(Array(text.utf8))
    }

    /// The query that UTF-8 is.
    ///
    /// - Throws: `SyntaxError` where it is none: the line, the column, what stands there and what should.
    public func parse(_ bytes: some Collection<UInt8>) throws(SyntaxError) -> Query {
        var grammar = QueryGrammar(try QueryLexer(Array(bytes), options), options)
        return try grammar.query()
    }
}

/// How queries are read.
public struct QueryOptions: Sendable {
    /// SPARQL 1.2 with RDF 1.2: triple terms, reifiers, annotations, base directions and their functions.
    public var version: RDFVersion
    /// What relative IRIs are resolved against until the query says otherwise; `nil` makes them errors.
    public var base: IRI?
    /// Prefixes that need no declaration. A query may declare them anew.
    public var prefixes: [Namespace]
    /// Prefixes that errors speak of where one is not declared.
    public var wellKnownPrefixes: [Namespace]
    /// Whether language tags come in lower case; as ``ReaderOptions/lowercasesLanguageTags`` of the data.
    public var lowercasesLanguageTags: Bool
    /// What errors call the query.
    public var sourceName: String?

    /// How deep groups, brackets, lists and functions may stand inside each other.
    public static let maximumNesting = 128
    /// How many operators may stand on top of each other in the algebra: what works on it goes as deep, by
    /// calls.
    public static let maximumHeight = 1000

    /// SPARQL 1.1, without a base and prefixes, unless told otherwise.
    public init(
        version: RDFVersion = .rdf11, base: IRI? = nil, prefixes: [Namespace] = [],
        wellKnownPrefixes: [Namespace] = [.rdf, .rdfs, .xsd, .owl, .skos, .dcterms, .prov, .oa, .schema],
        lowercasesLanguageTags: Bool = false, sourceName: String? = nil
    ) {
        self.version = version
        self.base = base
        self.prefixes = prefixes
        self.wellKnownPrefixes = wellKnownPrefixes
        self.lowercasesLanguageTags = lowercasesLanguageTags
        self.sourceName = sourceName
    }
}
