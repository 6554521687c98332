/// Reads RDF/XML (RDF 1.1 XML Syntax, and RDF 1.2 XML Syntax where ``ReaderOptions/version`` says so).
///
/// The XML is libexpat's business: UTF-8, UTF-16, ISO 8859-1 or US-ASCII, names as in the fourth edition of
/// XML 1.0. Entities of the document itself are replaced within limits; nothing else is ever fetched.
///
/// Memory is constant but for open elements and for the values of `rdf:ID`, which must not occur twice.
public struct RDFXMLReader: TripleReader {
    public static let syntax = Syntax.rdfxml

    public var options: ReaderOptions

    public init(options: ReaderOptions) { self.options = options }

    public func read(
        _ source: some ByteSource, declared: (Namespace) throws -> Void, _ receive: (Quad) throws -> Void
    ) throws {
        var source = source
        let tokenizer = XMLTokenizer(maximumTokenLength: options.maximumTokenLength)
        var grammar = RDFXMLGrammar(options: options)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.chunkLength, alignment: 1)
        defer { buffer.deallocate() }
        var isLast = false
        while !isLast {
            let count = try source.read(into: buffer)
            isLast = count == 0
            let chunk = UnsafeBufferPointer(rebasing: buffer.bindMemory(to: UInt8.self)[..<count])
            var failure: (any Error)?
            let error = tokenizer.read(chunk, isLast: isLast) { token in
                let error = Self.failure { () throws(SyntaxError) in try grammar.take(token) }
                do {
                    if let namespace = token.namespace { try declared(namespace) }
                    for triple in grammar.takeTriples() { try receive(Quad(triple)) }
                    failure = error.map { named($0) }
                } catch {
                    failure = error
                }
                return failure == nil
            }
            if let failure { throw failure }
            if let error { throw named(error) }
        }
    }

    private static let chunkLength = 1 << 16

    private static func failure(_ body: () throws(SyntaxError) -> Void) -> SyntaxError? {
        do throws(SyntaxError) {
            try body()
            return nil
        } catch {
            return error
        }
    }

    private func named(_ error: SyntaxError) -> SyntaxError {
        var error = error
        error.source = options.sourceName
        return error
    }
}

extension Syntax {
    /// RDF 1.1 XML Syntax.
    public static let rdfxml = Syntax(
        name: "rdfxml", mediaType: "application/rdf+xml", fileExtensions: ["rdf", "owl"])
}

extension XMLToken {
    /// The prefix that is declared, unless only XML allows it.
    fileprivate var namespace: Namespace? {
        guard case .namespace(let prefix, let iri) = kind, let prefix = try? Prefix(prefix),
            let iri = try? IRI(iri)
        else { return nil }
        return Namespace(prefix, iri)
    }
}
