import Foundation
import KnowledgeGraph

/// Reads graph JSON: one object, an array of objects, or JSON Lines.
public struct GraphJSONReader: GraphReader {
    /// The same under the name of JSON Lines.
    static let lines = GraphJSONReader(name: "jsonl", fileExtensions: ["jsonl", "ndjson"])

    public let name: String
    public let fileExtensions: [String]

    public init() { self.init(name: "json", fileExtensions: ["json"]) }

    private init(name: String, fileExtensions: [String]) {
        self.name = name
        self.fileExtensions = fileExtensions
    }

    /// Graph JSON has entities, articles in JSON Lines have a text, and an article may begin with a bracket.
    public func recognizes(_ data: Data) -> Bool {
        struct Probe: Decodable {
            let entities: [Entity]?
            let text: String?
        }
        let line = data.split(separator: UInt8(ascii: "\n"), maxSplits: 1).first ?? data[...]
        if let object = try? JSONDecoder().decode(Probe.self, from: line) { return object.text == nil }
        let whole = try? JSONSerialization.jsonObject(with: data)
        return whole is [Any] || whole is [String: Any]
    }

    /// - Throws: ``KnowledgeGraph/GraphJSON/FormatError``.
    public func graph(_ data: Data, options: ReadingOptions) throws -> Graph {
        Graph(documents: try documents(data, options: options))
    }

    public func documents(_ data: Data, options: ReadingOptions) throws -> [GraphDocument] {
        try GraphJSON.read(data)
    }
}
