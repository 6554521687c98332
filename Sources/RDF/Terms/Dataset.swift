/// A set of quads: a default graph and named graphs (RDF 1.1 Concepts, section 4).
public struct Dataset: Sendable, Hashable {
    public var quads: Set<Quad>

    public init(_ quads: some Sequence<Quad>) { self.quads = Set(quads) }

    /// A dataset whose default graph holds the triples.
    public init(_ triples: some Sequence<Triple>) { self.init(triples.lazy.map { Quad($0) }) }
}
