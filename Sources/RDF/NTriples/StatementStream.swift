/// Writes a statement a line: N-Triples and N-Quads.
final class StatementStream: QuadStream {
    private var output: OutputBuffer
    private let hasGraphs: Bool

    /// - Parameter hasGraphs: whether statements may name a graph, as in N-Quads.
    init(_ sink: some ByteSink, hasGraphs: Bool) {
        output = OutputBuffer(sink)
        self.hasGraphs = hasGraphs
    }

    func write(_ quad: Quad) throws {
        if let graph = quad.graph, !hasGraphs { throw NamedGraphError(graph: graph, syntax: .ntriples) }
        Self.append(quad, to: &output.bytes)
        try output.flushIfFull()
    }

    static func append(_ quad: Quad, to bytes: inout ByteBuffer) {
        NTriplesTerms.append(quad.triple, to: &bytes)
        bytes.append(ASCII.space)
        if let graph = quad.graph {
            NTriplesTerms.append(graph, to: &bytes)
            bytes.append(ASCII.space)
        }
        bytes.append(ASCII.dot)
        bytes.append(ASCII.lineFeed)
    }

    func finish() throws { try output.flush() }
}
