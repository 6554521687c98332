/// Node Map Generation (JSON-LD 1.1 Processing Algorithms, section 7.2).
struct NodeMapGeneration {
    private(set) var map = NodeMap()
    private var identifiers = BlankNodeIdentifiers()
    private var depth = Depth(limit: 4 * Depth.maximum)

    /// Collects the nodes of an expanded document.
    mutating func add(_ document: JSONValue) throws(JSONLDError) { try addNodes(document, to: 0) }

    /// A new blank node identifier, in the same series as those of the map.
    mutating func newIdentifier() -> String { identifiers.new() }

    private mutating func addNodes(_ nodes: JSONValue, to graph: Int) throws(JSONLDError) {
        for node in nodes.items { _ = try value(node, in: graph) }
    }

    /// What an element comes to as a value of a property: the value object itself, a list of such values, or
    /// a reference to the node, which goes into the map.
    private mutating func value(_ element: JSONValue, in graph: Int) throws(JSONLDError) -> JSONValue? {
        guard case .object(let object) = element else { return nil }
        try depth.enter()
        defer { depth.leave() }
        if object.isValueObject {
            guard let type = object["@type"]?.string, type.isBlankNodeIdentifier else { return element }
            var object = object
            object["@type"] = .string(identifiers.relabeled(type))
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
    private mutating func addNode(_ object: JSONObject, to graph: Int) throws(JSONLDError) -> String? {
        let entries = NodeEntries(object)
        let id: String
        switch entries.id {
        case nil: id = identifiers.new()
        case .string(let given)?: id = identifiers.relabeled(given)
        // An identifier that is reserved for future versions names nothing.
        default: return nil
        }
        let node = map.update(graph) { $0.place(of: id) }
        for type in entries.types {
            let type = relabeled(type)
            map.update(graph) { $0.update(node) { $0.addType(type) } }
        }
        if let index = entries.index { try setIndex(index, of: node, in: graph) }
        if let reverse = entries.reverse?.object { try addReverse(reverse, to: id, in: graph) }
        if let content = entries.graph { try addNodes(content, to: map.place(of: id)) }
        if let included = entries.included { try addNodes(included, to: graph) }
        for member in entries.properties {
            let property = identifiers.relabeled(member.key)
            let place = map.update(graph) { $0.update(node) { $0.place(of: property) } }
            for item in member.value.items {
                guard let value = try value(item, in: graph) else { continue }
                map.update(graph) { $0.update(node) { $0.add(value, at: place) } }
            }
        }
        return id
    }

    private mutating func setIndex(_ index: JSONValue, of node: Int, in graph: Int) throws(JSONLDError) {
        if let known = map.graphs[graph].nodes[node].index, known != index {
            let id = map.graphs[graph].nodes[node].id
            throw JSONLDError(.conflictingIndexes, "<\(id)> has two")
        }
        map.update(graph) { $0.update(node) { $0.index = index } }
    }

    /// Step 6.9: nodes that lead to this one.
    private mutating func addReverse(_ reverse: JSONObject, to id: String, in graph: Int) throws(JSONLDError)
    {
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

    private mutating func relabeled(_ type: JSONValue) -> JSONValue {
        guard let text = type.string, text.isBlankNodeIdentifier else { return type }
        return .string(identifiers.relabeled(text))
    }
}

/// What a node object says, looked through once.
private struct NodeEntries {
    var id: JSONValue?
    var types: [JSONValue] = []
    var index: JSONValue?
    var reverse: JSONValue?
    var graph: JSONValue?
    var included: JSONValue?
    /// By code point.
    var properties: [JSONObject.Member] = []

    init(_ object: JSONObject) {
        properties.reserveCapacity(object.count)
        for member in object.members {
            guard Keyword.contains(member.key) else {
                properties.append(member)
                continue
            }
            switch member.key {
            case "@id": id = member.value
            case "@type": types = member.value.items
            case "@index": index = member.value
            case "@reverse": reverse = member.value
            case "@graph": graph = member.value
            case "@included": included = member.value
            default: break
            }
        }
        properties.sort { ExactString($0.key) < ExactString($1.key) }
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
