/// Reads N-Quads, one line at a time (RDF 1.1 N-Quads, section 3).
public struct NQuadsReader: Sendable {
    public init() {}

    /// Reads a whole file of UTF-8.
    ///
    /// - Throws: ``SyntaxError`` at the first line that is wrong.
    public func read(_ bytes: some Collection<UInt8>) throws(SyntaxError) -> [Quad] {
        try StatementLines.read(bytes) { (parser: inout StatementParser) throws(SyntaxError) in
            try parser.quad()
        }
    }
}
