/// Writes N-Triples, one triple a line, in the order given; holds nothing back.
public struct NTriplesWriter: TripleWriter, StreamingWriter {
    public static let syntax = Syntax.ntriples

    /// There is nothing to choose.
    public init() {}

    public func write(_ triples: some Sequence<Triple>, to output: inout some TextOutputStream) {
        NQuadsWriter().write(triples.lazy.map { Quad($0) }, to: &output)
    }

    public func stream(to sink: some ByteSink) -> any QuadStream { StatementStream(sink, hasGraphs: false) }
}
