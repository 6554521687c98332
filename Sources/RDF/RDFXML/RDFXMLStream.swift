/// Writes RDF/XML triple by triple; what follows each other on one subject is grouped.
final class RDFXMLStream: QuadStream {
    private var output: OutputBuffer
    private var body: RDFXMLBody
    private var isStarted = false

    init(_ sink: some ByteSink, prefixes: PrefixMap) {
        output = OutputBuffer(sink)
        body = RDFXMLBody(names: RDFXMLNames(prefixes))
    }

    func write(_ quad: Quad) throws {
        if let graph = quad.graph { throw NamedGraphError(graph: graph, syntax: .rdfxml) }
        var text = ""
        try start(&text)
        try body.write(quad.triple, to: &text)
        output.bytes.append(text)
        try output.flushIfFull()
    }

    private func start(_ text: inout String) throws {
        guard !isStarted else { return }
        try body.start(declaring: body.names.prefixes.namespaces, to: &text)
        isStarted = true
    }

    func finish() throws {
        var text = ""
        try start(&text)
        body.end(to: &text)
        output.bytes.append(text)
        try output.flush()
    }
}
