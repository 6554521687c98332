/// Flattening (JSON-LD 1.1 Processing Algorithms, section 7.1).
enum Flattening {
    /// The nodes of a node map in flattened document form.
    static func flatten(_ map: NodeMap, ordered: Bool) -> JSONValue {
        var graphs: [ExactString: JSONValue] = [:]
        var nodes = map.graphs[0]
        for graph in map.graphs.dropFirst() {
            guard let name = graph.name else { continue }
            _ = nodes.place(of: name)
            graphs[name] = .array(
                graph.described(sorted: ordered).map { .object($0.object(sorted: ordered)) })
        }
        let all = ordered ? nodes.nodes.sorted { ExactString($0.id) < ExactString($1.id) } : nodes.nodes
        var result: [JSONValue] = []
        for node in all where !node.isReference || graphs[node.id] != nil {
            var object = node.object(sorted: ordered)
            if let graph = graphs[node.id] { object["@graph"] = graph }
            result.append(.object(object))
        }
        return .array(result)
    }
}
