/// Writes Turtle and TriG statement by statement: what follows each other on one subject and predicate is grouped,
/// and all prefixes stand where they are declared.
final class TurtleStream: QuadStream {
    /// More prefixes than this are passed over: they must not take memory without end.
    private static let maximumPrefixes = 1000

    private var output: OutputBuffer
    private var terms: TurtleTerms
    private var prefixes: PrefixMap
    /// Whether graphs may be named, as in TriG.
    private let hasGraphs: Bool

    /// The statement that is open.
    private var subject: Resource?
    private var predicate: IRI?
    /// The named graph that is open.
    private var graph: Resource?

    init(_ sink: some ByteSink, prefixes: PrefixMap, comment: String?, hasGraphs: Bool) {
        output = OutputBuffer(sink)
        output.bytes.append(TurtleComment.text(comment))
        self.prefixes = PrefixMap()
        terms = TurtleTerms(prefixes: PrefixMap())
        self.hasGraphs = hasGraphs
        for namespace in prefixes.namespaces { add(namespace) }
    }

    func declare(_ namespace: Namespace) throws {
        guard !prefixes.contains(namespace), prefixes.count < Self.maximumPrefixes else { return }
        closeGraph()
        add(namespace)
        try output.flushIfFull()
    }

    private func add(_ namespace: Namespace) {
        // Of two declarations of a prefix, the last counts from here on.
        prefixes = PrefixMap([namespace] + prefixes.namespaces)
        terms = TurtleTerms(prefixes: prefixes)
        output.bytes.append("@prefix ")
        output.bytes.append(namespace.prefix.label)
        output.bytes.append(": ")
        NTriplesTerms.append(namespace.iri, to: &output.bytes)
        output.bytes.append(" .\n")
    }

    func write(_ quad: Quad) throws {
        if quad.graph != graph { try open(quad.graph) }
        let triple = quad.triple
        if triple.subject != subject {
            closeStatement()
            if graph != nil { output.bytes.append("    ") }
            terms.append(triple.subject, to: &output.bytes)
            output.bytes.append(ASCII.space)
            append(triple.predicate)
            subject = triple.subject
        } else if triple.predicate != predicate {
            output.bytes.append(graph == nil ? " ;\n    " : " ;\n        ")
            append(triple.predicate)
        } else {
            output.bytes.append(", ")
        }
        terms.append(triple.object, to: &output.bytes)
        try output.flushIfFull()
    }

    private func append(_ predicate: IRI) {
        terms.append(predicate: predicate, to: &output.bytes)
        output.bytes.append(ASCII.space)
        self.predicate = predicate
    }

    private func open(_ graph: Resource?) throws {
        if let graph, !hasGraphs { throw NamedGraphError(graph: graph, syntax: .turtle) }
        closeGraph()
        guard let graph else { return }
        terms.append(graph, to: &output.bytes)
        output.bytes.append(" {\n")
        self.graph = graph
    }

    private func closeStatement() {
        if subject != nil { output.bytes.append(" .\n") }
        subject = nil
        predicate = nil
    }

    private func closeGraph() {
        closeStatement()
        if graph != nil { output.bytes.append("}\n") }
        graph = nil
    }

    func finish() throws {
        closeGraph()
        try output.flush()
    }
}
