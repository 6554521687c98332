import Foundation
import KnowledgeGraph

/// Graph JSON as JSON Lines, one document a line.
public struct JSONLinesFormat: GraphFormat {
    public init() {}

    public var name: String { "jsonl" }
    public var fileExtensions: [String] { ["jsonl", "ndjson"] }
    public var mediaType: String { "application/jsonl" }

    public func write(_ graph: Graph, options: ExportOptions) throws -> Data {
        try graph.documents(options.evidence).reduce(into: Data()) { $0 += try GraphJSON.writeLine($1) }
    }
}
