import KnowledgeGraph
import RDF

/// Turtle, for people and for loading into any triple store.
public struct TurtleFormat: RDFFormat {
    public static let syntax = TurtleWriter.syntax

    public init() {}

    public func text(_ graph: Graph, _ rdf: GraphRDF, options: ExportOptions) -> String {
        TurtleWriter(prefixes: rdf.prefixes, order: .asGiven, comment: options.title).text(rdf.triples(graph))
    }
}
