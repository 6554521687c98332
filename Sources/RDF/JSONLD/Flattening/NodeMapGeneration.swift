/// Node Map Generation (JSON-LD 1.1 Processing Algorithms, section 7.2).
final class NodeMapGeneration {
    private(set) var map = NodeMap()
    private var identifiers = BlankNodeIdentifiers()
    private var depth = Depth(limit: 4 * Depth.maximum)

    /// Collects the nodes of an expanded document.
    func add(_ document: JSONValue) throws(JSONLDError) { try addNodes(document, to: 0) }

    /// A new blank node identifier, in the same series as those of the map.
    func newIdentifier() -> String { identifiers.new() }

    private func addNodes(_ nodes: JSONValue, to graph: Int) throws(JSONLDError) {
        for node in nodes.items { _ = try value(node, in: graph) }
    }

    /// What an element comes to as a value of a property: the value object itself, a list of such values, or
    /// a reference to the node, which goes into the map.
    private func value(_ element: JSONValue, in graph: Int) throws(JSONLDError) -> JSONValue? {
        guard var object = element.object else { return nil }
        try depth.enter()
        defer { depth.leave() }
        if object.isValueObject {
            if let type = object["@type"] { object["@type"] = relabeled(type) }
            return .object(object)
        }
        guard let list = object["@list"] else {
            guard let id = try addNode(object, to: graph) else { return nil }
            return .object(JSONObject("@id", .string(id)))
        }
        var values: [JSONValue] = []
        for item in list.items { if let value = try value(item, in: graph) { values.append(value) } }
        return .object(JSONObject("@list", .array(values)))
    }

    /// Step 6; the identifier of the node.
    private func addNode(_ object: JSONObject, to graph: Int) throws(JSONLDError) -> String? {
        let id: String
        switch object["@id"] {
        case nil: id = identifiers.new()
        case .string(let given)?: id = identifiers.relabeled(given)
        // An identifier that is reserved for future versions names nothing.
        default: return nil
        }
        let node = map.update(graph) { $0.place(of: id) }
        for type in object["@type"]?.items ?? [] {
            let type = relabeled(type)
            map.update(graph) { $0.update(node) { $0.addType(type) } }
        }
        if let index = object["@index"] { try setIndex(index, of: node, in: graph) }
        if let reverse = object["@reverse"]?.object { try addReverse(reverse, to: id, in: graph) }
        if let content = object["@graph"] { try addNodes(content, to: map.place(of: id)) }
        if let included = object["@included"] { try addNodes(included, to: graph) }
        for member in object.members(sorted: true) where !Keyword.contains(member.key) {
            let property = identifiers.relabeled(member.key)
            let place = map.update(graph) { $0.update(node) { $0.place(of: property) } }
            for item in member.value.items {
                guard let value = try value(item, in: graph) else { continue }
                map.update(graph) { $0.update(node) { $0.add(value, at: place) } }
            }
        }
        return id
    }

    private func setIndex(_ index: JSONValue, of node: Int, in graph: Int) throws(JSONLDError) {
        if let known = map.graphs[graph].nodes[node].index, known != index {
            let id = map.graphs[graph].nodes[node].id
            throw JSONLDError(.conflictingIndexes, "<\(id)> has two")
        }
        map.update(graph) { $0.update(node) { $0.index = index } }
    }

    /// Step 6.9: nodes that lead to this one.
    private func addReverse(_ reverse: JSONObject, to id: String, in graph: Int) throws(JSONLDError) {
        let reference: JSONValue = ["@id": .string(id)]
        for member in reverse {
            let property = identifiers.relabeled(member.key)
            for item in member.value.items {
                guard let other = try value(item, in: graph)?.object?["@id"]?.string else { continue }
                map.update(graph) { graph in
                    let node = graph.place(of: other)
                    graph.update(node) { $0.add(reference, at: $0.place(of: property)) }
                }
            }
        }
    }

    private func relabeled(_ type: JSONValue) -> JSONValue {
        guard let text = type.string, text.isBlankNodeIdentifier else { return type }
        return .string(identifiers.relabeled(text))
    }
}

/// Generate Blank Node Identifier (section 7.4).
private struct BlankNodeIdentifiers {
    private var count = 0
    private var known: [ExactString: String] = [:]

    mutating func new() -> String {
        defer { count += 1 }
        return "_:b\(count)"
    }

    /// Another identifier for that of a blank node; everything else stays.
    mutating func relabeled(_ id: String) -> String {
        guard id.isBlankNodeIdentifier else { return id }
        if let label = known[id] { return label }
        let label = new()
        known[id] = label
        return label
    }
}
