/// The grammar of N-Triples and N-Quads: a statement a line (RDF 1.1 N-Triples, section 7; RDF 1.1 N-Quads,
/// section 4; RDF 1.2 likewise).
struct LineParser: ~Copyable {
    private var terms: TermReader
    private let hasGraphs: Bool

    /// - Parameter hasGraphs: whether statements may name a graph, as in N-Quads.
    init(_ source: any ByteSource, _ options: ReaderOptions, hasGraphs: Bool) throws {
        terms = try TermReader(source, options, isLineBased: true)
        self.hasGraphs = hasGraphs
    }

    /// The next statement; `nil` at the end.
    mutating func next() throws -> Quad? {
        while true {
            try terms.advance()
            switch terms.kind {
            case .end: return nil
            case .lineEnd: continue
            case .word where terms.lexer.isRDF12 && terms.lexer.contentIs("VERSION"): try skipVersion()
            default: return try statement()
            }
        }
    }

    private mutating func statement() throws -> Quad {
        let subject = try resource(expected: "a subject, <IRI> or _:label")
        let predicate = try self.predicate()
        let object = try self.object()
        var graph: Resource?
        if hasGraphs, terms.kind != .dot {
            graph = try resource(expected: "a graph name, <IRI> or _:label, or a dot")
        }
        guard terms.kind == .dot else { throw terms.error(expected: "a dot") }
        try terms.advance()
        try endLine()
        return Quad(subject, predicate, object, graph: graph)
    }

    /// The version is a hint, and reading needs none.
    private mutating func skipVersion() throws {
        try terms.advance()
        guard terms.kind == .doubleQuoted else { throw terms.error(expected: "a version in double quotes") }
        try terms.advance()
        try endLine()
    }

    private func endLine() throws {
        guard terms.kind == .lineEnd || terms.kind == .end else {
            throw terms.error(expected: "the end of the line")
        }
    }

    private mutating func resource(expected: String) throws -> Resource {
        let resource: Resource
        switch terms.kind {
        case .iri: resource = .iri(try terms.iri())
        case .blankNode: resource = .blank(terms.blankNode())
        default: throw terms.error(expected: expected)
        }
        try terms.advance()
        return resource
    }

    private mutating func predicate() throws -> IRI {
        guard terms.kind == .iri else { throw terms.error(expected: "a predicate, <IRI>") }
        let predicate = try terms.iri()
        try terms.advance()
        return predicate
    }

    /// An object; those of triple terms wait for the innermost, with which all of them end.
    private mutating func object() throws -> Term {
        var open: [(subject: Resource, predicate: IRI)] = []
        while terms.kind == .tripleTermOpen {
            guard open.count < ReaderOptions.maximumTripleTermDepth else {
                throw terms.error(
                    expected:
                        "no more than \(ReaderOptions.maximumTripleTermDepth) triple terms in each other")
            }
            try terms.advance()
            let subject = try resource(expected: "a subject, <IRI> or _:label")
            open.append((subject, try predicate()))
        }
        var object: Term
        if terms.kind == .doubleQuoted {
            object = .literal(try terms.literal())
        } else {
            object = Term(try resource(expected: "an object, <IRI>, _:label or \"literal\""))
        }
        while let (subject, predicate) = open.popLast() {
            guard terms.kind == .tripleTermClose else { throw terms.error(expected: ")>>") }
            try terms.advance()
            object = .triple(Triple(subject, predicate, object))
        }
        return object
    }
}
