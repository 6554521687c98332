/// One statement: subject, predicate, object (RDF 1.1 Concepts, section 3.1).
public struct Triple: Sendable, Hashable, Comparable {
    /// What is spoken of.
    public var subject: Resource
    /// What is said of it, or how it stands to the object.
    public var predicate: IRI
    /// The value, or the other node.
    public var object: Term

    /// A triple of three terms.
    public init(_ subject: Resource, _ predicate: IRI, _ object: Term) {
        self.subject = subject
        self.predicate = predicate
        self.object = object
    }

    /// By subject, predicate, object.
    public static func < (a: Triple, b: Triple) -> Bool {
        if a.subject != b.subject { return a.subject < b.subject }
        if a.predicate != b.predicate { return a.predicate < b.predicate }
        return a.object < b.object
    }
}

/// A triple in a graph of a dataset (RDF 1.1 Concepts, section 4).
public struct Quad: Sendable, Hashable {
    /// What is stated.
    public var triple: Triple
    /// The graph's name; `nil` for the default graph.
    public var graph: Resource?

    /// A triple in a graph, the default graph unless one is named.
    public init(_ triple: Triple, graph: Resource? = nil) {
        self.triple = triple
        self.graph = graph
    }

    /// A triple of three terms in a graph, the default graph unless one is named.
    public init(_ subject: Resource, _ predicate: IRI, _ object: Term, graph: Resource? = nil) {
        self.init(Triple(subject, predicate, object), graph: graph)
    }
}
