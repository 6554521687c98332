/// One statement: subject, predicate, object (RDF 1.1 Concepts, section 3.1).
public struct Triple: Sendable, Hashable, Comparable {
    public var subject: Resource
    public var predicate: IRI
    public var object: Term

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
    public var triple: Triple
    /// The graph's name; `nil` for the default graph.
    public var graph: Resource?

    public init(_ triple: Triple, graph: Resource? = nil) {
        self.triple = triple
        self.graph = graph
    }

    public init(_ subject: Resource, _ predicate: IRI, _ object: Term, graph: Resource? = nil) {
        self.init(Triple(subject, predicate, object), graph: graph)
    }
}
