import KnowledgeGraph
import RDF

/// TriG: Turtle with a named graph for each document.
public struct TriGFormat: RDFFormat {
    public static let syntax = TriGWriter.syntax

    public init() {}

    public func text(_ graph: Graph, _ rdf: GraphRDF, options: ExportOptions) -> String {
        TriGWriter(prefixes: rdf.prefixes, order: .asGiven, comment: options.title).text(
            rdf.quads(graph) + options.others)
    }
}
