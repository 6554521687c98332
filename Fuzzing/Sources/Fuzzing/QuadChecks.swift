import RDF

/// What must hold for the readers of RDF's own syntaxes, whatever the bytes.
public struct QuadChecks<Reader: QuadReader> {
    private let bytes: [UInt8]
    /// Whether errors must be the same, however the bytes come, or only be there.
    public var comparesErrors = true

    public init(_: Reader.Type = Reader.self, _ bytes: [UInt8]) { self.bytes = bytes }

    /// Reads as both versions of RDF.
    ///
    /// - Parameters:
    ///   - isSubset: whether RDF 1.1 in this syntax means the same in RDF 1.2.
    ///   - write: the quads in each syntax that can say them.
    public func run(isSubset: Bool = true, write: ([Quad]) -> [Text]) throws {
        let old = try read(.rdf11)
        let new = try read(.rdf12)
        if isSubset, let quads = old.complete, !quads.contains(where: Self.isOf12), quads != new.complete {
            throw Finding("RDF 1.2 does not take what RDF 1.1 takes: \(new)")
        }
        // What RDF 1.1 alone takes is too rare to be worth the time.
        guard let quads = new.complete else { return }
        let prefixes = PrefixMap([Namespace("", "http://example.org/"), Namespace("s", "http://a.example/")])
        let streamed = Text(streaming: quads, as: Reader.self, prefixes: prefixes)
        for text in write(quads) + [streamed].compactMap({ $0 }) { try text.check(says: quads) }
    }

    /// To RDF 1.1 the datatype is one like any other.
    private static func isOf12(_ quad: Quad) -> Bool {
        guard case .literal(let literal) = quad.triple.object else { return false }
        return literal.datatype == Namespace.rdf["dirLangString"]
    }

    /// What comes out at once must also come out of chunks of one byte.
    private func read(_ version: RDFVersion) throws -> Outcome {
        let reader = Reader(options: ReaderOptions(version: version, base: "http://example.org/a/b"))
        let whole = try Outcome { try reader.read(bytes, $0) }
        var rest = bytes[...]
        let pieces = try Outcome {
            try reader.read(ChunkSource { rest.popFirst().map { [$0] } }, $0)
        }
        guard whole.isSame(as: pieces, comparesErrors: comparesErrors) else {
            throw Finding("at once: \(whole)\nbyte by byte: \(pieces)")
        }
        return whole
    }
}
