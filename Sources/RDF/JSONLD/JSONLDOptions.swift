/// What can be chosen when JSON-LD is processed (JSON-LD 1.1 Processing Algorithms, section 9.3; JSON-LD 1.1
/// Framing, section 5.3.2).
///
/// Generalized RDF, with blank nodes for predicates, is never made.
public struct JSONLDOptions: Sendable {
    /// Whether what JSON-LD 1.0 did not have is taken or refused.
    public var processingMode = ProcessingMode.version11
    /// The IRI that relative ones are resolved against; else the IRI of the document, if it has one.
    public var base: String?
    /// Whether an array of one item is compacted to the item.
    public var compactArrays = true
    /// Whether IRIs are made relative to the IRI of the document when compacting without ``base``.
    public var compactToRelative = true
    /// A context for expansion that applies before those of the document.
    public var expandContext: JSONValue?
    /// Where remote documents and contexts come from; none unless given.
    public var documentLoader = JSONLDDocumentLoader.refusing
    /// Whether all JSON-LD script elements of an HTML document are taken, or the first only, which is the
    /// default except when RDF is made.
    public var extractAllScripts: Bool?
    /// Whether the members of objects are processed by code point of their keys, so that the result has one
    /// order whatever the order of the input.
    public var ordered = false
    /// How text with a base direction becomes RDF; unless given, the direction is lost.
    public var rdfDirection: RDFDirection?
    /// Whether RDF's integers, doubles and booleans become JSON's.
    public var useNativeTypes = false
    /// Whether `rdf:type` stays a property and does not become `@type`.
    public var useRDFType = false

    /// Which of the references to a node are replaced by the node itself when framing.
    public var embed = Embedding.once
    /// Whether framed nodes have only the properties that the frame names.
    public var explicit = false
    /// Whether properties that the frame names and a node lacks are left out, rather than null.
    public var omitDefault = false
    /// Whether a single framed node stands on its own, rather than in `@graph`; unless given, it does except
    /// in the processing mode `json-ld-1.0`.
    public var omitGraph: Bool?
    /// Whether a node must match all that a frame says, rather than something of it.
    public var requireAll = false
    /// Whether the default graph is framed, rather than all graphs merged.
    public var frameDefault = false

    /// The recommendation's defaults for all else.
    public init(base: String? = nil, documentLoader: JSONLDDocumentLoader = .refusing) {
        self.base = base
        self.documentLoader = documentLoader
    }

    /// Processing modes; the raw value is that of the recommendation (JSON-LD 1.1 Processing Algorithms,
    /// section 9.3).
    public enum ProcessingMode: String, Sendable, Hashable {
        /// What JSON-LD 1.1 brought is an error where the recommendation says so, else it means nothing.
        case version10 = "json-ld-1.0"
        /// All of JSON-LD 1.1.
        case version11 = "json-ld-1.1"
    }

    /// Ways to keep a base direction in RDF (JSON-LD 1.1 Processing Algorithms, section 8.2).
    public enum RDFDirection: String, Sendable, Hashable {
        /// In the literal's datatype.
        case i18nDatatype = "i18n-datatype"
        /// In a blank node with text, language and direction.
        case compoundLiteral = "compound-literal"
    }

    /// `JsonLdEmbed`
    public enum Embedding: String, Sendable, Hashable {
        /// Every one, unless the node stands inside itself.
        case always = "@always"
        /// The first within each node at the top.
        case once = "@once"
        /// None.
        case never = "@never"
    }
}
