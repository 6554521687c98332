/// Writes RDF/XML (RDF 1.1 XML Syntax; RDF 1.2 XML Syntax for triple terms and base directions).
///
/// Not every graph can be written: predicates become names of XML elements, and XML 1.0 has no control
/// characters. Where it cannot, ``RDFXMLWriterError`` says why; the output then ends early.
public struct RDFXMLWriter: StreamingWriter {
    public static let syntax = Syntax.rdfxml

    /// Prefixes that may be used. Others are made up where predicates need them.
    public var prefixes: PrefixMap
    /// Sorted, the graph is held in memory, all is said of a subject in one place, and the prefixes in use stand
    /// at the top. As given, nothing is held back: what follows each other on one subject is grouped, all given
    /// prefixes stand at the top, and made-up ones where they are used.
    public var order: TermOrder

    /// A writer that makes up prefixes, unless some are given.
    public init(prefixes: PrefixMap = PrefixMap(), order: TermOrder = .sorted) {
        self.prefixes = prefixes
        self.order = order
    }

    public func write(
        _ triples: some Sequence<Triple>, to output: inout some TextOutputStream
    ) throws(RDFXMLWriterError) {
        var body = RDFXMLBody(names: RDFXMLNames(prefixes))
        switch order {
        case .asGiven:
            try body.start(declaring: body.names.prefixes.namespaces, to: &output)
            for triple in triples { try body.write(triple, to: &output) }
        case .sorted:
            let graph = GroupedGraph(triples, order: .sorted)
            var used: Set<Namespace> = [.rdf]
            for property in graph.nodes.lazy.flatMap(\.properties) {
                used.insert(try body.names.name(of: property.predicate).namespace)
            }
            try body.start(declaring: used.sorted { $0.prefix < $1.prefix }, to: &output)
            for node in graph.nodes {
                for property in node.properties {
                    for object in property.objects {
                        try body.write(Triple(node.subject, property.predicate, object), to: &output)
                    }
                }
            }
        }
        body.end(to: &output)
    }

    public func stream(to sink: some ByteSink) -> any QuadStream { RDFXMLStream(sink, prefixes: prefixes) }

    /// The triples as one text.
    public func text(_ triples: some Sequence<Triple>) throws(RDFXMLWriterError) -> String {
        var text = ""
        try write(triples, to: &text)
        return text
    }
}

/// Why a graph is not written as RDF/XML.
public enum RDFXMLWriterError: Error, Sendable, Hashable, CustomStringConvertible {
    /// No end of a predicate is an XML name.
    case noName(IRI)
    /// A predicate is the name of a part of the syntax, such as `rdf:li`.
    case syntaxTerm(IRI)
    /// A literal holds a character that XML 1.0 cannot.
    case character(Unicode.Scalar, in: String)

    public var description: String {
        switch self {
        case .noName(let iri):
            "RDF/XML cannot write the predicate \(iri): no end of it is an XML name, which starts with a letter "
                + "or an underscore"
        case .syntaxTerm(let iri):
            "RDF/XML cannot write the predicate \(iri): the name is a part of the syntax"
        case .character(let scalar, let text):
            "RDF/XML cannot write U+\(String(scalar.value, radix: 16, uppercase: true)), which XML 1.0 has not, "
                + "in the literal \(StringEscapes.readable.quoted(text.excerpt))"
        }
    }
}
