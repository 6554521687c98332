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
    /// What tells the files of one graph apart, behind the name and before the extension; one that is empty where
    /// a graph is one file.
    var fileSuffixes: [String] { get }

    /// The whole graph; the same graph and options give the same bytes.
    ///
    /// - Throws: ``ExportError`` for options of no use, and in formats of several files.
    func write(_ graph: Graph, options: ExportOptions) throws -> Data

    /// The whole graph as the files that ``fileSuffixes`` names, in that order.
    ///
    /// - Throws: ``ExportError`` for options of no use.
    func files(_ graph: Graph, options: ExportOptions) throws -> [Data]
}

extension GraphFormat {
    public var fileSuffixes: [String] { [""] }

    public func files(_ graph: Graph, options: ExportOptions) throws -> [Data] {
        [try write(graph, options: options)]
    }
}
