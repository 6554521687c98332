/// Writes N-Quads, one quad a line, in the order given; holds nothing back.
public struct NQuadsWriter: QuadWriter {
    public static let syntax = Syntax.nquads

    public init() {}

    public func write(_ quads: some Sequence<Quad>, to output: inout some TextOutputStream) {
        for quad in quads {
            let graph = quad.graph.map { " " + NTriplesTerms.text($0) } ?? ""
            output.write(NTriplesTerms.text(quad.triple) + graph + " .\n")
        }
    }
}
