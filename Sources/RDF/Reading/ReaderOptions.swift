/// How a reader reads.
public struct ReaderOptions: Sendable {
    /// Which RDF the text may use. RDF 1.1 knows no triple terms, reifiers, annotations, base directions and
    /// version directives.
    public var version: RDFVersion
    /// What relative IRIs are resolved against until the text says otherwise; `nil` makes them errors. They
    /// always are in N-Triples and N-Quads.
    public var base: IRI?
    /// What errors call the text.
    public var sourceName: String?
    /// Keeps blank nodes of several documents apart: `_:x` of document 3 becomes `_:d3-x`. `nil`, for a
    /// document that stands alone, leaves labels as they are.
    ///
    /// Blank nodes without a label become `_:anon0`, `_:anon1` and so on, in the order of the text; a label of
    /// the text that looks like one of these gets a `_` before its number.
    public var document: UInt?
    /// Whether language tags come in lower case, which is how their values are (RDF 1.1 Concepts, section 3.3)
    /// and how the canonical forms of RDF 1.2 have them; else as the text has them.
    public var lowercasesLanguageTags: Bool
    /// Whether ill-typed literals (``Literal/isIllTyped``) are errors. RDF allows them, so that they are not unless
    /// asked for.
    public var refusesIllTypedLiterals: Bool
    /// How many bytes an IRI, a name, a literal may take; more is an error. Reading such a piece takes up to
    /// five times as much memory, about 40 MB by default.
    public var maximumTokenLength: Int

    /// How many triple terms may stand inside each other. Terms are compared, hashed and freed by calls as deep
    /// as they are, which a hostile file must not drive too far. Nothing else has a limit.
    public static let maximumTripleTermDepth = 128

    /// RDF 1.1, without a base, unless told otherwise.
    public init(
        version: RDFVersion = .rdf11, base: IRI? = nil, sourceName: String? = nil, document: UInt? = nil,
        lowercasesLanguageTags: Bool = false, refusesIllTypedLiterals: Bool = false,
        maximumTokenLength: Int = 8 << 20
    ) {
        self.version = version
        self.base = base
        self.sourceName = sourceName
        self.document = document
        self.lowercasesLanguageTags = lowercasesLanguageTags
        self.refusesIllTypedLiterals = refusesIllTypedLiterals
        self.maximumTokenLength = maximumTokenLength
    }
}

/// A version of RDF.
public enum RDFVersion: Sendable, Hashable {
    /// RDF 1.1.
    case rdf11
    /// RDF 1.2.
    case rdf12
}
