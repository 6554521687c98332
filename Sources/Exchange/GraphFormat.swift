import Foundation
import KnowledgeGraph

/// A format that a graph can be written in.
public protocol GraphFormat: Sendable {
    /// How the command line calls it.
    var name: String { get }
    /// Without the dot, the usual one first.
    var fileExtensions: [String] { get }
    /// As registered with IANA where it is.
    var mediaType: String { get }

    /// The whole graph; the same graph and options give the same bytes.
    ///
    /// - Throws: ``ExportError`` for options of no use.
    func write(_ graph: Graph, options: ExportOptions) throws -> Data
}
