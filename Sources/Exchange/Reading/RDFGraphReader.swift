import Foundation
import KnowledgeGraph
import RDF

/// Reads a graph from one of RDF's syntaxes, RDF 1.2 included, quad by quad.
public struct RDFGraphReader<Reader: QuadReader>: GraphReader {
    private let isRecognized: @Sendable (DataStart) -> Bool

    public init() { self.init { _ in false } }

    /// - Parameter isRecognized: whether data is in the syntax, by its beginning.
    init(isRecognized: @escaping @Sendable (DataStart) -> Bool) { self.isRecognized = isRecognized }

    public var name: String { Reader.syntax.name }
    public var fileExtensions: [String] { Reader.syntax.fileExtensions }

    public func recognizes(_ data: Data) -> Bool { isRecognized(DataStart(data)) }

    /// - Throws: ``RDF/SyntaxError`` for what is not in the syntax, ``GraphRDFError`` for RDF that is no graph by
    ///   the vocabulary, ``ExportError/badNamespace(_:reason:)``.
    public func graph(_ data: Data, options: ReadingOptions) throws -> Graph {
        try options.graph(in: data, by: Reader.init(options:))
    }
}

extension ReadingOptions {
    /// The graph that a reader of RDF, RDF 1.2 included, finds in data.
    func graph(in data: Data, by reader: (ReaderOptions) -> some QuadReader) throws -> Graph {
        var collector = try GraphCollector(namespace: namespace)
        let base = try base.map { try IRI(encoding: $0) }
        try reader(ReaderOptions(version: .rdf12, base: base)).read(data) { collector.add($0) }
        return try collector.graph()
    }
}
