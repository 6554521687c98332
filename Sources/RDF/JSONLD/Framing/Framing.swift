/// The Framing Algorithm (JSON-LD 1.1 Framing, section 4.1).
///
/// Subjects and properties are always taken by code point, so that it is always the same reference to a node
/// that is the first.
final class Framing {
    private let options: JSONLDOptions
    private let map: NodeMap
    /// Those of the map, and behind them all merged into one.
    private let graphs: [NodeMap.Graph]
    private let start: Int
    /// The nodes that stand in full below the current node at the top, for each graph.
    private var embedded: [Int: Set<ExactString>] = [:]
    /// The nodes that stand inside each other here.
    private var stack: [(graph: Int, id: String)] = []
    private var references = ReverseReferences()
    private let budget: FramingBudget
    private var depth = Depth(limit: Depth.maximum)

    /// The framing state, as far as it differs from call to call.
    private struct State {
        var graph: Int
        /// The embedded flag.
        var isEmbedded = false
        var isTop = false
    }

    init(_ map: NodeMap, options: JSONLDOptions) {
        self.map = map
        self.options = options
        graphs = map.graphs + (options.frameDefault ? [] : [map.merged()])
        start = options.frameDefault ? 0 : map.graphs.count
        budget = FramingBudget(nodes: graphs.reduce(0) { $0 + $1.nodes.count })
    }

    /// The nodes that match an expanded frame, laid out as it says.
    func run(_ frame: JSONValue) throws(JSONLDError) -> [JSONValue] {
        guard frame.items.count <= 1 else { throw JSONLDError(.invalidFrame, "a frame is one object") }
        let frame = frame.items.first?.object ?? JSONObject()
        return try self.frame(subjects(of: start), by: frame, State(graph: start, isTop: true))
    }

    private func subjects(of graph: Int) -> [String] {
        graphs[graph].nodes.map { ExactString($0.id) }.sorted().map(\.string)
    }

    private func frame(
        _ subjects: [String], by frame: JSONObject, _ state: State
    ) throws(JSONLDError) -> [JSONValue] {
        try depth.enter()
        defer { depth.leave() }
        try FrameMatching.validate(frame)
        let flags = try FrameFlags(frame, options)
        let matching = FrameMatching(
            graph: graphs[state.graph], requireAll: flags.requireAll, budget: budget)
        var results: [JSONValue] = []
        for id in subjects {
            guard let node = graphs[state.graph].node(id), try matching.matches(node, frame) else { continue }
            if state.isTop { embedded = [:] }
            let isKnown = embedded[state.graph]?.contains(ExactString(id)) ?? false
            if !state.isEmbedded, isKnown { continue }
            let isCircular = stack.contains { $0.graph == state.graph && $0.id.isExactly(id) }
            let isReference = flags.embed == .never || isCircular || flags.embed == .once && isKnown
            if state.isEmbedded, isReference {
                results.append(["@id": .string(id)])
                continue
            }
            try budget.layOut()
            embedded[state.graph, default: []].insert(ExactString(id))
            stack.append((state.graph, id))
            results.append(.object(try output(node, by: frame, flags, state, subjects)))
            stack.removeLast()
        }
        return results
    }

    /// Steps 4.5 to 4.8: one matching node.
    private func output(
        _ node: Node, by frame: JSONObject, _ flags: FrameFlags, _ state: State, _ subjects: [String]
    ) throws(JSONLDError) -> JSONObject {
        var output = JSONObject()
        output["@id"] = .string(node.id)
        if !node.types.isEmpty { output["@type"] = .array(node.types.values) }
        if let index = node.index { output["@index"] = index }
        if let graph = map.position(of: node.id) { try addGraph(graph, by: frame, state, to: &output) }
        if let included = frame["@included"] {
            let state = State(graph: state.graph)
            let nodes = try self.frame(subjects, by: included.items.first?.object ?? JSONObject(), state)
            if !nodes.isEmpty { output["@included"] = .array(nodes) }
        }
        for property in node.properties.sorted(by: { ExactString($0.name) < ExactString($1.name) }) {
            if flags.explicit, !frame.contains(property.name) { continue }
            let subframe = frame[property.name]?.items.first?.object ?? flags.implicitFrame
            let values = try self.values(of: property, by: subframe, flags, state)
            if !values.isEmpty { output[property.name] = .array(values) }
        }
        addDefaults(of: frame, to: &output)
        if let reverse = frame["@reverse"]?.object {
            try addReverse(reverse, of: node.id, state, to: &output)
        }
        return output
    }

    /// Step 4.5: the node names a graph as well.
    private func addGraph(
        _ graph: Int, by frame: JSONObject, _ state: State, to output: inout JSONObject
    ) throws(JSONLDError) {
        let given = frame["@graph"]
        // Merged with all others, the graph's nodes stand outside already.
        if given == nil, !options.frameDefault, state.graph == start { return }
        let subframe = given?.items.first?.object ?? JSONObject()
        let nodes = try self.frame(subjects(of: graph), by: subframe, State(graph: graph))
        if !nodes.isEmpty { output["@graph"] = .array(nodes) }
    }

    /// Step 4.7.3.
    private func values(
        of property: Node.Property, by frame: JSONObject, _ flags: FrameFlags, _ state: State
    ) throws(JSONLDError) -> [JSONValue] {
        var values: [JSONValue] = []
        for value in property.values.values {
            guard let object = value.object else { continue }
            if let list = object["@list"] {
                let subframe = frame["@list"]?.items.first?.object ?? flags.implicitFrame
                values.append(["@list": .array(try self.list(list.items, by: subframe, state))])
            } else if let id = object["@id"]?.string {
                values += try self.frame([id], by: frame, State(graph: state.graph, isEmbedded: true))
            } else if FrameMatching.value(object, matches: frame) {
                values.append(value)
            }
        }
        return values
    }

    private func list(
        _ items: [JSONValue], by frame: JSONObject, _ state: State
    ) throws(JSONLDError) -> [JSONValue] {
        var values: [JSONValue] = []
        for item in items {
            if let id = item.object?["@id"]?.string {
                values += try self.frame([id], by: frame, State(graph: state.graph, isEmbedded: true))
            } else {
                values.append(item)
            }
        }
        return values
    }

    /// Step 4.7.4: what the frame names and the node lacks.
    ///
    /// The defaults stand in place at once, rather than in `@preserve` until the end.
    private func addDefaults(of frame: JSONObject, to output: inout JSONObject) {
        for member in frame.members(sorted: true) where !output.contains(member.key) {
            let next = member.value.items.first?.object ?? JSONObject()
            if member.key == "@type" {
                guard next.contains("@default") else { continue }
            } else if Keyword.contains(member.key) {
                continue
            }
            if FrameFlags.boolean("@omitDefault", in: next) ?? options.omitDefault { continue }
            output[member.key] = .array(next["@default"]?.items ?? ["@null"])
        }
    }

    /// Step 4.7.5: the nodes that lead here.
    private func addReverse(
        _ reverse: JSONObject, of id: String, _ state: State, to output: inout JSONObject
    ) throws(JSONLDError) {
        var properties = JSONObject()
        for member in reverse.members(sorted: true) {
            let subframe = member.value.items.first?.object ?? JSONObject()
            let subjects = references.subjects(of: member.key, to: id, in: graphs[state.graph], state.graph)
            for subject in subjects {
                let nodes = try frame([subject], by: subframe, State(graph: state.graph, isEmbedded: true))
                properties.add(.array(nodes), to: member.key, asArray: true)
            }
        }
        if !properties.isEmpty { output["@reverse"] = .object(properties) }
    }
}

/// Which nodes lead to a node by a property; looked up many times, collected once.
private struct ReverseReferences {
    private struct Key: Hashable {
        let graph: Int
        let property: ExactString
    }

    private var known: [Key: [ExactString: [String]]] = [:]

    mutating func subjects(
        of property: String, to id: String, in graph: NodeMap.Graph, _ number: Int
    ) -> [String] {
        let key = Key(graph: number, property: ExactString(property))
        if known[key] == nil {
            var subjects: [ExactString: [String]] = [:]
            for node in graph.nodes.sorted(by: { ExactString($0.id) < ExactString($1.id) }) {
                for case let object? in node.values(of: property).lazy.map({ $0.object?["@id"]?.string }) {
                    subjects[ExactString(object), default: []].append(node.id)
                }
            }
            known[key] = subjects
        }
        return known[key]?[id] ?? []
    }
}
