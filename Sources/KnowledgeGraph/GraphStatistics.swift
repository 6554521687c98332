/// Counts over a graph, for `entente stats`.
public struct GraphStatistics: Sendable, Hashable, Codable {
    public struct Degree: Sendable, Hashable, Codable {
        public var id: String
        public var name: String
        public var type: EntityType
        public var relations: Int

        public init(id: String, name: String, type: EntityType, relations: Int) {
            self.id = id
            self.name = name
            self.type = type
            self.relations = relations
        }
    }

    public var documents: Int
    public var entities: Int
    public var relations: Int
    /// Entities by type and relations by predicate and status, keyed by their names in the vocabulary.
    public var entitiesByType: [String: Int]
    public var relationsByPredicate: [String: Int]
    public var relationsByStatus: [String: Int]
    /// The entities with most relations, best connected first, ties by name.
    public var mostConnected: [Degree]
    /// Of a store: how many quads each file has that is kept as it is, by the file's name; `nil` where there is none.
    public var files: [String: Int]?

    /// - Parameter top: how many of the best-connected entities to list.
    public init(_ graph: Graph, top: Int = 10) {
        documents = graph.sources.count
        entities = graph.entities.count
        relations = graph.relations.count
        entitiesByType = Dictionary(graph.entities.map { ($0.type.rawValue, 1) }, uniquingKeysWith: +)
        relationsByPredicate = Dictionary(
            graph.relations.map { ($0.predicate.rawValue, 1) }, uniquingKeysWith: +)
        relationsByStatus = Dictionary(graph.relations.map { ($0.status.rawValue, 1) }, uniquingKeysWith: +)
        let degree = Dictionary(
            graph.relations.flatMap { [($0.subject, 1), ($0.object, 1)] }, uniquingKeysWith: +)
        mostConnected =
            graph.entities
            .compactMap { entity in
                degree[entity.id].map {
                    Degree(id: entity.id, name: entity.name, type: entity.type, relations: $0)
                }
            }
            .sorted { ($1.relations, $0.name) < ($0.relations, $1.name) }
            .prefix(top).map { $0 }
    }
}
