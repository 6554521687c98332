/// A set of quads: a default graph and named graphs (RDF 1.1 Concepts, section 4).
public struct Dataset: Sendable, Hashable {
    /// Each quad once.
    public var quads: Set<Quad>

    /// A dataset of these quads; one that comes twice counts once.
    public init(_ quads: some Sequence<Quad>) { self.quads = Set(quads) }

    /// A dataset whose default graph holds the triples.
    public init(_ triples: some Sequence<Triple>) { self.init(triples.lazy.map { Quad($0) }) }
}
