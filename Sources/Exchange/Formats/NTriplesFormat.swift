import Foundation
import KnowledgeGraph
import RDF

/// N-Triples, one triple a line, for tools that read line by line.
public struct NTriplesFormat: GraphFormat {
    public init() {}

    public var name: String { NTriplesWriter.syntax.name }
    public var fileExtensions: [String] { NTriplesWriter.syntax.fileExtensions }
    public var mediaType: String { NTriplesWriter.syntax.mediaType }

    public func write(_ graph: Graph, options: ExportOptions) throws -> Data {
        Data(NTriplesWriter().text(try GraphRDF(options: options).triples(graph)).utf8)
    }
}
