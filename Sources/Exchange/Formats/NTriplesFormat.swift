import KnowledgeGraph
import RDF

/// N-Triples, one triple a line, for tools that read line by line.
public struct NTriplesFormat: RDFFormat {
    public static let syntax = NTriplesWriter.syntax
    public static let hasCanonicalForm = true

    public init() {}

    public func text(_ graph: Graph, _ rdf: GraphRDF, options: ExportOptions) throws -> String {
        let triples = rdf.triples(graph)
        return options.isCanonical
            ? try canonical(triples.map { Quad($0) }) : NTriplesWriter().text(triples)
    }
}
