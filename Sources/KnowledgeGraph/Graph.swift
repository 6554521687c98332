/// The graph of one or many documents, with one node for one entity.
///
/// Entity ids are readable slugs of the names (`sergei-lavrov`), numbered where two entities share a name;
/// every piece of evidence names its document. The order of everything follows the documents, so that the same
/// input gives the same graph.
public struct Graph: Sendable, Hashable {
    /// What is known of a source document beside its relations.
    public struct Source: Sendable, Hashable, Codable, Identifiable {
        public var id: String
        public var title: String?
        /// ISO 8601 at the precision known.
        public var date: String?
        public var url: String?

        public init(id: String, title: String? = nil, date: String? = nil, url: String? = nil) {
            self.id = id
            self.title = title
            self.date = date
            self.url = url
        }
    }

    public var sources: [Source]
    public var entities: [Entity]
    public var relations: [Relation]

    public init(sources: [Source] = [], entities: [Entity] = [], relations: [Relation] = []) {
        self.sources = sources
        self.entities = entities
        self.relations = relations
    }

    /// Merges documents: entities that are the same by ``Resolver`` become one node, and relations that say the same
    /// become one edge with all their evidence.
    public init(documents: [GraphDocument]) {
        var resolution = MemoryResolution()
        let nodes = documents.map { resolution.add($0) }
        let (entities, ids) = resolution.entities()
        var edges = EdgeCollection()
        for (document, nodes) in zip(documents, nodes) {
            let renamed = Dictionary(
                zip(document.entities.map(\.id), nodes.map { ids[$0] }),
                uniquingKeysWith: { first, _ in first })
            for relation in document.relations {
                guard let subject = renamed[relation.subject], let object = renamed[relation.object],
                    subject != object
                else { continue }
                var edge = relation
                edge.subject = subject
                edge.object = object
                edge.attributedTo = relation.attributedTo.flatMap { renamed[$0] }
                for index in edge.evidence.indices where edge.evidence[index].document.isEmpty {
                    edge.evidence[index].document = document.id
                }
                edges.add(edge)
            }
        }
        self.init(
            sources: documents.map { Source(id: $0.id, title: $0.title, date: $0.date, url: $0.url) },
            entities: entities, relations: edges.relations)
    }

    /// The graph taken apart again, one document a source, for formats that hold one document an object.
    ///
    /// An entity without a relation and a relation without evidence go to the first document, for no other claims
    /// them. An entity's mentions are counted in the first document that has it.
    public var documents: [GraphDocument] {
        guard sources.count > 1 else {
            let source = sources.first ?? Source(id: "graph")
            return [
                GraphDocument(
                    id: source.id, title: source.title, date: source.date, url: source.url,
                    entities: entities,
                    relations: relations.map { relation in
                        var relation = relation
                        for index in relation.evidence.indices
                        where relation.evidence[index].document == source.id {
                            relation.evidence[index].document = ""
                        }
                        return relation
                    })
            ]
        }
        let parts = relationsBySource
        let connected = Set(relations.flatMap { [$0.subject, $0.object] })
        var places: [String: [Int]] = [:]
        for (place, entity) in entities.enumerated() { places[entity.id, default: []].append(place) }
        // Merging adds up the mentions of all documents, so that one of them must have all of an entity's.
        var counted: Set<String> = []
        return sources.enumerated().map { index, source in
            var mine = parts[source.id] ?? []
            // A relation without evidence has no document of its own either.
            if index == 0 { mine = (mine + (parts[nil] ?? [])).sorted { $0.place < $1.place } }
            var used = Set(mine.flatMap { $0.relation.ends }.flatMap { places[$0] ?? [] })
            if index == 0 { used.formUnion(entities.indices.filter { !connected.contains(entities[$0].id) }) }
            return GraphDocument(
                id: source.id, title: source.title, date: source.date, url: source.url,
                entities: used.sorted().map { place in
                    var entity = entities[place]
                    if !counted.insert(entity.id).inserted { entity.mentionCount = 0 }
                    return entity
                },
                relations: mine.map(\.relation))
        }
    }

    /// What each document says of which relations, in their order; under `nil` those without evidence.
    private var relationsBySource: [String?: [(place: Int, relation: Relation)]] {
        var parts: [String?: [(place: Int, relation: Relation)]] = [:]
        for (place, relation) in relations.enumerated() {
            var evidence: [String?: [Evidence]] = relation.evidence.isEmpty ? [nil: []] : [:]
            for piece in relation.evidence {
                evidence[piece.document, default: []].append(
                    Evidence(range: piece.range, quote: piece.quote, sentence: piece.sentence))
            }
            for (document, pieces) in evidence {
                var part = relation
                part.evidence = pieces
                parts[document, default: []].append((place, part))
            }
        }
        return parts
    }

    /// The entity with this id.
    public func entity(_ id: String) -> Entity? { entities.first { $0.id == id } }
}

extension Relation {
    /// The ids of all entities that it names.
    fileprivate var ends: [String] { [subject, object] + (attributedTo.map { [$0] } ?? []) }
}
