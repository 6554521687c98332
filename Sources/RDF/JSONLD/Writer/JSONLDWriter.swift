/// Writes JSON-LD 1.1 in compact form: nodes flat in `@graph`, referring to each other by `@id`, blank
/// nodes in place where they are referred to once, named graphs as nodes with a `@graph` of their own; a
/// context of what is used and no more. Holds the dataset in memory.
public struct JSONLDWriter: QuadWriter, TripleWriter {
    public static let syntax = Syntax.jsonld

    /// Short names that may be used.
    public var context: JSONLDContext
    /// In which order nodes and their properties stand.
    public var order: TermOrder
    /// A context that the document names, rather than holds.
    public var published: JSONLDContext.Published?

    /// A writer without short names, unless some are given.
    public init(
        context: JSONLDContext = JSONLDContext(), order: TermOrder = .sorted,
        published: JSONLDContext.Published? = nil
    ) {
        self.context = context
        self.order = order
        self.published = published
    }

    public func write(_ triples: some Sequence<Triple>, to output: inout some TextOutputStream) {
        write(triples.lazy.map { Quad($0) }, to: &output)
    }

    public func write(_ quads: some Sequence<Quad>, to output: inout some TextOutputStream) {
        let dataset = GroupedDataset(quads, order: order)
        let schemes = Self.schemes(in: [dataset.defaultGraph] + dataset.namedGraphs.map(\.graph))
        let graphSchemes = dataset.namedGraphs.compactMap { Self.confusableScheme($0.name) }
        var body = JSONLDBody(
            terms: JSONLDTerms(context: context.avoiding(schemes.union(graphSchemes))),
            nesting: dataset.nesting)
        var nodes = body.nodes(dataset.defaultGraph)
        for named in dataset.namedGraphs {
            nodes.append([
                "@id": .string(body.terms.id(named.name)), "@graph": .array(body.nodes(named.graph)),
            ])
        }
        let context =
            published.map { body.terms.usedContext(beyond: $0) } ?? .object(body.terms.usedContext())
        let document: JSONValue = ["@context": context, "@graph": .array(nodes)]
        output.write(document.text() + "\n")
    }

    /// The schemes of all IRIs in which a reader could see a prefix.
    private static func schemes(in graphs: [GroupedGraph]) -> Set<String> {
        var schemes = Set<String>()
        func see(_ resource: Resource) {
            if let scheme = confusableScheme(resource) { schemes.insert(scheme) }
        }
        for node in graphs.lazy.flatMap(\.nodes) {
            see(node.subject)
            for property in node.properties {
                see(.iri(property.predicate))
                for object in property.objects {
                    var object = object
                    while case .triple(let triple) = object {
                        see(triple.subject)
                        see(.iri(triple.predicate))
                        object = triple.object
                    }
                    if case .literal(let literal) = object { see(.iri(literal.datatype)) }
                    if let resource = object.resource { see(resource) }
                }
            }
        }
        return schemes
    }

    /// The scheme, unless `//` behind it makes clear that this is no compact IRI.
    private static func confusableScheme(_ resource: Resource) -> String? {
        guard case .iri(let iri) = resource else { return nil }
        let scheme = iri.scheme
        return iri.string.dropFirst(scheme.count).hasPrefix("://") ? nil : String(scheme)
    }
}
