/// Writes N-Quads, one quad a line, in the order given; holds nothing back.
public struct NQuadsWriter: QuadWriter, StreamingWriter {
    public static let syntax = Syntax.nquads

    /// There is nothing to choose.
    public init() {}

    public func write(_ quads: some Sequence<Quad>, to output: inout some TextOutputStream) {
        var bytes = ByteBuffer()
        for quad in quads {
            StatementStream.append(quad, to: &bytes)
            if bytes.count > 1 << 16 { bytes.move(to: &output) }
        }
        bytes.move(to: &output)
    }

    public func stream(to sink: some ByteSink) -> any QuadStream { StatementStream(sink, hasGraphs: true) }
}
