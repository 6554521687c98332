import Foundation
import KnowledgeGraph
import RDF

/// A graph as RDF, by the vocabulary of `docs/vocabulary/entente.ttl`.
///
/// Documents, entities, relations and evidence come in the graph's own order.
public struct GraphRDF: Sendable {
    let vocabulary: Vocabulary
    let namespaces: EntityNamespaces
    let evidence: EvidenceLevel
    let version: RDFVersion
    let countries: CountryTable

    public init(options: ExportOptions = ExportOptions()) throws(ExportError) {
        vocabulary = try Vocabulary(namespace: options.namespace)
        namespaces = try EntityNamespaces(base: options.base, vocabulary: vocabulary.namespace)
        evidence = options.evidence
        version = options.rdfVersion
        countries = try CountryTable.shared.get()
    }

    /// The prefixes that make the result readable.
    public var prefixes: PrefixMap {
        PrefixMap(
            [vocabulary.namespace] + namespaces.all + [
                Terms.wikidata, .rdf, .rdfs, .xsd, .owl, .skos, .dcterms, .prov, .oa, .schema,
            ])
    }

    /// The IRI of an entity.
    ///
    /// Ids that Swift takes for equal are one, so that they go through normalization form C, as RDF would
    /// have IRIs (RDF 1.1 Concepts, section 3.2).
    public func iri(entity id: String) -> IRI {
        namespaces.entities[id.precomposedStringWithCanonicalMapping]
    }

    /// The IRI of a source document, which also names its graph.
    public func iri(document id: String) -> IRI {
        namespaces.documents[id.precomposedStringWithCanonicalMapping]
    }

    /// The IRI of a relation by its name.
    func iri(statement name: String) -> IRI {
        namespaces.statements[name.precomposedStringWithCanonicalMapping]
    }

    /// Everything in one graph.
    public func triples(_ graph: Graph) -> [Triple] {
        let content = Content(graph)
        var builder = TripleBuilder(mapping: self)
        if evidence == .full { for document in content.documents { builder.add(document) } }
        let direct = Dictionary(grouping: content.relations.map(\.relation), by: \.subject)
        for entity in content.entities {
            builder.add(entity)
            for relation in direct[entity.id] ?? [] { builder.addDirect(relation) }
        }
        // Edges of entities that the graph does not list; the others are there already.
        for item in content.relations { builder.addDirect(item.relation) }
        if evidence == .full {
            for item in content.relations {
                builder.addStatement(item.relation, name: item.name) { _ in true }
            }
        }
        return builder.triples
    }

    /// What each document says in a graph named by the document; documents, entities, and relations that no
    /// document is known for in the default graph.
    public func quads(_ graph: Graph) -> [Quad] {
        let content = Content(graph)
        var builder = TripleBuilder(mapping: self)
        for document in content.documents { builder.add(document) }
        for entity in content.entities { builder.add(entity) }
        add(content.relations.filter { $0.relation.evidence.isEmpty }, of: nil, to: &builder)
        var quads = builder.takeTriples().map { Quad($0) }
        var byDocument: [String: [Content.Item]] = [:]
        for item in content.relations {
            for document in Set(item.relation.evidence.map(\.document)) {
                byDocument[document, default: []].append(item)
            }
        }
        for document in content.documents {
            add(byDocument[document.id] ?? [], of: document.id, to: &builder)
            let name = Resource.iri(iri(document: document.id))
            quads += builder.takeTriples().map { Quad($0, graph: name) }
        }
        return quads
    }

    private func add(_ items: [Content.Item], of document: String?, to builder: inout TripleBuilder) {
        for item in items { builder.addDirect(item.relation) }
        guard evidence == .full else { return }
        for item in items {
            builder.addStatement(item.relation, name: item.name) { $0.document == document }
        }
    }
}

/// A graph in which every piece of evidence has a document and every relation a name.
struct Content {
    struct Item {
        let relation: Relation
        let name: String
    }

    let documents: [Graph.Source]
    let entities: [Entity]
    let relations: [Item]

    init(_ graph: Graph) {
        // Evidence that names no document is of the only one there is.
        let only = graph.sources.count == 1 ? graph.sources[0].id : "unknown"
        let relations = graph.relations.map { relation in
            var relation = relation
            for index in relation.evidence.indices where relation.evidence[index].document.isEmpty {
                relation.evidence[index].document = only
            }
            return relation
        }
        var listed = Set(graph.sources.map(\.id))
        let others = relations.flatMap(\.evidence).map(\.document).filter { listed.insert($0).inserted }
        documents = graph.sources + others.map { Graph.Source(id: $0) }
        entities = graph.entities
        self.relations = zip(relations, StatementNames.names(of: relations)).map(Item.init)
    }
}
