import KnowledgeGraph
import RDF

/// RDF/XML, for tools that read nothing newer. XML has no control characters, so that not every text can be
/// written.
public struct RDFXMLFormat: RDFFormat {
    public static let syntax = RDFXMLWriter.syntax

    public init() {}

    public func text(_ graph: Graph, _ rdf: GraphRDF, options: ExportOptions) throws -> String {
        do throws(RDFXMLWriterError) {
            return try RDFXMLWriter(prefixes: rdf.prefixes, order: .asGiven).text(rdf.triples(graph))
        } catch {
            throw ExportError.unwritable(format: name, reason: "\(error)")
        }
    }
}
