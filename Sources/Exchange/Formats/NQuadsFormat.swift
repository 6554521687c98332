import Foundation
import KnowledgeGraph
import RDF

/// N-Quads, one quad a line, with a named graph for each document.
public struct NQuadsFormat: GraphFormat {
    public init() {}

    public var name: String { NQuadsWriter.syntax.name }
    public var fileExtensions: [String] { NQuadsWriter.syntax.fileExtensions }
    public var mediaType: String { NQuadsWriter.syntax.mediaType }

    public func write(_ graph: Graph, options: ExportOptions) throws -> Data {
        Data(NQuadsWriter().text(try GraphRDF(options: options).quads(graph)).utf8)
    }
}
