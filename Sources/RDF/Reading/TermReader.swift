/// Makes terms of tokens: resolves escapes, prefixes and relative IRIs, and checks what is not for the lexer to
/// check. What it is asked for must be the current token, which stays so unless said otherwise.
struct TermReader: ~Copyable {
    private(set) var lexer: Lexer
    private var labels: BlankNodeLabels
    private var iris = IRICache()
    private var prefixes = PrefixTable()
    private var base: IRIBase?
    private let lowercasesLanguageTags: Bool
    private let refusesIllTypedLiterals: Bool
    /// Tokens that differ from what they mean are put right here.
    private var text = ByteBuffer()
    private var resolved = ByteBuffer()

    init(_ source: any ByteSource, _ options: ReaderOptions, isLineBased: Bool) throws {
        lexer = try Lexer(source, options, isLineBased: isLineBased)
        labels = BlankNodeLabels(document: options.document)
        // N-Triples and N-Quads know no relative IRIs.
        lowercasesLanguageTags = options.lowercasesLanguageTags
        refusesIllTypedLiterals = options.refusesIllTypedLiterals
        base = isLineBased ? nil : options.base.map(IRIBase.init)
    }

    var kind: Token.Kind { lexer.token.kind }

    mutating func advance() throws { try lexer.advance() }

    func error(expected: String) -> SyntaxError { lexer.error(expected: expected) }

    // MARK: - Nodes

    /// Whether the token is an IRI, in full or with a prefix.
    var isIRI: Bool { kind == .iri || kind == .prefixedName }

    /// An IRI, in full or with a prefix.
    mutating func iri() throws -> IRI {
        if kind == .prefixedName { return try prefixedName() }
        guard lexer.token.hasEscapes else { return try iri(lexer.content) }
        try resolveEscapes(named: false)
        return try iri(text.bytes)
    }

    private mutating func iri(_ bytes: UnsafeBufferPointer<UInt8>) throws -> IRI {
        if IRIComponents.schemeLength(bytes) > 0 { return try legal(bytes) }
        guard let base else {
            throw error(expected: "an absolute IRI, as there is no base to resolve this one against")
        }
        guard base.resolve(bytes, into: &resolved) else { throw error(expected: "an IRI with a scheme") }
        return try legal(resolved.bytes)
    }

    private mutating func prefixedName() throws -> IRI {
        let name = lexer.content
        let colon = lexer.token.colon
        guard let namespace = prefixes.namespace(UnsafeBufferPointer(rebasing: name[..<colon])) else {
            throw error(expected: "a prefix that has been declared")
        }
        text.removeAll()
        text.append(namespace)
        let local = UnsafeBufferPointer(rebasing: name[(colon + 1)...])
        if lexer.token.hasEscapes {
            // What a backslash stands before means itself, another backslash being none of it.
            for byte in local where byte != ASCII.backslash { text.append(byte) }
        } else {
            text.append(local)
        }
        return try legal(text.bytes)
    }

    private mutating func legal(_ bytes: UnsafeBufferPointer<UInt8>) throws -> IRI {
        do throws(IRIError) {
            return try iris.iri(bytes)
        } catch .relative {
            throw self.error(expected: "an absolute IRI")
        } catch .badAuthority {
            throw self.error(expected: "an IRI whose host and port can be read")
        } catch {
            throw self.error(expected: "an IRI without characters that must be percent-encoded")
        }
    }

    /// A blank node with a label.
    func blankNode() -> BlankNode { labels.node(lexer.content) }

    /// A blank node without a label; no token is needed.
    mutating func freshBlankNode() -> BlankNode { labels.fresh() }

    // MARK: - Directives

    /// Declares the prefix that the token is, with an IRI from the next token, and goes on to that one.
    mutating func declarePrefix() throws -> Namespace {
        guard kind == .prefixedName, lexer.token.colon + 1 == lexer.token.content.count else {
            throw error(expected: "a prefix and a colon")
        }
        let prefix = Array(lexer.content.dropLast())
        try advance()
        let iri = try fullIRI()
        prefix.withUnsafeBufferPointer { prefixes.declare($0, Array(iri.string.utf8)) }
        return Namespace(Prefix(unchecked: String(decoding: prefix, as: UTF8.self)), iri)
    }

    mutating func declareBase() throws { base = IRIBase(try fullIRI()) }

    private mutating func fullIRI() throws -> IRI {
        guard kind == .iri else { throw error(expected: "an IRI in < and >") }
        return try iri()
    }

    // MARK: - Literals

    /// A string with what may follow it, a language or a datatype; goes on to the token behind.
    mutating func literal() throws -> Literal {
        let lexical = try string()
        try advance()
        switch kind {
        case .atWord:
            let literal = try tagged(lexical)
            try advance()
            return literal
        case .datatypeMark:
            try advance()
            guard isIRI else { throw error(expected: "a datatype, which is an IRI") }
            let datatype = try iri()
            if datatype == Known.langString || lexer.isRDF12 && datatype == Known.dirLangString {
                throw error(expected: "a datatype that needs no language")
            }
            let literal = Literal(lexical, datatype: datatype)
            if refusesIllTypedLiterals, literal.isIllTyped {
                throw error(expected: "a datatype that has the form \(lexical.excerpt.debugDescription)")
            }
            try advance()
            return literal
        default: return Literal(lexical)
        }
    }

    private mutating func string() throws -> String {
        guard lexer.token.hasEscapes else { return String(decoding: lexer.content, as: UTF8.self) }
        try resolveEscapes(named: true)
        return String(decoding: text.bytes, as: UTF8.self)
    }

    private func tagged(_ lexical: String) throws -> Literal {
        let (language, direction) = try languageAndDirection()
        guard Literal.isLanguageTag(language) else { throw error(expected: "a language tag") }
        let tag = String(decoding: language, as: UTF8.self)
        return Literal(
            unchecked: lexical, language: lowercasesLanguageTags ? tag.lowercased() : tag,
            direction: direction)
    }

    /// `LANG_DIR` of RDF 1.2 taken apart at its two hyphens.
    private func languageAndDirection() throws -> (Slice<UnsafeBufferPointer<UInt8>>, BaseDirection?) {
        let tag = lexer.content[...]
        let hyphens = tag.indices.first {
            $0 + 1 < tag.endIndex && tag[$0] == ASCII.minus && tag[$0 + 1] == ASCII.minus
        }
        guard lexer.isRDF12, let hyphens else { return (tag, nil) }
        guard let direction = BaseDirection(rawValue: String(decoding: tag[(hyphens + 2)...], as: UTF8.self))
        else { throw error(expected: "ltr or rtl behind --") }
        return (tag[..<hyphens], direction)
    }

    /// A literal whose token is its lexical form.
    func bareLiteral(_ datatype: IRI) -> Literal {
        Literal(String(decoding: lexer.content, as: UTF8.self), datatype: datatype)
    }

    // MARK: - Escapes

    /// Puts the token's content into `text` with `UCHAR` resolved, and on request `ECHAR`.
    private mutating func resolveEscapes(named: Bool) throws {
        text.removeAll()
        do throws(CharacterEscapes.Mistake) {
            try CharacterEscapes.resolve(lexer.content, named: named, into: &text)
        } catch {
            let start = lexer.input.start + lexer.token.content.lowerBound + error.range.lowerBound
            throw lexer.error(at: start, length: error.range.count, expected: error.expected)
        }
    }
}
