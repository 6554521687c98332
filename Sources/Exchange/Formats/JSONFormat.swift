import Foundation
import KnowledgeGraph

/// Graph JSON: one object for a graph of one document, else an array with an object a document.
public struct JSONFormat: GraphFormat {
    public init() {}

    public var name: String { "json" }
    public var fileExtensions: [String] { ["json"] }
    public var mediaType: String { "application/json" }

    public func write(_ graph: Graph, options: ExportOptions) throws -> Data {
        let documents = graph.documents(options.evidence)
        if documents.count == 1 { return try GraphJSON.write(documents[0]) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(documents) + Data("\n".utf8)
    }
}
