import Foundation
import KnowledgeGraph
import RDF

/// Turtle, for people and for loading into any triple store.
public struct TurtleFormat: GraphFormat {
    public init() {}

    public var name: String { TurtleWriter.syntax.name }
    public var fileExtensions: [String] { TurtleWriter.syntax.fileExtensions }
    public var mediaType: String { TurtleWriter.syntax.mediaType }

    public func write(_ graph: Graph, options: ExportOptions) throws -> Data {
        let rdf = try GraphRDF(options: options)
        let writer = TurtleWriter(prefixes: rdf.prefixes, order: .asGiven, comment: options.title)
        return Data(writer.text(rdf.triples(graph)).utf8)
    }
}
