/// Triples that are spoken of: triple terms, reified triples and annotations of RDF 1.2 Turtle. RDF 1.1 has no
/// tokens for them.
extension TurtleParser {
    mutating func openTripleTerm() throws {
        guard tripleTermDepth < ReaderOptions.maximumTripleTermDepth else {
            throw terms.error(
                expected: "no more than \(ReaderOptions.maximumTripleTermDepth) triple terms in each other")
        }
        tripleTermDepth += 1
        open(.tripleTerm, .subject)
        try terms.advance()
    }

    mutating func openReifiedTriple() throws {
        open(.reifiedTriple, .subject)
        try terms.advance()
    }

    /// The subject in `<<` or `<<(`.
    mutating func readTripleSubject() throws {
        if frame.kind == .reifiedTriple, terms.kind == .reifiedOpen { return try openReifiedTriple() }
        deliver(Term(try readNode(expected: "the subject of a triple")))
    }

    mutating func closeTripleTerm() throws {
        guard terms.kind == .tripleTermClose, let triple = frame.triple else {
            throw terms.error(expected: TurtleFrame.Kind.tripleTerm.closing)
        }
        tripleTermDepth -= 1
        try pop()
        deliver(.triple(triple))
    }

    mutating func closeReifiedTriple() throws {
        var reifier: Resource?
        if terms.kind == .tilde { reifier = try readReifierName() }
        guard terms.kind == .reifiedClose else {
            throw terms.error(expected: reifier == nil ? "~ or >>" : ">>")
        }
        let node = reify(with: reifier)
        try pop()
        deliver(Term(node), from: .reifiedTriple)
    }

    /// A reifier of the triple just read, and its annotation if it has one.
    mutating func readReifier() throws {
        let reifier = try readReifierName()
        if terms.kind == .annotationOpen { return try openAnnotation(of: reifier) }
        _ = reify(with: reifier)
    }

    /// - Parameter reifier: what the annotation is about; `nil` for a node of its own.
    mutating func openAnnotation(of reifier: Resource?) throws {
        let node = reify(with: reifier)
        open(.annotation, .verb, subject: node)
        try terms.advance()
    }

    /// `~` and a name, or a blank node where the name is left out.
    private mutating func readReifierName() throws -> Resource {
        try terms.advance()
        switch terms.kind {
        case .iri, .prefixedName, .blankNode, .openBracket:
            return try readNode(expected: "the name of a reifier")
        default: return .blank(terms.freshBlankNode())
        }
    }

    /// Says what the triple just read is reified by.
    private mutating func reify(with reifier: Resource?) -> Resource {
        let reifier = reifier ?? .blank(terms.freshBlankNode())
        if let triple = frame.triple { emit(reifier, Known.reifies, .triple(triple)) }
        return reifier
    }
}

extension TurtleFrame {
    /// The triple last read.
    fileprivate var triple: Triple? {
        guard let subject, let predicate, let object else { return nil }
        return Triple(subject, predicate, object)
    }
}
