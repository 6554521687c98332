import KnowledgeGraph
import RDF

/// The terms of `docs/vocabulary/entente.ttl`, in its own namespace or another.
struct Vocabulary: Sendable {
    let namespace: Namespace
    let status: IRI
    let role: IRI
    let attributedTo: IRI
    let confidence: IRI
    let sentence: IRI
    let isoCode: IRI
    let mentionCount: IRI
    private let classes: [EntityType: IRI]
    private let relations: [Predicate: IRI]
    private let statuses: [RelationStatus: IRI]

    /// - Parameter namespace: where the IRIs of terms begin; `/` is added where it ends in a letter or digit.
    init(namespace text: String) throws(ExportError) {
        let namespace: Namespace
        do throws(IRIError) {
            namespace = Namespace("ent", try IRI(NamespaceText.closed(text)))
        } catch {
            throw .badNamespace(text, reason: error.description)
        }
        self.namespace = namespace
        status = namespace["status"]
        role = namespace["role"]
        attributedTo = namespace["attributedTo"]
        confidence = namespace["confidence"]
        sentence = namespace["sentence"]
        isoCode = namespace["isoCode"]
        mentionCount = namespace["mentionCount"]
        classes = Self.table { namespace[$0.rawValue.capitalized] }
        relations = Self.table { namespace[$0.rawValue] }
        statuses = Self.table { namespace[$0.rawValue] }
    }

    /// `ent:Person` and the like.
    func iri(_ type: EntityType) -> IRI { classes[type] ?? namespace.iri }

    /// `ent:meets` and the like.
    func iri(_ predicate: Predicate) -> IRI { relations[predicate] ?? namespace.iri }

    /// `ent:actual` and the like.
    func iri(_ status: RelationStatus) -> IRI { statuses[status] ?? namespace.iri }

    private static func table<Key: CaseIterable & Hashable>(_ iri: (Key) -> IRI) -> [Key: IRI] {
        Dictionary(Key.allCases.map { ($0, iri($0)) }, uniquingKeysWith: { first, _ in first })
    }
}

/// The beginnings of IRIs as people write them.
enum NamespaceText {
    /// With `/` behind it where it ends in a letter or digit, so that a name does not run into it.
    static func closed(_ text: String) -> String {
        let end = text.unicodeScalars.last
        let isOpen = end.map { $0.properties.isAlphabetic || $0.properties.numericType != nil } ?? true
        return isOpen ? text + "/" : text
    }
}

/// The terms of others that exports use.
enum Terms {
    static let type = Namespace.rdf["type"]
    static let statement = Namespace.rdf["Statement"]
    static let subject = Namespace.rdf["subject"]
    static let predicate = Namespace.rdf["predicate"]
    static let object = Namespace.rdf["object"]
    static let reifies = Namespace.rdf["reifies"]
    static let label = Namespace.rdfs["label"]
    static let altLabel = Namespace.skos["altLabel"]
    static let sameAs = Namespace.owl["sameAs"]
    static let identifier = Namespace.dcterms["identifier"]
    static let title = Namespace.dcterms["title"]
    static let date = Namespace.dcterms["date"]
    static let source = Namespace.dcterms["source"]
    static let article = Namespace.schema["Article"]
    static let url = Namespace.schema["url"]
    static let wasDerivedFrom = Namespace.prov["wasDerivedFrom"]
    static let specificResource = Namespace.oa["SpecificResource"]
    static let hasSource = Namespace.oa["hasSource"]
    static let hasSelector = Namespace.oa["hasSelector"]
    static let positionSelector = Namespace.oa["TextPositionSelector"]
    static let quoteSelector = Namespace.oa["TextQuoteSelector"]
    static let start = Namespace.oa["start"]
    static let end = Namespace.oa["end"]
    static let exact = Namespace.oa["exact"]
    static let decimal = Namespace.xsd["decimal"]
    static let wikidata = Namespace("wd", "http://www.wikidata.org/entity/")
}
