/// Lays out the nodes of one graph.
struct JSONLDBody {
    typealias Member = JSONObject.Member

    var terms: JSONLDTerms
    let nesting: BlankNodeNesting

    /// One object a subject.
    mutating func nodes(_ graph: GroupedGraph) -> [JSONValue] {
        var nodes: [JSONValue] = []
        for node in graph.nodes {
            var id: [Member] = [Member(key: "@id", value: .string(terms.id(node.subject)))]
            if case .blank(let blank) = node.subject {
                if nesting.isNested(blank) { continue }
                if nesting.isAnonymous(blank) { id = [] }
            }
            nodes.append(.object(JSONObject(id + members(node, in: graph))))
        }
        return nodes
    }

    /// What is said of a node.
    ///
    /// Calls itself for nested blank nodes, at most ``BlankNodeNesting/maximumDepth`` deep.
    private mutating func members(_ node: GroupedGraph.Node, in graph: GroupedGraph) -> [Member] {
        var members: [Member] = []
        for property in node.properties {
            var objects = property.objects
            if property.predicate == Known.type {
                // `@type` takes nodes by name only; literals and nodes in place go under the full property.
                let types = objects.compactMap { type($0) }
                objects = objects.filter { type($0) == nil }
                if !types.isEmpty { members.append(Member(key: "@type", value: Self.oneOrAll(types))) }
                if objects.isEmpty { continue }
            }
            let term = terms.term(property.predicate)
            let values = objects.map { value($0, term?.coercion ?? .none, in: graph) }
            let isSet = term?.isSet ?? false
            members.append(
                Member(
                    key: terms.name(property.predicate),
                    value: isSet ? .array(values) : Self.oneOrAll(values)))
        }
        return members
    }

    private mutating func type(_ term: Term) -> JSONValue? {
        switch term {
        case .iri(let iri): .string(terms.name(iri))
        case .blank(let node): nesting.isNested(node) ? nil : .string("_:" + node.label)
        case .literal, .triple: nil
        }
    }

    private mutating func value(
        _ term: Term, _ coercion: JSONLDContext.Coercion, in graph: GroupedGraph
    ) -> JSONValue {
        switch term {
        case .iri(Known.emptyList): return list([], coercion, in: graph)
        case .iri(let iri): return terms.value(iri, coercion)
        case .literal(let literal): return terms.value(literal, coercion)
        case .triple(let triple): return value(triple, in: graph)
        case .blank(let blank):
            guard nesting.isNested(blank) else { return terms.value(blank, coercion) }
            if let items = nesting.list(at: blank) { return list(items, coercion, in: graph) }
            // An empty object is a fresh blank node too, but some processors drop it.
            guard let node = graph.node(.blank(blank)) else {
                return ["@id": .string("_:" + blank.label)]
            }
            return .object(JSONObject(members(node, in: graph)))
        }
    }

    private mutating func list(
        _ items: [Term], _ coercion: JSONLDContext.Coercion, in graph: GroupedGraph
    ) -> JSONValue {
        var values: [JSONValue] = []
        for item in items { values.append(value(item, coercion, in: graph)) }
        return ["@list": .array(values)]
    }

    /// JSON-LD 1.1 has no triple terms; this is an embedded node of JSON-LD-star (Community Group report,
    /// section 3), which JSON-LD 1.1 takes for an error rather than for something else.
    private mutating func value(_ triple: Triple, in graph: GroupedGraph) -> JSONValue {
        let object = value(triple.object, terms.term(triple.predicate)?.coercion ?? .none, in: graph)
        return [
            "@id": .object(
                JSONObject([
                    Member(key: "@id", value: .string(terms.id(triple.subject))),
                    Member(key: terms.name(triple.predicate), value: object),
                ]))
        ]
    }

    private static func oneOrAll(_ values: [JSONValue]) -> JSONValue {
        values.count == 1 ? values[0] : .array(values)
    }
}
