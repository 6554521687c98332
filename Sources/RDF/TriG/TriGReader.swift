/// Reads TriG (RDF 1.1 TriG; RDF 1.2 TriG on request). However deep brackets stand inside each other, it takes
/// memory for them, but no calls.
public struct TriGReader: QuadReader {
    public static let syntax = Syntax.trig

    public var options: ReaderOptions

    public init(options: ReaderOptions) { self.options = options }

    public func read(
        _ source: some ByteSource, declared: (Namespace) throws -> Void, _ receive: (Quad) throws -> Void
    ) throws {
        var parser = try TurtleParser(source, options, hasGraphs: true)
        try parser.run(declared: declared, receive)
    }
}
