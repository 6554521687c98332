import KnowledgeGraph

/// Which country or organization entities belong to, as far as the graph says.
struct Membership {
    private let entities: [Entity]
    /// What each entity is said to belong to, the strongest bond first.
    private let owners: [String: [String]]

    /// How strongly a relation binds its subject to its object; others bind nobody.
    private static let bonds: [Predicate: Int] = [
        .partOf: 4, .holdsOffice: 3, .nationality: 3, .memberOf: 2, .locatedIn: 1,
    ]

    init(_ entities: [Entity], _ relations: [Relation]) {
        self.entities = entities
        var found: [String: [(bond: Int, owner: String)]] = [:]
        for relation in relations where relation.status == .actual {
            guard let bond = Self.bonds[relation.predicate] else { continue }
            found[relation.subject, default: []].append((bond, relation.object))
        }
        owners = found.mapValues { list in
            // A stable sort: of bonds equally strong, what the text says first.
            list.enumerated().sorted { ($1.element.bond, $0.offset) < ($0.element.bond, $1.offset) }
                .map(\.element.owner)
        }
    }

    /// Groups of two and more, in the order of the entities; nobody is in two.
    func clusters(by clustering: Diagram.Clustering) -> [Scene.Cluster] {
        let type: EntityType = clustering == .country ? .country : .organization
        let types = Dictionary(entities.map { ($0.id, $0.type) }, uniquingKeysWith: { first, _ in first })
        func owner(of id: String) -> String? {
            // The nearest of the type, over what lies between: a minister's ministry's country.
            var seen: Set<String> = [id]
            var frontier = [id]
            while !frontier.isEmpty {
                if let owner = frontier.first(where: { types[$0] == type }) { return owner }
                frontier = frontier.flatMap { owners[$0] ?? [] }.filter { seen.insert($0).inserted }
            }
            return nil
        }
        var members: [String: [Int]] = [:]
        for (number, entity) in entities.enumerated() {
            if let owner = owner(of: entity.id) { members[owner, default: []].append(number) }
        }
        return entities.compactMap { entity in
            guard let nodes = members[entity.id], nodes.count > 1 else { return nil }
            return Scene.Cluster(name: Text.clean(entity.name), nodes: nodes)
        }
    }
}
