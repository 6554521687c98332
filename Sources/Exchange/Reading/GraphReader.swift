import Foundation
import KnowledgeGraph

/// How a graph is read.
public struct ReadingOptions: Sendable {
    /// Where the IRIs of the vocabulary begin in RDF; `/` is added where it ends in a letter or digit.
    public var namespace: String
    /// The IRI that relative ones in RDF are resolved against until the text says otherwise; `nil` makes them
    /// errors.
    public var base: String?

    public init(namespace: String = ExportOptions.defaultNamespace, base: String? = nil) {
        self.namespace = namespace
        self.base = base
    }
}

/// A format that a graph can be read from.
public protocol GraphReader: Sendable {
    /// How the command line calls it.
    var name: String { get }
    /// Without the dot, the usual one first.
    var fileExtensions: [String] { get }

    /// Whether the data is sure to be in this format, for data that has no file name.
    func recognizes(_ data: Data) -> Bool

    /// The whole graph.
    ///
    /// - Throws: an error that says what is wrong with the data and where.
    func graph(_ data: Data, options: ReadingOptions) throws -> Graph

    /// The graph by document, for formats that keep documents apart; others take the graph apart.
    ///
    /// - Throws: as ``graph(_:options:)`` does.
    func documents(_ data: Data, options: ReadingOptions) throws -> [GraphDocument]
}

extension GraphReader {
    public func recognizes(_ data: Data) -> Bool { false }

    public func documents(_ data: Data, options: ReadingOptions) throws -> [GraphDocument] {
        try graph(data, options: options).documents
    }
}
