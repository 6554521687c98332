import RDF

/// Where the IRIs of a graph's own things begin.
struct EntityNamespaces: Sendable {
    /// `id:sergei-lavrov`
    let entities: Namespace
    /// `doc:seed`
    let documents: Namespace
    /// `st:john-kerry.meets.sergei-lavrov`
    let statements: Namespace

    init(base: String) throws(ExportError) {
        let end = base.unicodeScalars.last
        let isOpen = end.map { $0.properties.isAlphabetic || $0.properties.numericType != nil } ?? true
        let full = isOpen ? base + "/" : base
        do throws(IRIError) {
            entities = Namespace("id", try IRI(full))
            documents = Namespace("doc", try IRI(full + "document/"))
            statements = Namespace("st", try IRI(full + "statement/"))
        } catch {
            throw .badBase(base, reason: error.description)
        }
        guard entities.iri != Vocabulary.namespace.iri else {
            throw .badBase(base, reason: "the vocabulary's own terms live there; try \(full)id/")
        }
    }

    /// All that exports may abbreviate.
    var prefixes: PrefixMap {
        PrefixMap([
            Vocabulary.namespace, entities, documents, statements, Terms.wikidata, .rdf, .rdfs, .xsd, .owl,
            .skos,
            .dcterms, .prov, .oa, .schema,
        ])
    }
}
