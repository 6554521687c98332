import RDF

/// Reads SPARQL 1.1 Query Results JSON, with the triple terms and directions of SPARQL 1.2. The document is held in
/// memory.
public struct JSONResultsReader: ResultsReader {
    public init() {}

    public func read(_ source: some ByteSource, _ receive: (ResultsPart) throws -> Void) throws {
        var feed = ByteFeed(source)
        let document = try JSONValue(parsing: try feed.rest())
        guard let members = document.object else {
            throw Self.error("an object with head and results or boolean")
        }
        if let boolean = members["boolean"]?.boolean { return try receive(.boolean(boolean)) }
        guard let bindings = members["results"]?.object?["bindings"]?.array else {
            throw Self.error("results with bindings in an array, or boolean")
        }
        guard let vars = members["head"]?.object?["vars"]?.array else { throw Self.error("vars in the head") }
        let names = try vars.map { name in
            guard let name = name.string else { throw Self.error("names in vars") }
            return name
        }
        try receive(.variables(names.map { Variable($0) }))
        for (number, binding) in bindings.enumerated() {
            guard let solution = binding.object else {
                throw Self.error("a solution as an object", row: number)
            }
            var row = [Term?](repeating: nil, count: names.count)
            for member in solution {
                guard let column = names.firstIndex(where: { $0.isExactly(member.key) }) else {
                    throw Self.error("a variable of the head", found: member.key, row: number)
                }
                row[column] = try Self.term(member.value, row: number)
            }
            try receive(.row(row))
        }
    }

    private static func term(_ value: JSONValue, row: Int) throws -> Term {
        guard let object = value.object, let type = object["type"]?.string else {
            throw error("a term with its type", row: row)
        }
        if type == "triple" { return .triple(try triple(object, row: row)) }
        guard let text = object["value"]?.string else { throw error("a term with its value", row: row) }
        switch type {
        case "uri":
            guard let iri = try? IRI(text) else { throw error("an absolute IRI", found: text, row: row) }
            return .iri(iri)
        case "bnode": return .blank(ResultsLabels.node(text))
        // The second is of the first edition.
        case "literal", "typed-literal": return .literal(try literal(text, object, row: row))
        default: throw error("uri, literal, bnode or triple as type", found: type, row: row)
        }
    }

    private static func literal(_ text: String, _ object: JSONObject, row: Int) throws -> Literal {
        if let language = object["xml:lang"]?.string {
            let direction = try object["its:dir"]?.string.map { name in
                guard let direction = BaseDirection(rawValue: name) else {
                    throw error("ltr or rtl", found: name, row: row)
                }
                return direction
            }
            guard let literal = try? Literal(text, language: language, direction: direction) else {
                throw error("a language tag", found: language, row: row)
            }
            return literal
        }
        guard let datatype = object["datatype"]?.string else { return Literal(text) }
        guard let iri = try? IRI(datatype) else { throw error("an absolute IRI", found: datatype, row: row) }
        return Literal(text, datatype: iri)
    }

    private static func triple(_ object: JSONObject, row: Int) throws -> Triple {
        guard let parts = object["value"]?.object, let subject = parts["subject"],
            let predicate = parts["predicate"],
            let object = parts["object"]
        else { throw error("a triple with subject, predicate and object", row: row) }
        guard let subject = try term(subject, row: row).resource,
            case .iri(let predicate) = try term(predicate, row: row)
        else { throw error("an IRI or blank node as subject and an IRI as predicate", row: row) }
        return Triple(subject, predicate, try term(object, row: row))
    }

    /// The parser does not say where values stand.
    private static func error(_ expected: String, found: String = "", row: Int? = nil) -> SyntaxError {
        let place = row.map { " (in solution \($0 + 1))" } ?? ""
        return SyntaxError(line: 1, column: 1, found: String(found.prefix(60)), expected: expected + place)
    }
}
