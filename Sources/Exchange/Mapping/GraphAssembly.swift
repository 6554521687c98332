import KnowledgeGraph
import RDF

/// Puts together a graph from the nodes that were collected.
struct GraphAssembly {
    let nodes: [Resource: CollectedNode]
    let terms: ReadingTerms
    private let collected: GraphCollector
    let entityIDs: [Resource: String]
    private(set) var documentIDs: [Resource: String]
    private var documents: [Resource]

    init(_ collected: GraphCollector) {
        self.collected = collected
        nodes = collected.nodes
        terms = collected.terms
        entityIDs = Self.ids(of: collected.entities, in: collected.nodes)
        // Documents that are only quoted come last.
        var listed = Set(collected.documents)
        let quoted = collected.statements.flatMap { collected.nodes[$0]?.all(.wasDerivedFrom) ?? [] }
            .flatMap { $0.resource.flatMap { collected.nodes[$0] }?.all(.hasSource) ?? [] }
            .compactMap(\.resource)
        documents = collected.documents + quoted.filter { listed.insert($0).inserted }
        documentIDs = Self.ids(of: documents, in: collected.nodes)
    }

    func graph() throws(GraphRDFError) -> Graph {
        var entities: [Entity] = []
        for node in collected.entities { entities.append(try entity(node)) }
        var relations: [Relation] = []
        for node in collected.statements {
            if let relation = try relation(node) { relations.append(relation) }
        }
        let stated = relations.filter { $0.status == .actual }
        var known = Set(stated.flatMap { Edge($0).bothWays })
        for edge in collected.edges {
            let place = "the edge \(edge.subject.shown) ent:\(edge.predicate.rawValue) \(edge.object.shown)"
            let relation = Relation(
                subject: try entity(Term(edge.subject), at: place), predicate: edge.predicate,
                object: try entity(edge.object, at: place))
            guard !known.contains(Edge(relation)) else { continue }
            known.formUnion(Edge(relation).bothWays)
            relations.append(relation)
        }
        return Graph(sources: documents.map(source), entities: entities, relations: relations)
    }

    /// What makes two edges one.
    private struct Edge: Hashable {
        var subject: String
        var predicate: Predicate
        var object: String

        init(_ relation: Relation) {
            subject = relation.subject
            predicate = relation.predicate
            object = relation.object
        }

        /// The edge, and the same from its other end where that says the same.
        var bothWays: [Edge] {
            var turned = self
            (turned.subject, turned.object) = (object, subject)
            return predicate.isSymmetric ? [self, turned] : [self]
        }
    }

    // MARK: - Ids

    /// A different id for each node: what the node says, or else what its IRI tells, numbered where it is taken.
    private static func ids(of resources: [Resource], in nodes: [Resource: CollectedNode]) -> [Resource:
        String]
    {
        let wanted = resources.map { ($0, nodes[$0]?.literals(.identifier).first?.lexical ?? $0.nameAtEnd) }
        var taken = Set(wanted.map(\.1))
        var first = Set<String>()
        return Dictionary(
            uniqueKeysWithValues: wanted.map { resource, id in
                guard !first.insert(id).inserted else { return (resource, id) }
                var number = 2
                while !taken.insert("\(id)-\(number)").inserted { number += 1 }
                return (resource, "\(id)-\(number)")
            })
    }

    /// The id of the entity that a value is.
    func entity(_ value: Term, at place: String) throws(GraphRDFError) -> String {
        guard let id = value.resource.flatMap({ entityIDs[$0] }) else {
            throw GraphRDFError(
                place,
                "\(value.shown) is no entity; it should have one of the classes "
                    + EntityType.allCases.map { "ent:" + $0.rawValue.capitalized }.joined(separator: ", "))
        }
        return id
    }

    // MARK: - Documents and entities

    private func source(_ resource: Resource) -> Graph.Source {
        let node = nodes[resource] ?? CollectedNode()
        let address = node.all(.source).lazy.compactMap { value -> String? in
            switch value {
            case .iri(let iri): iri.string
            case .literal(let literal): literal.lexical
            case .blank, .triple: nil
            }
        }.first
        return Graph.Source(
            id: documentIDs[resource] ?? resource.nameAtEnd, title: node.literals(.title).first?.lexical,
            date: node.literals(.date).first?.lexical,
            url: node.literals(.url).first?.lexical ?? address)
    }

    private func entity(_ resource: Resource) throws(GraphRDFError) -> Entity {
        let node = nodes[resource] ?? CollectedNode()
        let place = "the entity \(resource.shown)"
        let types = node.classes.compactMap { if case .entity(let type) = $0 { type } else { nil } }
        guard let type = types.first, types.count == 1 else {
            throw GraphRDFError(
                place,
                "has \(types.count) types, \(types.map { "ent:" + $0.rawValue.capitalized }.joined(separator: " and "))"
            )
        }
        let id = entityIDs[resource] ?? resource.nameAtEnd
        let labels = node.literals(.label)
        let label = labels.first { $0.language == nil } ?? labels.first
        let others = labels.filter { $0 != label } + node.literals(.altLabel)
        var seen: Set<Literal> = []
        var mentions = 0
        for value in node.all(.mentionCount) {
            // Of an entity that was loaded twice, the count that includes the other.
            mentions = max(mentions, try terms.wholeNumber(value, .mentionCount, at: place))
        }
        return Entity(
            id: id, type: type, name: label?.lexical ?? id,
            aliases: others.map { Literal($0.lexical) }.filter { seen.insert($0).inserted }.map(\.lexical),
            link: type == .country ? try terms.text(.isoCode, of: node, at: place) : nil,
            mentionCount: mentions)
    }
}

extension Resource {
    /// What names the node, if it must be its own name.
    fileprivate var nameAtEnd: String {
        switch self {
        case .iri(let iri): iri.idAtEnd
        case .blank(let node): node.label
        }
    }
}
