import RDF

/// Writes SPARQL 1.1 Query Results JSON, a row a line; triple terms and directions as in SPARQL 1.2.
public final class JSONResultsWriter: ResultsWriter {
    private var output: OutputBuffer
    private var keys: [String] = []
    private var isFirst = true

    public init(to sink: some ByteSink) { output = OutputBuffer(sink) }

    public func begin(variables: [Variable]) throws {
        keys = variables.map { StringEscapes.json.quoted($0.name) }
        output.bytes.append("{\"head\": {\"vars\": [" + keys.joined(separator: ", ") + "]},\n")
        output.bytes.append("\"results\": {\"bindings\": [")
    }

    public func row(_ terms: [Term?]) throws {
        output.bytes.append(isFirst ? "\n{" : ",\n{")
        isFirst = false
        var isFirstOfRow = true
        for (key, term) in zip(keys, terms) {
            guard let term else { continue }
            if !isFirstOfRow { output.bytes.append(", ") }
            isFirstOfRow = false
            output.bytes.append(key)
            output.bytes.append(": ")
            append(term)
        }
        output.bytes.append("}")
        try output.flushIfFull()
    }

    public func end() throws {
        output.bytes.append(isFirst ? "]}}\n" : "\n]}}\n")
        try output.flush()
    }

    public func boolean(_ value: Bool) throws {
        output.bytes.append(
            value ? "{\"head\": {}, \"boolean\": true}\n" : "{\"head\": {}, \"boolean\": false}\n")
        try output.flush()
    }

    private func append(_ term: Term) {
        switch term {
        case .iri(let iri): append("uri", iri.string)
        case .blank(let node): append("bnode", node.label)
        case .literal(let literal):
            append("literal", literal.lexical, closing: false)
            if let language = literal.language {
                output.bytes.append(", \"xml:lang\": ")
                StringEscapes.json.append(quoted: language, to: &output.bytes)
                if let direction = literal.direction {
                    output.bytes.append(", \"its:dir\": \"" + direction.rawValue + "\"")
                }
            } else if let datatype = literal.statedDatatype {
                output.bytes.append(", \"datatype\": ")
                StringEscapes.json.append(quoted: datatype.string, to: &output.bytes)
            }
            output.bytes.append("}")
        case .triple(let triple):
            output.bytes.append("{\"type\": \"triple\", \"value\": {\"subject\": ")
            append(Term(triple.subject))
            output.bytes.append(", \"predicate\": ")
            append(.iri(triple.predicate))
            output.bytes.append(", \"object\": ")
            append(triple.object)
            output.bytes.append("}}")
        }
    }

    private func append(_ type: StaticString, _ value: String, closing: Bool = true) {
        output.bytes.append("{\"type\": \"")
        output.bytes.append(type)
        output.bytes.append("\", \"value\": ")
        StringEscapes.json.append(quoted: value, to: &output.bytes)
        if closing { output.bytes.append("}") }
    }
}
