import KnowledgeGraph
import RDF

/// Makes a graph of the quads that ``GraphRDF`` makes of a graph, or anybody else by the same vocabulary, whatever
/// their order and whatever stands between them.
///
/// `docs/rdf.md` says what is read from which triples. Names of graphs do not matter.
public struct GraphCollector: Sendable {
    /// An edge, as it came.
    struct Edge: Sendable {
        let subject: Resource
        let predicate: Predicate
        let object: Term
    }

    let vocabulary: Vocabulary
    let terms: ReadingTerms
    private(set) var nodes: [Resource: CollectedNode] = [:]
    private(set) var edges: [Edge] = []
    // In the order in which each was first called what it is.
    private(set) var entities: [Resource] = []
    private(set) var documents: [Resource] = []
    private(set) var statements: [Resource] = []
    private(set) var quadCount = 0

    /// - Parameter namespace: where the IRIs of the vocabulary begin.
    public init(namespace: String = ExportOptions.defaultNamespace) throws(ExportError) {
        vocabulary = try Vocabulary(namespace: namespace)
        terms = ReadingTerms(vocabulary)
    }

    /// Whether a quad says by itself that something is an entity of the vocabulary, or a relation of it.
    public func isOfVocabulary(_ quad: Quad) -> Bool {
        if terms.predicates[quad.triple.predicate] != nil { return true }
        guard quad.triple.predicate == Terms.type, case .iri(let iri) = quad.triple.object,
            case .entity = terms.classes[iri]
        else { return false }
        return true
    }

    /// Takes one quad; what a graph has no use for is passed over.
    public mutating func add(_ quad: Quad) {
        quadCount += 1
        let triple = quad.triple
        if let predicate = terms.predicates[triple.predicate] {
            edges.append(Edge(subject: triple.subject, predicate: predicate, object: triple.object))
        } else if let property = terms.properties[triple.predicate] {
            add(property, triple.object, to: triple.subject)
        } else if triple.predicate == Terms.type, case .iri(let iri) = triple.object,
            let kind = terms.classes[iri]
        {
            add(kind, to: triple.subject)
        }
    }

    private mutating func add(_ property: CollectedNode.Property, _ value: Term, to node: Resource) {
        switch property {
        case .subject, .predicate, .object, .reifies:
            if nodes[node]?.isStatement != true { statements.append(node) }
        default: break
        }
        nodes[node, default: CollectedNode()].add(property, value)
    }

    private mutating func add(_ kind: CollectedNode.Class, to node: Resource) {
        let known = nodes[node]
        guard known?.classes.contains(kind) != true else { return }
        switch kind {
        case .entity: if known?.isEntity != true { entities.append(node) }
        case .document: documents.append(node)
        case .statement: if known?.isStatement != true { statements.append(node) }
        case .evidence, .position, .quote: break
        }
        nodes[node, default: CollectedNode()].classes.append(kind)
    }

    /// The graph of all quads so far.
    ///
    /// - Throws: ``GraphRDFError`` where something that the vocabulary asks for is missing or of the wrong kind.
    public func graph() throws(GraphRDFError) -> Graph {
        let isForeign = documents.isEmpty || !statements.isEmpty
        guard quadCount == 0 || !entities.isEmpty || !edges.isEmpty || !isForeign else {
            throw GraphRDFError(
                nil,
                "none of the \(quadCount) statements is about an entity of the vocabulary "
                    + "<\(vocabulary.namespace.iri.string)>; is it another namespace?")
        }
        return try GraphAssembly(self).graph()
    }
}

extension CollectedNode {
    fileprivate var isEntity: Bool {
        classes.contains { if case .entity = $0 { true } else { false } }
    }
}
