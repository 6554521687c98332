/// Writes JSON-LD 1.1 in compact form: nodes flat in `@graph`, referring to each other by `@id`, blank
/// nodes in place where they are referred to once, named graphs as nodes with a `@graph` of their own; a
/// context of what is used and no more. Holds the dataset in memory.
public struct JSONLDWriter: QuadWriter, TripleWriter {
    public static let syntax = Syntax.jsonld

    /// Short names that may be used.
    public var context: JSONLDContext
    public var order: TermOrder

    public init(context: JSONLDContext = JSONLDContext(), order: TermOrder = .sorted) {
        self.context = context
        self.order = order
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
            nodes.append(
                .object([
                    JSONValue.Member(key: "@id", value: .string(body.terms.id(named.name))),
                    JSONValue.Member(key: "@graph", value: .array(body.nodes(named.graph))),
                ]))
        }
        let document = JSONValue.object([
            JSONValue.Member(key: "@context", value: body.terms.usedContext()),
            JSONValue.Member(key: "@graph", value: .array(nodes)),
        ])
        output.write(document.text() + "\n")
    }

    /// The schemes of all IRIs in which a reader could see a prefix.
    private static func schemes(in graphs: [GroupedGraph]) -> Set<String> {
        var schemes = Set<String>()
        for node in graphs.lazy.flatMap(\.nodes) {
            if let scheme = confusableScheme(node.subject) { schemes.insert(scheme) }
            for property in node.properties {
                if let scheme = confusableScheme(.iri(property.predicate)) { schemes.insert(scheme) }
                for object in property.objects {
                    switch object {
                    case .iri(let iri):
                        if let scheme = confusableScheme(.iri(iri)) { schemes.insert(scheme) }
                    case .literal(let literal):
                        if let scheme = confusableScheme(.iri(literal.datatype)) { schemes.insert(scheme) }
                    case .blank: break
                    }
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
