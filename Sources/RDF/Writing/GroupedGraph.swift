/// The triples of one graph grouped by subject and predicate, without duplicates.
struct GroupedGraph {
    /// One subject and all said of it.
    struct Node {
        let subject: Resource
        var properties: [Property] = []
        fileprivate var positions: [IRI: Int] = [:]

        fileprivate init(_ subject: Resource) { self.subject = subject }
    }

    /// One predicate and its objects.
    struct Property {
        let predicate: IRI
        var objects: [Term]
    }

    private(set) var nodes: [Node] = []
    private var positions: [Resource: Int] = [:]

    init(_ triples: some Sequence<Triple>, order: TermOrder) {
        var seen = Set<Triple>()
        let ordered = order == .sorted ? triples.sorted() : Array(triples)
        for triple in ordered where seen.insert(triple).inserted { add(triple) }
        // `a` comes first, whatever the order.
        for index in nodes.indices {
            let properties = nodes[index].properties
            nodes[index].properties =
                properties.filter { $0.predicate == Known.type }
                + properties.filter { $0.predicate != Known.type }
        }
    }

    private mutating func add(_ triple: Triple) {
        let position = positions[triple.subject] ?? nodes.count
        if position == nodes.count {
            positions[triple.subject] = position
            nodes.append(Node(triple.subject))
        }
        if let property = nodes[position].positions[triple.predicate] {
            nodes[position].properties[property].objects.append(triple.object)
        } else {
            nodes[position].positions[triple.predicate] = nodes[position].properties.count
            nodes[position].properties.append(Property(predicate: triple.predicate, objects: [triple.object]))
        }
    }

    /// What the graph says of a node.
    func node(_ subject: Resource) -> Node? { positions[subject].map { nodes[$0] } }
}
