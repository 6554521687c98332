/// The grammar of Turtle and TriG (RDF 1.1 Turtle, section 6.5; RDF 1.1 TriG, section 4.5; RDF 1.2 likewise).
///
/// Constructs that stand inside each other are frames on a stack. A step looks at what the innermost frame
/// waits for, takes as much of the input as belongs together, and makes a few quads at most.
struct TurtleParser: ~Copyable {
    var terms: TermReader
    /// Whether graphs may be named, as in TriG.
    let hasGraphs: Bool
    /// The graph that quads go to, and whether its braces are open.
    var graph: Resource?
    var isInGraph = false

    /// The innermost construct; and those around it, from the outside.
    var frame = TurtleFrame.block
    private var outer: [TurtleFrame] = []
    private var quads: [Quad] = []
    /// The prefix that the last step declared.
    var namespace: Namespace?
    /// How many triple terms are open, all of them in each other.
    var tripleTermDepth = 0

    init(_ source: any ByteSource, _ options: ReaderOptions, hasGraphs: Bool) throws {
        terms = try TermReader(source, options, isLineBased: false)
        self.hasGraphs = hasGraphs
    }

    /// Reads all, and hands over each prefix and each quad.
    mutating func run(
        declared: (Namespace) throws -> Void, _ receive: (Quad) throws -> Void
    ) throws {
        try terms.advance()
        while try step() {
            if let namespace {
                try declared(namespace)
                self.namespace = nil
            }
            if quads.isEmpty { continue }
            for quad in quads { try receive(quad) }
            quads.removeAll(keepingCapacity: true)
        }
    }

    /// - Returns: false at the end of the input.
    private mutating func step() throws -> Bool {
        switch frame.place {
        case .statement: return try readBlock()
        case .subject: try readTripleSubject()
        case .verb: try readVerb()
        case .verbOrEnd: if try !close() { try readVerb() }
        case .verbOrSemicolon:
            if terms.kind == .semicolon { try terms.advance() } else if try !close() { try readVerb() }
        case .object: try readObject()
        case .end: try readEnd()
        case .item: if terms.kind == .closeParenthesis { try closeCollection() } else { try readObject() }
        }
        return true
    }

    mutating func emit(_ subject: Resource, _ predicate: IRI, _ object: Term) {
        quads.append(Quad(subject, predicate, object, graph: graph))
    }

    // MARK: - Frames

    /// Begins a construct inside the innermost one.
    mutating func open(_ kind: TurtleFrame.Kind, _ place: TurtleFrame.Place, subject: Resource? = nil) {
        outer.append(frame)
        frame = TurtleFrame(kind: kind, place: place, subject: subject)
    }

    /// Ends the innermost construct, and goes on to the token behind its end.
    mutating func pop() throws {
        frame = outer.popLast() ?? .block
        try terms.advance()
    }

    /// Hands a term that is complete to the construct that waits for it.
    ///
    /// - Parameter kind: the construct that it came from, if any.
    mutating func deliver(_ term: Term, from kind: TurtleFrame.Kind? = nil) {
        switch frame.place {
        case .item: append(term)
        case .object:
            frame.place = .end
            if frame.kind == .reifiedTriple || frame.kind == .tripleTerm {
                frame.object = term
            } else if let subject = frame.subject, let predicate = frame.predicate {
                emit(subject, predicate, term)
                // Only RDF 1.2 comes back to it.
                if terms.lexer.isRDF12 { frame.object = term }
            }
        default:
            frame.subject = term.resource
            let mayEnd = frame.kind == .statement && (kind == .propertyList || kind == .reifiedTriple)
            frame.place = mayEnd ? .verbOrEnd : .verb
        }
    }

    // MARK: - Predicates and ends

    private mutating func readVerb() throws {
        if terms.isIRI {
            frame.predicate = try terms.iri()
        } else if terms.kind == .word, terms.lexer.contentIs("a") {
            frame.predicate = Known.type
        } else {
            throw terms.error(expected: "a predicate, which is an IRI or the word a")
        }
        frame.place = .object
        try terms.advance()
    }

    /// What is behind an object.
    private mutating func readEnd() throws {
        switch (frame.kind, terms.kind) {
        case (.reifiedTriple, _): try closeReifiedTriple()
        case (.tripleTerm, _): try closeTripleTerm()
        case (_, .comma):
            frame.place = .object
            try terms.advance()
        case (_, .semicolon):
            frame.place = .verbOrSemicolon
            try terms.advance()
        case (_, .tilde): try readReifier()
        case (_, .annotationOpen): try openAnnotation(of: nil)
        default:
            guard try close() else {
                throw terms.error(expected: "a comma, a semicolon or \(frame.kind.closing)")
            }
        }
    }

    /// Ends the innermost construct, if this is the end of it.
    private mutating func close() throws -> Bool {
        switch (frame.kind, terms.kind) {
        case (.statement, .dot): try pop()
        // The last dot before the brace may be left out.
        case (.statement, .closeBrace) where isInGraph: frame = .block
        case (.annotation, .annotationClose): try pop()
        case (.propertyList, .closeBracket):
            let node = frame.subject
            try pop()
            if let node { deliver(Term(node), from: .propertyList) }
        default: return false
        }
        return true
    }
}
