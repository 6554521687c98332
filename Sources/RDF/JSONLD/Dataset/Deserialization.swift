/// Deserialize JSON-LD to RDF (JSON-LD 1.1 Processing Algorithms, section 8.1).
struct Deserialization {
    private var generation: NodeMapGeneration
    private let rdfDirection: JSONLDOptions.RDFDirection?
    private(set) var quads: [Quad] = []
    /// IRIs seen before; `nil` stands for what is not well-formed.
    private var iris: [ExactString: IRI?] = [:]
    private var graph: Resource?

    /// - Parameter generation: has made the node map, and makes blank nodes for lists.
    init(_ generation: NodeMapGeneration, rdfDirection: JSONLDOptions.RDFDirection?) {
        self.generation = generation
        self.rdfDirection = rdfDirection
    }

    /// Adds the quads of all graphs; what is not well-formed is left out.
    mutating func run() {
        for graph in generation.map.graphs {
            self.graph = nil
            if let name = graph.name {
                guard let resource = resource(name) else { continue }
                self.graph = resource
            }
            // In place, for a copy of each node costs as much as its quads.
            graph.nodes.withUnsafeBufferPointer { nodes in
                for index in nodes.indices { add(nodes[index]) }
            }
        }
    }

    private mutating func add(_ node: borrowing Node) {
        guard let subject = resource(node.id) else { return }
        for type in node.types.values {
            guard let type = type.string, let object = resource(type) else { continue }
            add(subject, Known.type, Term(object))
        }
        node.properties.withUnsafeBufferPointer { properties in
            for index in properties.indices { add(properties[index], of: subject) }
        }
    }

    private mutating func add(_ property: borrowing Node.Property, of subject: Resource) {
        guard let predicate = iri(property.name) else { return }
        let values = property.values.values
        if values.count == 1 {
            if let object = term(values[0]) { add(subject, predicate, object) }
            return
        }
        // Unlike values may be like terms, as 5 and 5.0 are.
        var known = UniqueValues<Term>()
        for value in values {
            guard let object = term(value), known.insert(object) else { continue }
            add(subject, predicate, object)
        }
    }

    private mutating func add(_ subject: Resource, _ predicate: IRI, _ object: Term) {
        quads.append(Quad(subject, predicate, object, graph: graph))
    }

    // MARK: - Terms

    private mutating func iri(_ text: String) -> IRI? {
        if let known = iris[ExactString(text)] { return known }
        let iri = try? IRI(text)
        iris[ExactString(text)] = .some(iri)
        return iri
    }

    private mutating func resource(_ id: String) -> Resource? {
        guard id.isBlankNodeIdentifier else { return iri(id).map { .iri($0) } }
        // The node map has given labels of its own to all.
        return .blank(BlankNode(unchecked: String(Substring(id.utf8.dropFirst(2)))))
    }

    private mutating func newBlankNode() -> Resource {
        .blank(BlankNode(unchecked: String(generation.newIdentifier().dropFirst(2))))
    }

    /// Object to RDF Conversion (section 8.2).
    private mutating func term(_ value: JSONValue) -> Term? {
        guard let object = value.object else { return nil }
        if let list = object["@list"] { return Term(self.list(list.items)) }
        if let value = object["@value"] { return literal(value, object) }
        return object["@id"]?.string.flatMap { resource($0) }.map { Term($0) }
    }

    /// List to RDF Conversion (section 8.3).
    private mutating func list(_ items: [JSONValue]) -> Resource {
        guard !items.isEmpty else { return .iri(Known.emptyList) }
        let cells = items.map { _ in newBlankNode() }
        for (index, item) in items.enumerated() {
            if let object = term(item) { add(cells[index], Known.first, object) }
            let rest = index + 1 < cells.count ? cells[index + 1] : .iri(Known.emptyList)
            add(cells[index], Known.rest, Term(rest))
        }
        return cells[0]
    }

    private mutating func literal(_ value: JSONValue, _ object: JSONObject) -> Term? {
        let type = object["@type"]?.string
        if type == "@json" { return .literal(Literal(value.canonicalText, datatype: Known.json)) }
        var datatype: IRI?
        if let type {
            guard let iri = iri(type) else { return nil }
            datatype = iri
        }
        switch value {
        case .boolean(let value):
            return .literal(Literal(value ? "true" : "false", datatype: datatype ?? Known.boolean))
        case .number(let number):
            if datatype != Known.double, let integer = number.canonicalInteger {
                return .literal(Literal(integer, datatype: datatype ?? Known.integer))
            }
            return .literal(Literal(number.canonicalDouble, datatype: datatype ?? Known.double))
        case .string(let text): return string(text, datatype, object)
        case .null, .array, .object: return nil
        }
    }

    private mutating func string(_ text: String, _ datatype: IRI?, _ object: JSONObject) -> Term? {
        let language = object["@language"]?.string
        if let language, !Literal.isLanguageTag(language.utf8) { return nil }
        if let direction = object["@direction"]?.string, let rdfDirection {
            return directed(text, language?.lowercased(), direction, rdfDirection)
        }
        if let language { return (try? Literal(text, language: language)).map { .literal($0) } }
        return .literal(Literal(text, datatype: datatype ?? Known.string))
    }

    /// Step 13: a text with a base direction.
    private mutating func directed(
        _ text: String, _ language: String?, _ direction: String, _ way: JSONLDOptions.RDFDirection
    ) -> Term? {
        switch way {
        case .i18nDatatype:
            let datatype = iri(Known.i18n + (language ?? "") + "_" + direction)
            return datatype.map { .literal(Literal(text, datatype: $0)) }
        case .compoundLiteral:
            let node = newBlankNode()
            add(node, Known.value, .string(text))
            if let language { add(node, Known.language, .string(language)) }
            add(node, Known.direction, .string(direction))
            return Term(node)
        }
    }
}

extension Known {
    static let json = Namespace.rdf["JSON"]
    static let list = Namespace.rdf["List"]
    static let value = Namespace.rdf["value"]
    static let language = Namespace.rdf["language"]
    static let direction = Namespace.rdf["direction"]
    /// Datatypes for text with a language and a base direction.
    static let i18n = "https://www.w3.org/ns/i18n#"
}
