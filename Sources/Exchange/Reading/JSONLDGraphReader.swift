import Foundation
import KnowledgeGraph
import RDF

/// Reads a graph from JSON-LD 1.1, in whatever form and with whatever names. Of the contexts that are named by their
/// address, it knows ours.
public struct JSONLDGraphReader: GraphReader {
    public init() {}

    public var name: String { Syntax.jsonld.name }
    public var fileExtensions: [String] { Syntax.jsonld.fileExtensions }

    /// JSON with a keyword at its top.
    public func recognizes(_ data: Data) -> Bool {
        guard let first = data.first(where: { $0 > 0x20 }), "{[".utf8.contains(first) || first == 0xEF else {
            return false
        }
        let top = try? JSONSerialization.jsonObject(with: data)
        let objects = (top as? [Any])?.map { $0 as? [String: Any] } ?? [top as? [String: Any]]
        return objects.contains { $0?.keys.contains { $0.hasPrefix("@") } ?? false }
    }

    /// - Throws: ``RDF/SyntaxError`` for what is no JSON, ``RDF/JSONLDError`` for what is no JSON-LD,
    ///   ``GraphRDFError`` for what is no graph by the vocabulary, ``ExportError/badNamespace(_:reason:)``.
    public func graph(_ data: Data, options: ReadingOptions) throws -> Graph {
        try options.graph(in: data) {
            var reader = JSONLDReader(options: $0)
            reader.documentLoader = .entente
            return reader
        }
    }
}
