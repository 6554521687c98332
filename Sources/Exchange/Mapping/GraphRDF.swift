import Foundation
import KnowledgeGraph
import RDF

/// A graph as RDF, by the vocabulary of `docs/vocabulary/entente.ttl`.
///
/// Entities, documents and relations come in the order of their ids, so that the order of the graph's
/// arrays does not show.
public struct GraphRDF: Sendable {
    let namespaces: EntityNamespaces
    let evidence: EvidenceLevel
    let countries: CountryTable

    public init(options: ExportOptions = ExportOptions()) throws(ExportError) {
        namespaces = try EntityNamespaces(base: options.base)
        evidence = options.evidence
        countries = try CountryTable.shared.get()
    }

    /// The prefixes that make the result readable.
    public var prefixes: PrefixMap { namespaces.prefixes }

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
        if evidence == .full { builder.add(content.documents) }
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
        builder.add(content.documents)
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

/// A graph put in order.
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
            relation.evidence.sort {
                ($0.document, $0.range.lowerBound, $0.range.upperBound)
                    < ($1.document, $1.range.lowerBound, $1.range.upperBound)
            }
            return relation
        }
        let listed = Set(graph.sources.map(\.id))
        let named = Set(relations.flatMap { $0.evidence.map(\.document) }).subtracting(listed)
        documents = (graph.sources + named.map { Graph.Source(id: $0) }).sorted { $0.id < $1.id }
        entities = graph.entities.sorted { $0.id < $1.id }
        self.relations = zip(relations, StatementNames.names(of: relations)).map(Item.init).sorted {
            let (a, b) = ($0.relation, $1.relation)
            if a.subject != b.subject { return a.subject < b.subject }
            if a.predicate != b.predicate { return a.predicate < b.predicate }
            if a.object != b.object { return a.object < b.object }
            return $0.name < $1.name
        }
    }
}
