import RDF

/// How much of where a graph comes from an export carries.
public enum EvidenceLevel: String, Sendable, CaseIterable {
    /// Every relation with status, attribution, confidence and the sentences that say it.
    case full
    /// The bare graph.
    case none
}

/// Where the context of a JSON-LD export is.
public enum ContextPlacement: String, Sendable, CaseIterable {
    /// In the document, as far as it is used.
    case inline
    /// Under its own address, which the document names.
    case link
}

/// What can be chosen about an export.
public struct ExportOptions: Sendable {
    /// Where entity IRIs begin unless told otherwise.
    public static let defaultBase = "https://w3id.org/entente/id/"
    /// Where the IRIs of the vocabulary begin unless told otherwise.
    public static let defaultNamespace = "https://w3id.org/entente/"

    public var evidence: EvidenceLevel
    /// Where entity IRIs begin; `/` is added where it ends in a letter or digit.
    public var base: String
    /// Where the IRIs of the vocabulary begin; `/` is added likewise.
    public var namespace: String
    /// Which RDF says what relations say: statement nodes in 1.1, reifiers in 1.2.
    public var rdfVersion: RDFVersion
    /// Whether RDF comes in canonical form (RDFC-1.0), whatever the order of the graph.
    public var isCanonical: Bool
    /// Only JSON-LD has a context.
    public var context: ContextPlacement
    /// A line for people, in formats that have a place for it.
    public var title: String?
    /// Quads that go out beside those of the graph, in formats with named graphs. Their blank nodes must not be called as
    /// ``RDF/BlankNode/init(_:)`` calls them.
    public var others: [Quad] = []

    public init(
        evidence: EvidenceLevel = .full, base: String = ExportOptions.defaultBase,
        namespace: String = ExportOptions.defaultNamespace, rdfVersion: RDFVersion = .rdf11,
        isCanonical: Bool = false, context: ContextPlacement = .inline, title: String? = nil
    ) {
        self.evidence = evidence
        self.base = base
        self.namespace = namespace
        self.rdfVersion = rdfVersion
        self.isCanonical = isCanonical
        self.context = context
        self.title = title
    }
}

/// Why a graph cannot be exported.
public enum ExportError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The base given for entity IRIs is of no use.
    case badBase(String, reason: String)
    /// The namespace given for the vocabulary is of no use.
    case badNamespace(String, reason: String)
    /// The format cannot do what the options ask for.
    case badOption(format: String, reason: String)
    /// The format cannot hold something in the graph.
    case unwritable(format: String, reason: String)
    /// A table that belongs to the program is gone or broken.
    case badTable(String, reason: String)
    /// The format makes several files, and one was asked for.
    case severalFiles(format: String, files: [String])

    /// Says so of a format with more than one of ``GraphFormat/fileSuffixes``.
    public static func severalFiles(of format: some GraphFormat) -> ExportError {
        let ending = format.fileExtensions.first.map { "." + $0 } ?? ""
        return .severalFiles(format: format.name, files: format.fileSuffixes.map { "NAME" + $0 + ending })
    }

    public var description: String {
        switch self {
        case .badBase(let base, let reason): "cannot use \"\(base)\" as base of entity IRIs: \(reason)"
        case .badNamespace(let namespace, let reason):
            "cannot use \"\(namespace)\" as namespace of the vocabulary: \(reason)"
        case .badOption(let format, let reason): "cannot write \(format): \(reason)"
        case .unwritable(let format, let reason): "cannot write the graph as \(format): \(reason)"
        case .badTable(let name, let reason): "the table \(name), a part of this program, \(reason)"
        case .severalFiles(let format, let files):
            "\(format) makes \(files.joined(separator: " and ")); give the NAME with -o NAME.\(format)"
        }
    }
}
