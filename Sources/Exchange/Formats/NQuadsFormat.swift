import KnowledgeGraph
import RDF

/// N-Quads, one quad a line, with a named graph for each document.
public struct NQuadsFormat: RDFFormat {
    public static let syntax = NQuadsWriter.syntax
    public static let hasCanonicalForm = true

    public init() {}

    public func text(_ graph: Graph, _ rdf: GraphRDF, options: ExportOptions) throws -> String {
        let quads = rdf.quads(graph) + options.others
        return options.isCanonical ? try canonical(quads) : NQuadsWriter().text(quads)
    }
}
