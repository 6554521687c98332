import RDF

/// Writes SPARQL Query Results XML, a row a line; triple terms and directions as in SPARQL 1.2.
///
/// Characters that no XML document can hold become U+FFFD.
public final class XMLResultsWriter: ResultsWriter {
    private var output: OutputBuffer
    private var names: [String] = []

    private static let opening = """
        <?xml version="1.0" encoding="UTF-8"?>
        <sparql xmlns="http://www.w3.org/2005/sparql-results#">

        """

    public init(to sink: some ByteSink) { output = OutputBuffer(sink) }

    public func begin(variables: [Variable]) throws {
        names = variables.map { XMLEscapes.attribute.replaced($0.name) }
        output.bytes.append(Self.opening + "<head>")
        for name in names { output.bytes.append("<variable name=\"" + name + "\"/>") }
        output.bytes.append("</head>\n<results>\n")
    }

    public func row(_ terms: [Term?]) throws {
        output.bytes.append("<result>")
        for (name, term) in zip(names, terms) {
            guard let term else { continue }
            output.bytes.append("<binding name=\"")
            output.bytes.append(name)
            output.bytes.append("\">")
            append(term)
            output.bytes.append("</binding>")
        }
        output.bytes.append("</result>\n")
        try output.flushIfFull()
    }

    public func end() throws {
        output.bytes.append("</results>\n</sparql>\n")
        try output.flush()
    }

    public func boolean(_ value: Bool) throws {
        output.bytes.append(Self.opening + "<head/>\n<boolean>\(value)</boolean>\n</sparql>\n")
        try output.flush()
    }

    private func append(_ term: Term) {
        switch term {
        case .iri(let iri): append("<uri>", iri.string, "</uri>")
        case .blank(let node): append("<bnode>", node.label, "</bnode>")
        case .literal(let literal):
            output.bytes.append("<literal")
            if let language = literal.language {
                output.bytes.append(" xml:lang=\"" + language + "\"")
                if let direction = literal.direction {
                    output.bytes.append(" xmlns:its=\"\(XMLResultsNames.its)\" its:version=\"2.0\"")
                    output.bytes.append(" its:dir=\"" + direction.rawValue + "\"")
                }
            } else if let datatype = literal.statedDatatype {
                output.bytes.append(" datatype=\"" + XMLEscapes.attribute.replaced(datatype.string) + "\"")
            }
            append(">", literal.lexical, "</literal>")
        case .triple(let triple):
            output.bytes.append("<triple><subject>")
            append(Term(triple.subject))
            output.bytes.append("</subject><predicate>")
            append(.iri(triple.predicate))
            output.bytes.append("</predicate><object>")
            append(triple.object)
            output.bytes.append("</object></triple>")
        }
    }

    private func append(_ start: StaticString, _ text: String, _ end: StaticString) {
        output.bytes.append(start)
        output.bytes.append(XMLEscapes.content.replaced(text))
        output.bytes.append(end)
    }
}

enum XMLResultsNames {
    static let results = "http://www.w3.org/2005/sparql-results#"
    static let xml = "http://www.w3.org/XML/1998/namespace"
    static let its = "http://www.w3.org/2005/11/its"
}
