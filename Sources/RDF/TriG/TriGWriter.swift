/// Writes TriG for people (RDF 1.1 TriG): the default graph as in Turtle, then each named graph in braces.
/// Holds the dataset in memory.
public struct TriGWriter: QuadWriter, StreamingWriter {
    public static let syntax = Syntax.trig

    /// Prefixes that may be used.
    public var prefixes: PrefixMap
    /// In which order graphs, subjects, predicates and objects stand.
    public var order: TermOrder
    /// Text for the top of the file.
    public var comment: String?

    /// A writer without prefixes, unless some are given.
    public init(prefixes: PrefixMap = PrefixMap(), order: TermOrder = .sorted, comment: String? = nil) {
        self.prefixes = prefixes
        self.order = order
        self.comment = comment
    }

    public func write(_ quads: some Sequence<Quad>, to output: inout some TextOutputStream) {
        let dataset = GroupedDataset(quads, order: order)
        var body = TurtleBody(prefixes: prefixes, nesting: dataset.nesting)
        var blocks: [String] = []
        let first = body.text(dataset.defaultGraph)
        if !first.isEmpty { blocks.append(first) }
        for named in dataset.namedGraphs {
            let name = body.terms.text(named.name)
            blocks.append(name + " {\n" + body.text(named.graph, indent: 4) + "}\n")
        }
        output.write(TurtleComment.text(comment) + body.header + blocks.joined(separator: "\n"))
    }

    public func stream(to sink: some ByteSink) -> any QuadStream {
        TurtleStream(sink, prefixes: prefixes, comment: comment, hasGraphs: true)
    }
}
