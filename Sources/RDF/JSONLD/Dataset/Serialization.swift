/// Serialize RDF as JSON-LD (JSON-LD 1.1 Processing Algorithms, section 8.4).
struct Serialization {
    private let options: JSONLDOptions
    private let conversion: LiteralConversion
    private var graphs = [Graph()]
    private var graphPositions: [Resource: Int] = [:]
    /// Where the blank nodes stand that are the object of one quad; `nil` for those that must keep their
    /// label, for they are used in more places.
    private var usages: [BlankNode: Usage?] = [:]
    /// The graph in which a blank node is a subject.
    private var homes: [BlankNode: Int] = [:]
    private var depth = Depth(limit: Depth.maximum)
    /// Where the last quad's subject stands.
    private var last: (graph: Int, node: Int)?

    /// A node of a graph.
    private struct Node {
        let id: Resource
        var types = UniqueValues<Resource>()
        var properties: [Property] = []
        private var positions = KeyPositions()
        /// Whether it has become part of a list or a value.
        var isGone = false

        /// Whether nothing is said of the node.
        var isReference: Bool { types.isEmpty && properties.isEmpty }

        init(id: Resource) { self.id = id }

        func position(of predicate: IRI) -> Int? {
            positions.position(of: predicate.string, among: properties.count) {
                properties[$0].predicate.string
            }
        }

        mutating func place(of predicate: IRI) -> Int {
            if let known = position(of: predicate) { return known }
            properties.append(Property(predicate: predicate))
            positions.append(predicate.string, makingCount: properties.count) { [properties] in
                properties[$0].predicate.string
            }
            return properties.count - 1
        }

        func property(_ predicate: IRI) -> Property? { position(of: predicate).map { properties[$0] } }
    }

    private struct Property {
        let predicate: IRI
        var terms = UniqueValues<Term>()
        /// What stands in place of some of the terms.
        var replacements: [Int: Replacement] = [:]
    }

    private enum Replacement {
        /// A list, by the places where its items stand.
        case list([Usage])
        /// A compound literal.
        case json(JSONValue)
    }

    private struct Graph {
        var nodes: [Node] = []
        var positions: [Resource: Int] = [:]
        /// Where `rdf:nil` stands.
        var nils: [Usage] = []
        /// The subjects of `rdf:direction`.
        var compounds: [BlankNode] = []

        mutating func place(of id: Resource) -> Int {
            if let known = positions[id] { return known }
            positions[id] = nodes.count
            nodes.append(Node(id: id))
            return nodes.count - 1
        }
    }

    /// The place of a value: which one, of which property, of which node.
    private struct Usage {
        let graph: Int
        let node: Int
        let property: Int
        let value: Int
    }

    init(options: JSONLDOptions) {
        self.options = options
        conversion = LiteralConversion(options: options)
    }

    /// The dataset as a document in expanded form.
    mutating func run(_ quads: some Sequence<Quad>) throws(JSONLDError) -> JSONValue {
        for quad in quads { add(quad) }
        for graph in graphs.indices {
            try makeCompoundLiterals(in: graph)
            for usage in graphs[graph].nils { makeList(endingAt: usage) }
        }
        var result: [JSONValue] = []
        for node in described(0) {
            var object = try self.object(node)
            if let graph = graphPositions[node.id] {
                var content: [JSONValue] = []
                for node in described(graph) where !node.isReference {
                    content.append(.object(try self.object(node)))
                }
                object["@graph"] = .array(content)
            } else if node.isReference {
                continue
            }
            result.append(.object(object))
        }
        return .array(result)
    }

    /// The nodes of a graph in the order in which they are written.
    private func described(_ graph: Int) -> [Node] {
        let nodes = graphs[graph].nodes.filter { !$0.isGone }
        return options.ordered
            ? nodes.sorted { Self.id($0.id).utf8.lexicographicallyPrecedes(Self.id($1.id).utf8) } : nodes
    }

    // MARK: - Collecting

    /// Step 5, for one triple.
    private mutating func add(_ quad: Quad) {
        let graph = quad.graph == nil ? 0 : position(of: quad.graph)
        let triple = quad.triple
        let node: Int
        // Most quads say something of the same node as the one before.
        if let last, last.graph == graph, graphs[graph].nodes[last.node].id == triple.subject {
            node = last.node
        } else {
            node = graphs[graph].place(of: triple.subject)
            last = (graph, node)
        }
        if case .blank(let blank) = triple.subject {
            if let home = homes[blank], home != graph { usages[blank] = .some(nil) }
            homes[blank] = graph
        }
        if options.rdfDirection == .compoundLiteral, triple.predicate == Known.direction,
            case .blank(let subject) = triple.subject
        {
            graphs[graph].compounds.append(subject)
        }
        if triple.predicate == Known.type, !options.useRDFType, let type = triple.object.resource {
            graphs[graph].nodes[node].types.insert(type)
            if case .blank(let blank) = type { usages[blank] = .some(nil) }
            return
        }
        let property = graphs[graph].nodes[node].place(of: triple.predicate)
        let usage = Usage(
            graph: graph, node: node, property: property,
            value: graphs[graph].nodes[node].properties[property].terms.values.count)
        guard graphs[graph].nodes[node].properties[property].terms.insert(triple.object) else { return }
        switch triple.object {
        case .iri(Known.emptyList): graphs[graph].nils.append(usage)
        case .blank(let object): usages[object] = usages[object] == nil ? .some(usage) : .some(nil)
        case .iri, .literal, .triple: break
        }
    }

    private mutating func position(of name: Resource?) -> Int {
        guard let name else { return 0 }
        if let known = graphPositions[name] { return known }
        if case .blank(let blank) = name { usages[blank] = .some(nil) }
        _ = graphs[0].place(of: name)
        graphPositions[name] = graphs.count
        graphs.append(Graph())
        return graphs.count - 1
    }

    // MARK: - Lists

    /// Step 6.4: goes back from the end of a list to its head, and puts the items there.
    private mutating func makeList(endingAt end: Usage) {
        var head = end
        var items: [Usage] = []
        while let (item, usage) = cell(with: head) {
            items.append(item)
            graphs[head.graph].nodes[head.node].isGone = true
            head = usage
        }
        graphs[head.graph].nodes[head.node].properties[head.property].replacements[head.value] = .list(
            items.reversed())
    }

    /// If the value at this place is the rest of a well-formed list node: where its item stands, and where
    /// the node itself is used. A list that goes through several graphs is none.
    private func cell(with rest: Usage) -> (item: Usage, usage: Usage)? {
        let node = graphs[rest.graph].nodes[rest.node]
        guard node.properties[rest.property].predicate == Known.rest, case .blank(let id) = node.id,
            let usage = usages[id] ?? nil, usage.graph == rest.graph, node.properties.count == 2,
            let first = node.position(of: Known.first),
            node.properties.allSatisfy({ $0.terms.values.count == 1 }),
            node.types.isEmpty || node.types.values == [.iri(Known.list)]
        else { return nil }
        return (Usage(graph: rest.graph, node: rest.node, property: first, value: 0), usage)
    }

    // MARK: - Compound literals

    /// Step 6.1.
    private mutating func makeCompoundLiterals(in graph: Int) throws(JSONLDError) {
        for id in graphs[graph].compounds {
            guard let usage = usages[id] ?? nil, usage.graph == graph,
                let position = graphs[graph].positions[.blank(id)]
            else { continue }
            let node = graphs[graph].nodes[position]
            var object = JSONObject()
            object["@value"] = Self.lexical(node, Known.value).map { .string($0) } ?? .null
            if let language = Self.lexical(node, Known.language) {
                guard Literal.isLanguageTag(language.utf8) else {
                    throw JSONLDError(.invalidLanguageTaggedString, "\"\(language)\" is no language tag")
                }
                object["@language"] = .string(language)
            }
            if let direction = Self.lexical(node, Known.direction) {
                guard direction == "ltr" || direction == "rtl" else {
                    throw JSONLDError(.invalidBaseDirection, "\"\(direction)\" is neither ltr nor rtl")
                }
                object["@direction"] = .string(direction)
            }
            graphs[graph].nodes[position].isGone = true
            graphs[usage.graph].nodes[usage.node].properties[usage.property].replacements[usage.value] =
                .json(.object(object))
        }
    }

    private static func lexical(_ node: Node, _ predicate: IRI) -> String? {
        guard case .literal(let literal)? = node.property(predicate)?.terms.values.first else { return nil }
        return literal.lexical
    }

    // MARK: - Objects

    private mutating func object(_ node: Node) throws(JSONLDError) -> JSONObject {
        var object = JSONObject("@id", .string(Self.id(node.id)))
        if !node.types.isEmpty { object["@type"] = .array(node.types.values.map { .string(Self.id($0)) }) }
        var properties = node.properties
        if options.ordered { properties.sort { $0.predicate < $1.predicate } }
        for property in properties {
            var values: [JSONValue] = []
            values.reserveCapacity(property.terms.values.count)
            for index in property.terms.values.indices { values.append(try json(property, index)) }
            object[property.predicate.string] = .array(values)
        }
        return object
    }

    private mutating func json(_ property: Property, _ index: Int) throws(JSONLDError) -> JSONValue {
        switch property.replacements[index] {
        case nil: return try json(property.terms.values[index])
        case .json(let value)?: return value
        case .list(let items)?:
            try depth.enter()
            defer { depth.leave() }
            var values: [JSONValue] = []
            for item in items {
                let property = graphs[item.graph].nodes[item.node].properties[item.property]
                values.append(try json(property, item.value))
            }
            return .object(JSONObject("@list", .array(values)))
        }
    }

    private func json(_ term: Term) throws(JSONLDError) -> JSONValue {
        switch term {
        case .literal(let literal): return .object(try conversion.object(literal))
        case .iri(let iri): return .object(JSONObject("@id", .string(iri.string)))
        case .blank(let node): return .object(JSONObject("@id", .string("_:" + node.label)))
        case .triple: throw JSONLDError(.tripleTerm, "JSON-LD 1.1 has no triple terms")
        }
    }

    private static func id(_ resource: Resource) -> String {
        switch resource {
        case .iri(let iri): iri.string
        case .blank(let node): "_:" + node.label
        }
    }
}
