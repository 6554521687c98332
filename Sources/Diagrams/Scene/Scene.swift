import KnowledgeGraph

/// What is drawn, before anybody knows where: nodes, edges that bundle relations, and the words around them.
struct Scene: Sendable, Codable {
    struct Node: Sendable, Codable {
        var id: String
        /// Of the entity in the graph.
        var entity: String
        var type: EntityType
        var lines: [String]
        var name: String
        /// Of a country, its two letters.
        var code: String?
        var isFocus: Bool
        var tooltip: [String]
    }

    /// All relations of one kind and status from one node to another.
    struct Edge: Sendable, Codable {
        var id: String
        var from: Int
        var to: Int
        var kind: Predicate.Kind
        var status: RelationStatus
        var isSymmetric: Bool
        var lines: [String]
        var name: String
        var tooltip: [String]
        var url: String?
        /// How many pieces of evidence stand behind it.
        var weight: Int
    }

    /// Nodes that stand in one box.
    struct Cluster: Sendable, Codable {
        var name: String
        var nodes: [Int]
    }

    var nodes: [Node]
    var edges: [Edge]
    var clusters: [Cluster]
    var title: String
    var sourceLine: String
    /// What a reader must know was left out.
    var notices: [String]
    /// Whether the edges carry their labels; in a crowd only tooltips do.
    var showsEdgeLabels: Bool
    var showsLegend: Bool

    /// More labels than this no page can hold.
    static let maximumLabelledEdges = 260

    /// - Parameter pruning: what of the graph is drawn.
    init(_ graph: Graph, _ pruning: Pruning, options: DiagramOptions) {
        let wording = Wording(graph)
        notices = [pruning.limitNotice, pruning.isolationNotice].compactMap { $0 }
        let numbers = Dictionary(
            pruning.entities.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        nodes = pruning.entities.enumerated().map { number, entity in
            Node(
                id: "n\(number)", entity: entity.id, type: entity.type,
                lines: Text.wrap(entity.name, width: 20), name: Text.clean(entity.name),
                code: entity.type == .country ? Text.countryCode(entity.link) : nil,
                isFocus: options.focus.contains(entity.id), tooltip: wording.tooltip(entity))
        }
        edges = Bundle.bundles(pruning.relations, numbers: numbers).enumerated().map { number, bundle in
            Edge(
                id: "e\(number)", from: bundle.key.from, to: bundle.key.to, kind: bundle.key.kind,
                status: bundle.key.status, isSymmetric: bundle.key.isSymmetric,
                lines: wording.label(bundle.relations), name: wording.sentence(bundle.relations),
                tooltip: wording.tooltip(bundle.relations), url: wording.url(bundle.relations),
                weight: bundle.relations.reduce(0) { $0 + max(1, $1.evidence.count) })
        }
        clusters =
            options.clusters.map {
                Membership(pruning.entities, pruning.relations).clusters(by: $0)
            } ?? []
        if let clustering = options.clusters, clusters.isEmpty, !nodes.isEmpty {
            notices.append("No two of them belong to one \(clustering.rawValue).")
        }
        showsEdgeLabels = edges.count <= Self.maximumLabelledEdges
        if !showsEdgeLabels {
            notices.append("Labels of \(edges.count) relations left out; SVG shows them on hovering.")
        }
        title = Text.clean(
            options.title ?? (graph.sources.count == 1 ? graph.sources.first?.title : nil) ?? "")
        sourceLine = Text.clean(options.sourceLine ?? wording.sources)
        showsLegend = options.showsLegend
    }

    /// The entity types and edge looks that appear, in the order of the vocabulary.
    var types: [EntityType] {
        let used = Set(nodes.map(\.type))
        return EntityType.allCases.filter(used.contains)
    }

    var kinds: [Predicate.Kind] {
        let used = Set(edges.map(\.kind))
        return Predicate.Kind.allCases.filter(used.contains)
    }

    /// What the whole is called, for those who listen.
    var name: String { title.isEmpty ? "Knowledge graph" : title }

    var description: String {
        let entities = nodes.count == 1 ? "1 entity" : "\(nodes.count) entities"
        let relations = edges.count == 1 ? "1 edge" : "\(edges.count) edges"
        return "A diagram of \(entities) and \(relations)." + (sourceLine.isEmpty ? "" : " \(sourceLine).")
    }
}
