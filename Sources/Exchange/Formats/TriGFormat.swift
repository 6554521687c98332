import Foundation
import KnowledgeGraph
import RDF

/// TriG: Turtle with a named graph for each document.
public struct TriGFormat: GraphFormat {
    public init() {}

    public var name: String { TriGWriter.syntax.name }
    public var fileExtensions: [String] { TriGWriter.syntax.fileExtensions }
    public var mediaType: String { TriGWriter.syntax.mediaType }

    public func write(_ graph: Graph, options: ExportOptions) throws -> Data {
        let rdf = try GraphRDF(options: options)
        let writer = TriGWriter(prefixes: rdf.prefixes, order: .asGiven, comment: options.title)
        return Data(writer.text(rdf.quads(graph)).utf8)
    }
}
