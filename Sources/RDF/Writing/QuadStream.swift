/// Writes one syntax as quads come, too.
public protocol StreamingWriter: Sendable {
    /// What it writes.
    static var syntax: Syntax { get }

    /// A stream of this syntax, without the layout that takes knowing the whole graph.
    func stream(to sink: some ByteSink) -> any QuadStream
}

/// Writes quads in one syntax as they come, in constant memory. Made by a ``StreamingWriter``.
///
/// Output is in parts until ``finish()`` has been called.
public protocol QuadStream: AnyObject {
    /// Writes one more quad.
    ///
    /// - Throws: ``NamedGraphError`` where the syntax knows the default graph only; ``RDFXMLWriterError``; what the
    ///   sink throws.
    func write(_ quad: Quad) throws

    /// Makes a prefix known that may be used from here on. Syntaxes without prefixes pass over it.
    func declare(_ namespace: Namespace) throws

    /// Writes what stands at the end, and hands everything to the sink.
    func finish() throws
}

extension QuadStream {
    public func declare(_ namespace: Namespace) {}
}

/// A quad of a named graph, on the way to a syntax that has none.
public struct NamedGraphError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The graph's name.
    public let graph: Resource
    /// The syntax that cannot say it.
    public let syntax: Syntax

    /// An error about a graph and the syntax that it was to be written in.
    public init(graph: Resource, syntax: Syntax) {
        self.graph = graph
        self.syntax = syntax
    }

    public var description: String {
        "\(syntax.name) has no named graphs, and there is one, \(graph): write trig or nquads"
    }
}
