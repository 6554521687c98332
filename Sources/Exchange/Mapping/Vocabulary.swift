import KnowledgeGraph
import RDF

/// The terms of `docs/vocabulary/entente.ttl`.
enum Vocabulary {
    static let namespace = Namespace("ent", "https://w3id.org/entente/")

    static let status = namespace["status"]
    static let role = namespace["role"]
    static let attributedTo = namespace["attributedTo"]
    static let confidence = namespace["confidence"]
    static let sentence = namespace["sentence"]
    static let isoCode = namespace["isoCode"]
    static let mentionCount = namespace["mentionCount"]

    /// `ent:Person` and the like.
    static func iri(_ type: EntityType) -> IRI { namespace[type.rawValue.capitalized] }

    /// `ent:meets` and the like.
    static func iri(_ predicate: Predicate) -> IRI { namespace[predicate.rawValue] }

    /// `ent:actual` and the like.
    static func iri(_ status: RelationStatus) -> IRI { namespace[status.rawValue] }
}

/// The terms of others that exports use.
enum Terms {
    static let type = Namespace.rdf["type"]
    static let statement = Namespace.rdf["Statement"]
    static let subject = Namespace.rdf["subject"]
    static let predicate = Namespace.rdf["predicate"]
    static let object = Namespace.rdf["object"]
    static let label = Namespace.rdfs["label"]
    static let altLabel = Namespace.skos["altLabel"]
    static let sameAs = Namespace.owl["sameAs"]
    static let title = Namespace.dcterms["title"]
    static let date = Namespace.dcterms["date"]
    static let source = Namespace.dcterms["source"]
    static let article = Namespace.schema["Article"]
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
