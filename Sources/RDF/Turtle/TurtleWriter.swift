/// Writes Turtle for people (RDF 1.1 Turtle): used prefixes only, subjects grouped, `a` first, blank nodes
/// in place where they are referred to once. Holds the graph in memory.
public struct TurtleWriter: TripleWriter, StreamingWriter {
    public static let syntax = Syntax.turtle

    /// Prefixes that may be used.
    public var prefixes: PrefixMap
    /// In which order subjects, predicates and objects stand.
    public var order: TermOrder
    /// Text for the top of the file.
    public var comment: String?

    /// A writer without prefixes, unless some are given.
    public init(prefixes: PrefixMap = PrefixMap(), order: TermOrder = .sorted, comment: String? = nil) {
        self.prefixes = prefixes
        self.order = order
        self.comment = comment
    }

    public func write(_ triples: some Sequence<Triple>, to output: inout some TextOutputStream) {
        let dataset = GroupedDataset(triples.lazy.map { Quad($0) }, order: order)
        var body = TurtleBody(prefixes: prefixes, nesting: dataset.nesting)
        let text = body.text(dataset.defaultGraph)
        output.write(TurtleComment.text(comment) + body.header + text)
    }

    public func stream(to sink: some ByteSink) -> any QuadStream {
        TurtleStream(sink, prefixes: prefixes, comment: comment, hasGraphs: false)
    }
}
