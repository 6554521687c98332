/// Reads N-Quads (RDF 1.1 N-Quads; RDF 1.2 N-Quads on request), one line at a time.
public struct NQuadsReader: QuadReader {
    public static let syntax = Syntax.nquads

    public var options: ReaderOptions

    public init(options: ReaderOptions) { self.options = options }

    public func read(
        _ source: some ByteSource, declared: (Namespace) throws -> Void, _ receive: (Quad) throws -> Void
    ) throws {
        var parser = try LineParser(source, options, hasGraphs: true)
        while let quad = try parser.next() { try receive(quad) }
    }
}
