import Foundation
import KnowledgeGraph
import RDF

/// A format that writes the graph as RDF; name, file names and media type are those of the syntax.
public protocol RDFFormat: GraphFormat {
    static var syntax: Syntax { get }
    /// Whether it can say the triple terms of RDF 1.2.
    static var hasTripleTerms: Bool { get }
    /// Whether RDFC-1.0 has a canonical form of it.
    static var hasCanonicalForm: Bool { get }

    /// The whole graph. Asks for no more than the format can do.
    ///
    /// - Throws: ``ExportError`` where the format cannot hold something in the graph.
    func text(_ graph: Graph, _ rdf: GraphRDF, options: ExportOptions) throws -> String
}

extension RDFFormat {
    public var name: String { Self.syntax.name }
    public var fileExtensions: [String] { Self.syntax.fileExtensions }
    public var mediaType: String { Self.syntax.mediaType }
    public static var hasTripleTerms: Bool { true }
    public static var hasCanonicalForm: Bool { false }

    public func write(_ graph: Graph, options: ExportOptions) throws -> Data {
        if options.rdfVersion == .rdf12, !Self.hasTripleTerms {
            throw ExportError.badOption(
                format: name,
                reason: "it has no triple terms, so RDF 1.2 needs another format, such as turtle")
        }
        if options.isCanonical {
            guard Self.hasCanonicalForm else {
                throw ExportError.badOption(
                    format: name, reason: "RDFC-1.0 has no canonical form of it; nquads and ntriples have one"
                )
            }
            guard options.rdfVersion == .rdf11 else {
                throw ExportError.badOption(format: name, reason: "RDFC-1.0 is for RDF 1.1, not for RDF 1.2")
            }
        }
        return Data(try text(graph, GraphRDF(options: options), options: options).utf8)
    }

    /// The canonical form of quads.
    func canonical(_ quads: [Quad]) throws -> String {
        do throws(CanonicalizationError) {
            return try Canonicalizer().canonicalize(quads).nquads
        } catch {
            throw ExportError.unwritable(format: "canonical \(name)", reason: "\(error)")
        }
    }
}
