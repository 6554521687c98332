/// Reads N-Triples (RDF 1.1 N-Triples; RDF 1.2 N-Triples on request), one line at a time.
public struct NTriplesReader: TripleReader {
    public static let syntax = Syntax.ntriples

    public var options: ReaderOptions

    public init(options: ReaderOptions) { self.options = options }

    public func read(
        _ source: some ByteSource, declared: (Namespace) throws -> Void, _ receive: (Quad) throws -> Void
    ) throws {
        var parser = try LineParser(source, options, hasGraphs: false)
        while let quad = try parser.next() { try receive(quad) }
    }
}
