import KnowledgeGraph

/// What is drawn, before anybody knows where: nodes, edges that bundle relations, and the words around them.
struct Scene: Sendable {
    struct Node: Sendable {
        var id: String
        var type: EntityType
        var lines: [String]
        var name: String
        var tooltip: [String]
    }

    /// All relations of one kind and status from one node to another.
    struct Edge: Sendable {
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

    var nodes: [Node]
    var edges: [Edge]
    var title: String
    var sourceLine: String
    /// What a reader must know was left out.
    var notices: [String]
    /// Whether the edges carry their labels; in a crowd only tooltips do.
    var showsEdgeLabels: Bool
    var showsLegend: Bool

    /// More labels than this no page can hold.
    static let maximumLabelledEdges = 220

    init(_ graph: Graph, options: DiagramOptions) {
        let wording = Wording(graph)
        var pruning = Pruning(graph, options: options)
        let numbers = Dictionary(
            pruning.entities.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        nodes = pruning.entities.enumerated().map { number, entity in
            Node(
                id: "n\(number)", type: entity.type, lines: Text.wrap(entity.name, width: 20),
                name: Text.clean(entity.name), tooltip: wording.tooltip(entity))
        }
        edges = Bundle.bundles(pruning.relations, numbers: numbers).enumerated().map { number, bundle in
            Edge(
                id: "e\(number)", from: bundle.key.from, to: bundle.key.to, kind: bundle.key.kind,
                status: bundle.key.status, isSymmetric: bundle.key.isSymmetric,
                lines: wording.label(bundle.relations), name: wording.sentence(bundle.relations),
                tooltip: wording.tooltip(bundle.relations), url: wording.url(bundle.relations),
                weight: bundle.relations.reduce(0) { $0 + max(1, $1.evidence.count) })
        }
        showsEdgeLabels = edges.count <= Self.maximumLabelledEdges
        if !showsEdgeLabels {
            pruning.notices.append("Labels of \(edges.count) relations left out; SVG shows them on hovering.")
        }
        notices = pruning.notices
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
}

/// Relations that are drawn as one edge.
struct Bundle {
    struct Key: Hashable {
        var from: Int
        var to: Int
        var kind: Predicate.Kind
        var isSymmetric: Bool
        var status: RelationStatus
    }

    var key: Key
    var relations: [Relation]

    /// Bundles in the order in which their first relations stand.
    static func bundles(_ relations: [Relation], numbers: [String: Int]) -> [Bundle] {
        var places: [Key: Int] = [:]
        var bundles: [Bundle] = []
        for relation in relations {
            guard let subject = numbers[relation.subject], let object = numbers[relation.object] else {
                continue
            }
            let both = relation.predicate.isSymmetric
            let key = Key(
                from: both ? min(subject, object) : subject, to: both ? max(subject, object) : object,
                kind: relation.predicate.kind, isSymmetric: both, status: relation.status)
            if let place = places[key] {
                bundles[place].relations.append(relation)
            } else {
                places[key] = bundles.count
                bundles.append(Bundle(key: key, relations: [relation]))
            }
        }
        return bundles
    }
}

/// The part of a graph that fits a picture.
struct Pruning {
    var entities: [Entity]
    var relations: [Relation]
    var notices: [String] = []

    init(_ graph: Graph, options: DiagramOptions) {
        let known = Set(graph.entities.map(\.id))
        relations = graph.relations.filter {
            known.contains($0.subject) && known.contains($0.object) && $0.subject != $0.object
        }
        entities = graph.entities
        if !options.showsIsolatedEntities { leaveOutIsolated() }
        let limit = max(1, options.maximumNodes)
        if entities.count > limit {
            keepBestConnected(limit)
            if !options.showsIsolatedEntities { leaveOutIsolated(silently: true) }
            notices.insert(
                "The \(entities.count) best-connected of \(graph.entities.count) entities are shown.", at: 0)
        }
    }

    private mutating func leaveOutIsolated(silently: Bool = false) {
        let ends = Set(relations.flatMap { [$0.subject, $0.object] })
        let count = entities.count
        entities.removeAll { !ends.contains($0.id) }
        let missing = count - entities.count
        guard missing > 0, !silently else { return }
        notices.append(
            missing == 1
                ? "1 entity without relations is not shown."
                : "\(missing) entities without relations are not shown.")
    }

    private mutating func keepBestConnected(_ limit: Int) {
        var neighbours: [String: Set<String>] = [:]
        for relation in relations {
            neighbours[relation.subject, default: []].insert(relation.object)
            neighbours[relation.object, default: []].insert(relation.subject)
        }
        let ranked = entities.enumerated().sorted { a, b in
            let left = neighbours[a.element.id]?.count ?? 0
            let right = neighbours[b.element.id]?.count ?? 0
            return left != right ? left > right : a.offset < b.offset
        }
        let kept = Set(ranked.prefix(limit).map(\.element.id))
        entities.removeAll { !kept.contains($0.id) }
        relations.removeAll { !kept.contains($0.subject) || !kept.contains($0.object) }
    }
}
