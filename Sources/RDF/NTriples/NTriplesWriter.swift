/// Writes N-Triples, one triple a line, in the order given; holds nothing back.
public struct NTriplesWriter: TripleWriter {
    public static let syntax = Syntax.ntriples

    public init() {}

    public func write(_ triples: some Sequence<Triple>, to output: inout some TextOutputStream) {
        for triple in triples { output.write(NTriplesTerms.text(triple) + " .\n") }
    }
}
