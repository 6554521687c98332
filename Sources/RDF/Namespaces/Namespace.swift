/// IRIs that begin alike, and the prefix that stands for the beginning.
public struct Namespace: Sendable, Hashable {
    /// The short name.
    public let prefix: Prefix
    /// What all IRIs of the namespace begin with.
    public let iri: IRI

    /// A namespace and its usual prefix.
    public init(_ prefix: Prefix, _ iri: IRI) {
        self.prefix = prefix
        self.iri = iri
    }

    /// The IRI of a name in this namespace, percent-encoded where need be.
    public subscript(name: String) -> IRI { iri.appending(name: name) }
}

extension Namespace {
    /// RDF's own.
    public static let rdf = Namespace("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")
    /// RDF Schema.
    public static let rdfs = Namespace("rdfs", "http://www.w3.org/2000/01/rdf-schema#")
    /// XML Schema datatypes.
    public static let xsd = Namespace("xsd", "http://www.w3.org/2001/XMLSchema#")
    /// Web Ontology Language.
    public static let owl = Namespace("owl", "http://www.w3.org/2002/07/owl#")
    /// Simple Knowledge Organization System.
    public static let skos = Namespace("skos", "http://www.w3.org/2004/02/skos/core#")
    /// Dublin Core terms.
    public static let dcterms = Namespace("dcterms", "http://purl.org/dc/terms/")
    /// Provenance.
    public static let prov = Namespace("prov", "http://www.w3.org/ns/prov#")
    /// Web Annotation.
    public static let oa = Namespace("oa", "http://www.w3.org/ns/oa#")
    /// schema.org.
    public static let schema = Namespace("schema", "http://schema.org/")
}

/// IRIs that writers and readers themselves must know.
package enum Known {
    package static let type = Namespace.rdf["type"]
    package static let langString = Namespace.rdf["langString"]
    package static let dirLangString = Namespace.rdf["dirLangString"]
    package static let first = Namespace.rdf["first"]
    package static let rest = Namespace.rdf["rest"]
    package static let emptyList = Namespace.rdf["nil"]
    package static let reifies = Namespace.rdf["reifies"]
    package static let string = Namespace.xsd["string"]
    package static let boolean = Namespace.xsd["boolean"]
    package static let integer = Namespace.xsd["integer"]
    package static let decimal = Namespace.xsd["decimal"]
    package static let double = Namespace.xsd["double"]
}
