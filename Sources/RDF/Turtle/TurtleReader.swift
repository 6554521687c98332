/// Reads Turtle (RDF 1.1 Turtle; RDF 1.2 Turtle on request). However deep brackets stand inside each other, it
/// takes memory for them, but no calls.
public struct TurtleReader: TripleReader {
    public static let syntax = Syntax.turtle

    public var options: ReaderOptions

    public init(options: ReaderOptions) { self.options = options }

    public func read(
        _ source: some ByteSource, declared: (Namespace) throws -> Void, _ receive: (Quad) throws -> Void
    ) throws {
        var parser = try TurtleParser(source, options, hasGraphs: false)
        try parser.run(declared: declared, receive)
    }
}
