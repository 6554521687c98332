/// Objects and the items of collections.
extension TurtleParser {
    mutating func readObject() throws {
        // A triple in << or <<( takes no constructs that say something themselves, but for << in <<.
        let isInTriple = frame.kind == .reifiedTriple || frame.kind == .tripleTerm
        switch terms.kind {
        case .openBracket where isInTriple: deliver(Term(try readNode(expected: "an object")))
        case .openBracket: try openBracket()
        case .openParenthesis where !isInTriple: try openCollection()
        case .tripleTermOpen: try openTripleTerm()
        case .reifiedOpen where frame.kind != .tripleTerm: try openReifiedTriple()
        default: deliver(try readSimpleObject())
        }
    }

    /// An object that is one token, or a literal; goes on to the token behind.
    private mutating func readSimpleObject() throws -> Term {
        let term: Term
        switch terms.kind {
        case .iri, .prefixedName: term = .iri(try terms.iri())
        case .doubleQuoted, .singleQuoted, .longQuoted: return .literal(try terms.literal())
        case .blankNode: term = .blank(terms.blankNode())
        case .integer: term = .literal(terms.bareLiteral(Known.integer))
        case .decimal: term = .literal(terms.bareLiteral(Known.decimal))
        case .double: term = .literal(terms.bareLiteral(Known.double))
        case .word where terms.lexer.contentIs("true") || terms.lexer.contentIs("false"):
            term = .literal(terms.bareLiteral(Known.boolean))
        default: throw terms.error(expected: frame.kind == .collection ? "an object or )" : "an object")
        }
        try terms.advance()
        return term
    }

    /// `[]`, or the start of `[ … ]`.
    private mutating func openBracket() throws {
        try terms.advance()
        let node = terms.freshBlankNode()
        guard terms.kind == .closeBracket else {
            return open(.propertyList, .verb, subject: .blank(node))
        }
        try terms.advance()
        deliver(.blank(node))
    }

    // MARK: - Collections

    /// `()`, or the start of `( … )`.
    mutating func openCollection() throws {
        try terms.advance()
        guard terms.kind == .closeParenthesis else { return open(.collection, .item) }
        try terms.advance()
        deliver(.iri(Known.emptyList), from: .collection)
    }

    /// A further item of a collection.
    mutating func append(_ item: Term) {
        let node = Resource.blank(terms.freshBlankNode())
        if let last = frame.subject {
            emit(last, Known.rest, Term(node))
        } else {
            frame.object = Term(node)
        }
        frame.subject = node
        emit(node, Known.first, item)
    }

    mutating func closeCollection() throws {
        let first = frame.object ?? .iri(Known.emptyList)
        if let last = frame.subject { emit(last, Known.rest, .iri(Known.emptyList)) }
        try pop()
        deliver(first, from: .collection)
    }
}
