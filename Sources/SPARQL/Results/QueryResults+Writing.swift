import RDF

extension SolutionSequence {
    /// Writes what is left as one table.
    ///
    /// - Throws: as ``next(into:)``, and what the writer's sink throws.
    public func write(to writer: any ResultsWriter) throws {
        try writer.begin(variables: variables)
        var row: [Term?] = []
        while try next(into: &row) { try writer.row(row) }
        try writer.end()
    }
}

extension TripleStream {
    /// Up to so many triples of Turtle are laid out for people; more are written as they come.
    private static let laidOutTriples = 10_000

    /// Writes what is left as one graph.
    ///
    /// - Parameter prefixes: those that may be used, where the syntax has prefixes.
    /// - Throws: as ``next()``, as `QuadStream` does, and what the sink throws.
    public func write(_ syntax: Syntax, prefixes: PrefixMap, to sink: some ByteSink) throws {
        var first: [Triple] = []
        if syntax == .turtle {
            while first.count < Self.laidOutTriples, let triple = try next() { first.append(triple) }
            if first.count < Self.laidOutTriples {
                let text = TurtleWriter(prefixes: prefixes, order: .asGiven).text(first)
                var sink = sink
                return try Array(text.utf8).withUnsafeBytes { try sink.write($0) }
            }
        }
        guard let stream = syntax.writer(prefixes: prefixes)?.stream(to: sink) else {
            preconditionFailure("\(syntax.name) has no writer")
        }
        for triple in first { try stream.write(Quad(triple)) }
        while let triple = try next() { try stream.write(Quad(triple)) }
        try stream.finish()
    }
}
