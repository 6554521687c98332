import RDF

extension QueryGrammar {
    /// `Path`
    mutating func path() throws(SyntaxError) -> PropertyPath {
        var paths = [try pathSequence()]
        while try take(.bar) { paths.append(try pathSequence()) }
        return balanced(paths) { .alternative($0, $1) } ?? paths[0]
    }

    private mutating func pathSequence() throws(SyntaxError) -> PropertyPath {
        var paths = [try pathElement()]
        while try take(.slash) { paths.append(try pathElement()) }
        return balanced(paths) { .sequence($0, $1) } ?? paths[0]
    }

    /// `PathEltOrInverse`
    private mutating func pathElement() throws(SyntaxError) -> PropertyPath {
        let isInverse = try take(.caret)
        var path = try pathPrimary()
        switch kind {
        case .star: path = .zeroOrMore(path)
        case .plus: path = .oneOrMore(path)
        case .questionMark: path = .zeroOrOne(path)
        default: return isInverse ? .inverse(path) : path
        }
        try advance()
        return isInverse ? .inverse(path) : path
    }

    private mutating func pathPrimary() throws(SyntaxError) -> PropertyPath {
        if try takeA() { return .predicate(Known.type) }
        if try take(.bang) { return try negatedSet() }
        guard kind == .openParenthesis else {
            return .predicate(try iri(expected: "a property path: an IRI, a, ! or ("))
        }
        try enter()
        try advance()
        let path = try path()
        try expect(.closeParenthesis, or: "an operator of paths")
        leave()
        return path
    }

    /// `PathNegatedPropertySet`
    private mutating func negatedSet() throws(SyntaxError) -> PropertyPath {
        var forward: [IRI] = []
        var backward: [IRI] = []
        var isEmpty = true
        func add(_ isInverse: Bool, _ iri: IRI) {
            isEmpty = false
            if isInverse { backward.append(iri) } else { forward.append(iri) }
        }
        if try take(.openParenthesis) {
            if kind != .closeParenthesis {
                repeat {
                    let isInverse = try take(.caret)
                    add(isInverse, try setMember())
                } while try take(.bar)
            }
            try expect(.closeParenthesis, or: "|")
        } else {
            let isInverse = try take(.caret)
            add(isInverse, try setMember())
        }
        return .negated(
            forward: forward.isEmpty && !isEmpty ? nil : forward,
            backward: backward.isEmpty ? nil : backward)
    }

    private mutating func setMember() throws(SyntaxError) -> IRI {
        if try takeA() { return Known.type }
        return try iri(expected: "an IRI, a or ^")
    }
}
