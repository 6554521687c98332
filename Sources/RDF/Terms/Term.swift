/// What can be the subject of a triple or name a graph.
public enum Resource: Sendable, Hashable, Comparable {
    /// A node with a name for all the world.
    case iri(IRI)
    /// A node with a label for its dataset only.
    case blank(BlankNode)

    /// IRIs before blank nodes, each by code point.
    public static func < (a: Resource, b: Resource) -> Bool {
        switch (a, b) {
        case (.iri(let a), .iri(let b)): a < b
        case (.blank(let a), .blank(let b)): a < b
        case (.iri, .blank): true
        case (.blank, .iri): false
        }
    }
}

/// What can be the object of a triple.
public enum Term: Sendable, Hashable, Comparable {
    /// A node with a name for all the world.
    case iri(IRI)
    /// A node with a label for its dataset only.
    case blank(BlankNode)
    /// A value.
    case literal(Literal)
    /// A triple term of RDF 1.2 (RDF 1.2 Concepts, section 3.1): a triple that is spoken of, not asserted.
    indirect case triple(Triple)

    /// The same node as an object.
    public init(_ resource: Resource) {
        switch resource {
        case .iri(let iri): self = .iri(iri)
        case .blank(let node): self = .blank(node)
        }
    }

    /// The same node as a subject; `nil` for literals and triple terms, which cannot be one.
    public var resource: Resource? {
        switch self {
        case .iri(let iri): .iri(iri)
        case .blank(let node): .blank(node)
        case .literal, .triple: nil
        }
    }

    /// A plain `xsd:string`.
    public static func string(_ text: String) -> Term { .literal(Literal(text)) }

    /// IRIs before blank nodes before literals before triple terms.
    public static func < (a: Term, b: Term) -> Bool {
        switch (a, b) {
        case (.iri(let a), .iri(let b)): a < b
        case (.blank(let a), .blank(let b)): a < b
        case (.literal(let a), .literal(let b)): a < b
        case (.triple(let a), .triple(let b)): a < b
        default: a.rank < b.rank
        }
    }

    private var rank: Int {
        switch self {
        case .iri: 0
        case .blank: 1
        case .literal: 2
        case .triple: 3
        }
    }
}
