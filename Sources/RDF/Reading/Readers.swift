/// Reads the quads of a dataset in one syntax, in constant memory.
public protocol QuadReader: Sendable {
    /// What it reads.
    static var syntax: Syntax { get }

    /// How it reads.
    var options: ReaderOptions { get set }

    /// A reader with these options.
    init(options: ReaderOptions)

    /// Hands over each quad as soon as it is read, those before an error included.
    ///
    /// - Parameters:
    ///   - source: the bytes.
    ///   - declared: takes each prefix where the text declares it.
    ///   - receive: takes each quad.
    /// - Throws: ``SyntaxError`` where the text is wrong; what the source, `declared` or `receive` throws.
    func read(
        _ source: some ByteSource, declared: (Namespace) throws -> Void, _ receive: (Quad) throws -> Void
    ) throws
}

/// Reads a syntax that knows the default graph only.
public protocol TripleReader: QuadReader {}

extension QuadReader {
    /// A reader with the default options.
    public init() { self.init(options: ReaderOptions()) }

    /// Hands over each quad as soon as it is read, those before an error included.
    ///
    /// - Throws: ``SyntaxError`` where the text is wrong; what the source or `receive` throws.
    public func read(_ source: some ByteSource, _ receive: (Quad) throws -> Void) throws {
        try read(source, declared: { _ in }, receive)
    }

    /// Reads UTF-8 in memory.
    ///
    /// - Throws: ``SyntaxError`` where the text is wrong; what `receive` throws.
    public func read(_ bytes: some Collection<UInt8>, _ receive: (Quad) throws -> Void) throws {
        try read(MemorySource(bytes), receive)
    }

    /// Reads a file. Errors give its path unless ``ReaderOptions/sourceName`` is set.
    ///
    /// - Throws: ``SyntaxError`` where the text is wrong; ``FileError`` where the file cannot be read; what
    ///   `receive` throws.
    public func read(file path: String, _ receive: (Quad) throws -> Void) throws {
        var reader = self
        reader.options.sourceName = options.sourceName ?? path
        try reader.read(FileSource(path: path), receive)
    }

    /// All quads of UTF-8 in memory.
    ///
    /// - Throws: ``SyntaxError`` where the text is wrong.
    public func quads(in bytes: some Collection<UInt8>) throws -> [Quad] {
        var quads: [Quad] = []
        try read(bytes) { quads.append($0) }
        return quads
    }
}

extension TripleReader {
    /// All triples of UTF-8 in memory.
    ///
    /// - Throws: ``SyntaxError`` where the text is wrong.
    public func triples(in bytes: some Collection<UInt8>) throws -> [Triple] {
        var triples: [Triple] = []
        try read(bytes) { triples.append($0.triple) }
        return triples
    }
}
