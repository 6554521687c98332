extension JSONLDWriter: StreamingWriter {
    /// The document is written at the end: its context stands at the top, and depends on all that follows.
    public func stream(to sink: some ByteSink) -> any QuadStream { JSONLDStream(sink, self) }
}

/// Collects quads, and writes them when all are there.
private final class JSONLDStream: QuadStream {
    private var output: OutputBuffer
    private var writer: JSONLDWriter
    private var quads: [Quad] = []

    init(_ sink: some ByteSink, _ writer: JSONLDWriter) {
        output = OutputBuffer(sink)
        self.writer = writer
    }

    func declare(_ namespace: Namespace) {
        writer.context.prefixes = PrefixMap(writer.context.prefixes.namespaces + [namespace])
    }

    func write(_ quad: Quad) { quads.append(quad) }

    func finish() throws {
        output.bytes.append(writer.text(quads))
        try output.flush()
    }
}
