/// The nodes of all graphs of a document, each with all that is said of it (JSON-LD 1.1 Processing
/// Algorithms, section 7.2).
struct NodeMap {
    /// One graph.
    struct Graph {
        /// `nil` for the default graph.
        let name: String?
        private(set) var nodes: [Node] = []
        private var positions: [ExactString: Int] = [:]

        init(name: String?) { self.name = name }

        func position(of id: String) -> Int? { positions[id] }

        func node(_ id: String) -> Node? { positions[id].map { nodes[$0] } }

        /// The place of a node, which is there from now on.
        mutating func place(of id: String) -> Int {
            if let known = positions[id] { return known }
            positions[id] = nodes.count
            nodes.append(Node(id: id))
            return nodes.count - 1
        }

        mutating func update<Result>(_ position: Int, _ change: (inout Node) -> Result) -> Result {
            change(&nodes[position])
        }

        /// The nodes of which something is said.
        func described(sorted: Bool) -> [Node] {
            let described = nodes.filter { !$0.isReference }
            return sorted ? described.sorted { ExactString($0.id) < ExactString($1.id) } : described
        }
    }

    /// The default graph first.
    private(set) var graphs = [Graph(name: nil)]
    private var positions: [ExactString: Int] = [:]

    /// The place of a named graph, which is there from now on.
    mutating func place(of name: String) -> Int {
        if let known = positions[name] { return known }
        positions[name] = graphs.count
        graphs.append(Graph(name: name))
        return graphs.count - 1
    }

    /// The place of a named graph.
    func position(of name: String) -> Int? { positions[name] }

    mutating func update<Result>(_ position: Int, _ change: (inout Graph) -> Result) -> Result {
        change(&graphs[position])
    }

    /// All graphs in one (section 7.3, Merge Node Maps).
    func merged() -> Graph {
        var result = Graph(name: nil)
        for graph in graphs {
            for node in graph.nodes {
                let place = result.place(of: node.id)
                result.update(place) { $0.merge(node) }
            }
        }
        return result
    }
}

/// A node of a node map.
struct Node {
    let id: String
    private(set) var types = UniqueValues<JSONValue>()
    var index: JSONValue?
    private(set) var properties: [Property] = []
    private var positions = KeyPositions()

    struct Property {
        let name: String
        var values = UniqueValues<JSONValue>()
    }

    init(id: String) { self.id = id }

    /// Whether nothing is said of the node.
    var isReference: Bool { types.isEmpty && index == nil && properties.isEmpty }

    func values(of property: String) -> [JSONValue] {
        position(of: property).map { properties[$0].values.values } ?? []
    }

    private func position(of property: String) -> Int? {
        properties.withUnsafeBufferPointer { properties in
            positions.position(of: property, among: properties.count) { properties[$0].name }
        }
    }

    mutating func addType(_ type: JSONValue) { types.insert(type) }

    /// Makes a property that may have no values.
    mutating func place(of property: String) -> Int {
        if let known = position(of: property) { return known }
        properties.append(Property(name: property))
        positions.append(property, makingCount: properties.count) { [properties] in properties[$0].name }
        return properties.count - 1
    }

    /// Adds a value to the property at a place unless it is there; but no list is the same as another.
    mutating func add(_ value: JSONValue, at place: Int) {
        if value.object?.isListObject == true {
            properties[place].values.append(value)
        } else {
            properties[place].values.insert(value)
        }
    }

    mutating func merge(_ other: Node) {
        for type in other.types.values { types.insert(type) }
        if let index = other.index { self.index = index }
        for property in other.properties {
            let place = place(of: property.name)
            for value in property.values.values { properties[place].values.insert(value) }
        }
    }

    /// The node object in expanded form.
    func object(sorted: Bool) -> JSONObject {
        var object = JSONObject()
        object["@id"] = .string(id)
        if !types.isEmpty { object["@type"] = .array(types.values) }
        if let index { object["@index"] = index }
        let properties =
            sorted ? properties.sorted { ExactString($0.name) < ExactString($1.name) } : properties
        for property in properties { object[property.name] = .array(property.values.values) }
        return object
    }
}
