/// Reads N-Triples, one line at a time (RDF 1.1 N-Triples, section 7).
public struct NTriplesReader: Sendable {
    public init() {}

    /// Reads a whole file of UTF-8.
    ///
    /// - Throws: ``SyntaxError`` at the first line that is wrong.
    public func read(_ bytes: some Collection<UInt8>) throws(SyntaxError) -> [Triple] {
        try StatementLines.read(bytes) { (parser: inout StatementParser) throws(SyntaxError) in
            try parser.triple()
        }
    }
}
