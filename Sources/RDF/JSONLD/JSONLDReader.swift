/// Reads JSON-LD 1.1 as the quads that it stands for. Holds the document in memory.
public struct JSONLDReader: QuadReader {
    public static let syntax = Syntax.jsonld

    /// Those that are for text have no meaning here: only the base, the names and the language tags.
    public var options: ReaderOptions
    /// Gives the contexts that the document names; remote ones are refused unless told otherwise.
    public var documentLoader = JSONLDDocumentLoader.refusing

    public init(options: ReaderOptions) { self.options = options }

    /// - Throws: ``SyntaxError`` where the text is no JSON; ``JSONLDError`` where it is no JSON-LD; what the source
    ///   or `receive` throws.
    public func read(
        _ source: some ByteSource, declared: (Namespace) throws -> Void, _ receive: (Quad) throws -> Void
    ) throws {
        let bytes = try Self.bytes(source)
        let document: JSONValue
        do throws(SyntaxError) {
            document = try JSONValue(parsing: bytes)
        } catch {
            var error = error
            error.source = options.sourceName
            throw error
        }
        let processor = JSONLDProcessor(
            options: JSONLDOptions(base: options.base?.string, documentLoader: documentLoader))
        for quad in try processor.toRDF(document) { try receive(lowercased(scoped(quad))) }
    }

    private static func bytes(_ source: some ByteSource) throws -> [UInt8] {
        var source = source
        var bytes: [UInt8] = []
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
        defer { buffer.deallocate() }
        while true {
            let count = try source.read(into: buffer)
            if count == 0 { return bytes }
            bytes.append(contentsOf: buffer[..<count])
        }
    }

    /// Language tags as ``ReaderOptions/lowercasesLanguageTags`` asks.
    private func lowercased(_ quad: Quad) -> Quad {
        guard options.lowercasesLanguageTags, case .literal(let literal) = quad.triple.object,
            let language = literal.language
        else { return quad }
        var quad = quad
        quad.triple.object = .literal(
            Literal(
                unchecked: literal.lexical, language: language.lowercased(), direction: literal.direction))
        return quad
    }

    /// Blank nodes kept apart as ``ReaderOptions/document`` asks.
    private func scoped(_ quad: Quad) -> Quad {
        guard let document = options.document else { return quad }
        return quad.mapBlankNodes { BlankNode(unchecked: "d\(document)-\($0.label)") }
    }
}
