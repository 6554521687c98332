import Foundation
import KnowledgeGraph
import RDF

/// JSON-LD in compact form, its context included or named: the triples of Turtle as JSON that programs can walk.
public struct JSONLDFormat: GraphFormat {
    public init() {}

    public var name: String { JSONLDWriter.syntax.name }
    public var fileExtensions: [String] { JSONLDWriter.syntax.fileExtensions }
    public var mediaType: String { JSONLDWriter.syntax.mediaType }

    public func write(_ graph: Graph, options: ExportOptions) throws -> Data {
        let rdf = try GraphRDF(options: options)
        let writer = JSONLDWriter(
            context: .graph(prefixes: rdf.prefixes), order: .asGiven,
            published: options.context == .link ? .entente : nil)
        return Data(writer.text(rdf.triples(graph)).utf8)
    }
}
