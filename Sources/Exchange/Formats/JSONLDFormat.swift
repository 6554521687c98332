import KnowledgeGraph
import RDF

/// JSON-LD in compact form, its context included or named: the triples of Turtle as JSON that programs can walk.
public struct JSONLDFormat: RDFFormat {
    public static let syntax = JSONLDWriter.syntax
    public static let hasTripleTerms = false

    public init() {}

    public func text(_ graph: Graph, _ rdf: GraphRDF, options: ExportOptions) -> String {
        let writer = JSONLDWriter(
            context: .graph(rdf), order: .asGiven, published: options.context == .link ? .entente : nil)
        return writer.text(rdf.triples(graph))
    }
}
