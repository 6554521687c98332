import RDF

/// What stands between subject and object.
private enum Verb {
    case term(PatternTerm)
    /// More than one predicate.
    case path(PropertyPath)
}

extension QueryGrammar {
    /// Whether the token begins a triple.
    var startsTriple: Bool {
        switch kind {
        case .variable, .blankNode, .openParenthesis, .openBracket, .reifiedOpen, .tripleTermOpen: true
        default: startsIRI || startsLiteral
        }
    }

    /// `TriplesSameSubjectPath`, or in a template `TriplesSameSubject`
    mutating func triplesOfSubject(into block: inout PatternBlock) throws(SyntaxError) {
        let mayStandAlone =
            switch kind {
            case .reifiedOpen: true
            case .openParenthesis: try lexer.next().kind != .closeParenthesis
            case .openBracket: try lexer.next().kind != .closeBracket
            default: false
            }
        let subject = try node(into: &block, expected: "the subject of a triple: \(Self.nodes)")
        if mayStandAlone, !startsVerb { return }
        try properties(of: subject, into: &block)
    }

    private static let nodes = "a variable, an IRI, a literal, a blank node or a list"

    private var startsVerb: Bool {
        switch kind {
        case .variable, .iri, .prefixedName, .caret, .bang, .openParenthesis: true
        default: isA
        }
    }

    /// `PropertyListPathNotEmpty`
    private mutating func properties(
        of subject: PatternTerm, into block: inout PatternBlock
    ) throws(SyntaxError) {
        while true {
            let verb = try verb(into: &block)
            repeat { try object(of: subject, verb, into: &block) } while try take(.comma)
            guard try take(.semicolon) else { return }
            while try take(.semicolon) {}
            if !startsVerb { return }
        }
    }

    private mutating func verb(into block: inout PatternBlock) throws(SyntaxError) -> Verb {
        if kind == .variable {
            let term = PatternTerm.variable(try variable())
            block.scope.insert(term)
            return .term(term)
        }
        if !block.allowsPaths { return .term(try predicate(into: &block)) }
        guard startsVerb else {
            throw error(expected: "a predicate: a variable, an IRI, a or a property path")
        }
        let path = try path()
        if case .predicate(let iri) = path { return .term(.term(.iri(iri))) }
        return .path(path)
    }

    /// `Verb`, which is no path.
    private mutating func predicate(into block: inout PatternBlock) throws(SyntaxError) -> PatternTerm {
        if try takeA() { return .term(.iri(Known.type)) }
        if kind == .variable {
            let term = PatternTerm.variable(try variable())
            block.scope.insert(term)
            return term
        }
        return .term(.iri(try iri(expected: "a predicate: a variable, an IRI or a")))
    }

    /// An object and its annotations.
    private mutating func object(
        of subject: PatternTerm, _ verb: Verb, into block: inout PatternBlock
    ) throws(SyntaxError) {
        let object = try node(into: &block, expected: "an object: \(Self.nodes)")
        switch verb {
        case .path(let path):
            insert(subject, path, object, into: &block)
            if kind == .tilde || kind == .annotationOpen {
                throw error(expected: "no annotation behind a property path, which is no triple")
            }
        case .term(let predicate):
            block.insert(subject, predicate, object)
            try annotations(of: TriplePattern(subject, predicate, object), into: &block)
        }
    }

    // MARK: - Nodes

    /// `GraphNodePath`, or in a template `GraphNode`: adds the triples that it takes.
    private mutating func node(
        into block: inout PatternBlock, expected: String
    ) throws(SyntaxError) -> PatternTerm {
        switch kind {
        case .openParenthesis: return try list(into: &block)
        case .openBracket: return try bracketed(into: &block)
        case .reifiedOpen: return try reifiedTriple(into: &block)
        case .tripleTermOpen: return try tripleTerm(into: &block)
        default: return try simpleNode(in: &block, expected: expected)
        }
    }

    /// A variable, an IRI, a literal or a labelled blank node.
    private mutating func simpleNode(
        in block: inout PatternBlock, expected: String
    ) throws(SyntaxError) -> PatternTerm {
        switch kind {
        case .variable:
            let variable = try variable()
            block.scope.insert(variable)
            return .variable(variable)
        case .blankNode: return .variable(try blankNode(in: block))
        case .iri, .prefixedName: return .term(.iri(try iri()))
        default:
            guard startsLiteral else { throw error(expected: expected) }
            return .term(.literal(try literal()))
        }
    }

    private mutating func blankNode(in block: PatternBlock) throws(SyntaxError) -> Variable {
        let label = lexer.text(token.content)
        if block.isTemplate {
            try advance()
            return Variable("new _:\(label)", isBlank: true)
        }
        guard blockOfLabel[label, default: block.number] == block.number else {
            throw error(expected: "a blank node that no other basic graph pattern uses")
        }
        blockOfLabel[label] = block.number
        try advance()
        return Variable("_:\(label)", isBlank: true)
    }

    /// `[]` or `BlankNodePropertyListPath`
    private mutating func bracketed(into block: inout PatternBlock) throws(SyntaxError) -> PatternTerm {
        let node = PatternTerm.variable(fresh("node"))
        try enter()
        try advance()
        if kind != .closeBracket { try properties(of: node, into: &block) }
        try expect(.closeBracket, or: "; or ,")
        leave()
        return node
    }

    /// `()` or `CollectionPath`
    private mutating func list(into block: inout PatternBlock) throws(SyntaxError) -> PatternTerm {
        try enter()
        try advance()
        var head: PatternTerm?
        var last: PatternTerm?
        while kind != .closeParenthesis {
            let cell = PatternTerm.variable(fresh("node"))
            if let last { block.insert(last, .term(.iri(Known.rest)), cell) }
            head = head ?? cell
            last = cell
            block.insert(
                cell, .term(.iri(Known.first)),
                try node(into: &block, expected: "\(Self.nodes), or the end of the list, )"))
        }
        try advance()
        leave()
        let end = PatternTerm.term(.iri(Known.emptyList))
        if let last { block.insert(last, .term(.iri(Known.rest)), end) }
        return head ?? end
    }

    // MARK: - Triples that are spoken of (SPARQL 1.2)

    /// `TripleTerm`
    private mutating func tripleTerm(into block: inout PatternBlock) throws(SyntaxError) -> PatternTerm {
        try enter()
        try advance()
        let subject = try termPart(into: &block, "the subject of a triple term")
        let predicate = try predicate(into: &block)
        let object = try termPart(into: &block, "the object of a triple term")
        try expect(.tripleTermClose)
        leave()
        return TriplePattern(subject, predicate, object).asTerm
    }

    /// What may stand in a triple term: no list, and no brackets with something in them.
    private mutating func termPart(
        into block: inout PatternBlock, _ what: String
    ) throws(SyntaxError) -> PatternTerm {
        let expected = "\(what): a variable, an IRI, a literal, a blank node or a triple term"
        switch kind {
        case .tripleTermOpen: return try tripleTerm(into: &block)
        case .openBracket:
            guard try lexer.next().kind == .closeBracket else { throw error(expected: expected) }
            return try bracketed(into: &block)
        default: return try simpleNode(in: &block, expected: expected)
        }
    }

    /// `ReifiedTriple`: its reifier.
    private mutating func reifiedTriple(into block: inout PatternBlock) throws(SyntaxError) -> PatternTerm {
        try enter()
        try advance()
        let subject =
            kind == .reifiedOpen
            ? try reifiedTriple(into: &block) : try termPart(into: &block, "the subject of a reified triple")
        let predicate = try predicate(into: &block)
        let object =
            kind == .reifiedOpen
            ? try reifiedTriple(into: &block) : try termPart(into: &block, "the object of a reified triple")
        let reifier = kind == .tilde ? try reifier(in: &block) : .variable(fresh("node"))
        try expect(.reifiedClose)
        leave()
        block.reify(TriplePattern(subject, predicate, object), by: reifier)
        return reifier
    }

    /// `~` and what it names, or a new node.
    private mutating func reifier(in block: inout PatternBlock) throws(SyntaxError) -> PatternTerm {
        try expect(.tilde)
        switch kind {
        case .variable, .blankNode, .iri, .prefixedName:
            return try simpleNode(in: &block, expected: "the name of a reifier")
        case .openBracket where try lexer.next().kind == .closeBracket: return try bracketed(into: &block)
        default: return .variable(fresh("node"))
        }
    }

    /// `AnnotationPath`: reifiers of a triple, and what is said of them.
    private mutating func annotations(
        of triple: TriplePattern, into block: inout PatternBlock
    ) throws(SyntaxError) {
        // A block speaks of the reifier right before it, or of one of its own.
        var named: PatternTerm?
        while true {
            if kind == .tilde {
                let reifier = try reifier(in: &block)
                block.reify(triple, by: reifier)
                named = reifier
            } else if kind == .annotationOpen {
                let reifier = named ?? .variable(fresh("node"))
                if named == nil { block.reify(triple, by: reifier) }
                named = nil
                try enter()
                try advance()
                try properties(of: reifier, into: &block)
                try expect(.annotationClose, or: "; or ,")
                leave()
            } else {
                return
            }
        }
    }
}

extension PatternBlock {
    fileprivate mutating func reify(_ triple: TriplePattern, by reifier: PatternTerm) {
        insert(reifier, .term(.iri(Known.reifies)), triple.asTerm)
    }
}

extension TriplePattern {
    /// A triple term, which is a term where nothing in it varies. One with a subject that no triple can have
    /// stays a pattern, that nothing matches.
    var asTerm: PatternTerm {
        if case .term(let subject) = subject, let subject = subject.resource,
            case .term(.iri(let predicate)) = predicate, case .term(let object) = object
        {
            return .term(.triple(Triple(subject, predicate, object)))
        }
        return .triple(self)
    }
}
