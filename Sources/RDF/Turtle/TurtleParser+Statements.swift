/// What starts with a statement: directives, graphs, subjects.
extension TurtleParser {
    /// The next statement or directive, or the start or end of a graph.
    ///
    /// - Returns: false at the end of the input.
    mutating func readBlock() throws -> Bool {
        switch terms.kind {
        case .end:
            guard !isInGraph else { throw terms.error(expected: "a subject or }") }
            return false
        case .atWord where !isInGraph: try readDirective()
        case .word where !isInGraph: try readKeyword()
        case .openBrace where hasGraphs && !isInGraph: try openGraph(nil)
        case .closeBrace where isInGraph:
            isInGraph = false
            graph = nil
            try terms.advance()
        default: try readSubject()
        }
        return true
    }

    // MARK: - Directives

    /// A directive with `@`, which ends with a dot.
    private mutating func readDirective() throws {
        if terms.lexer.contentIs("prefix") {
            try readPrefix()
        } else if terms.lexer.contentIs("base") {
            try readBase()
        } else if terms.lexer.isRDF12, terms.lexer.contentIs("version") {
            try readVersion()
        } else {
            throw terms.error(expected: "@prefix or @base")
        }
        guard terms.kind == .dot else { throw terms.error(expected: "a dot") }
        try terms.advance()
    }

    /// A directive as in SPARQL, or a graph that says that it is one.
    private mutating func readKeyword() throws {
        if terms.lexer.isWord("prefix") {
            try readPrefix()
        } else if terms.lexer.isWord("base") {
            try readBase()
        } else if terms.lexer.isRDF12, terms.lexer.isWord("version") {
            try readVersion()
        } else if hasGraphs, terms.lexer.isWord("graph") {
            try terms.advance()
            let name = try readNode(expected: "the name of a graph")
            guard terms.kind == .openBrace else { throw terms.error(expected: "{") }
            try openGraph(name)
        } else {
            throw terms.error(expected: "a subject or a directive")
        }
    }

    private mutating func readPrefix() throws {
        try terms.advance()
        namespace = try terms.declarePrefix()
        try terms.advance()
    }

    private mutating func readBase() throws {
        try terms.advance()
        try terms.declareBase()
        try terms.advance()
    }

    /// The version is a hint, and reading needs none.
    private mutating func readVersion() throws {
        try terms.advance()
        guard terms.kind == .doubleQuoted || terms.kind == .singleQuoted else {
            throw terms.error(expected: "a version in quotes")
        }
        try terms.advance()
    }

    // MARK: - Graphs and subjects

    private mutating func openGraph(_ name: Resource?) throws {
        isInGraph = true
        graph = name
        try terms.advance()
    }

    private mutating func readSubject() throws {
        switch terms.kind {
        case .openBracket:
            try terms.advance()
            let node = Resource.blank(terms.freshBlankNode())
            if terms.kind == .closeBracket {
                try terms.advance()
                try begin(with: node)
            } else {
                frame = TurtleFrame(kind: .statement, place: .subject)
                open(.propertyList, .verb, subject: node)
            }
        case .openParenthesis:
            frame = TurtleFrame(kind: .statement, place: .subject)
            try openCollection()
        case .reifiedOpen:
            frame = TurtleFrame(kind: .statement, place: .subject)
            try openReifiedTriple()
        default: try begin(with: try readNode(expected: isInGraph ? "a subject or }" : "a subject"))
        }
    }

    /// Begins a statement with its subject, or the graph of that name.
    private mutating func begin(with node: Resource) throws {
        if hasGraphs, !isInGraph, terms.kind == .openBrace { return try openGraph(node) }
        frame = TurtleFrame(kind: .statement, place: .verb, subject: node)
    }

    /// An IRI or a blank node that is one token, or `[]`; goes on to the token behind.
    mutating func readNode(expected: String) throws -> Resource {
        let node: Resource
        switch terms.kind {
        case .iri, .prefixedName: node = .iri(try terms.iri())
        case .blankNode: node = .blank(terms.blankNode())
        case .openBracket:
            try terms.advance()
            guard terms.kind == .closeBracket else { throw terms.error(expected: "]") }
            node = .blank(terms.freshBlankNode())
        default: throw terms.error(expected: expected)
        }
        try terms.advance()
        return node
    }
}
