import RDF

extension QueryGrammar {
    // MARK: - IRIs

    var startsIRI: Bool { kind == .iri || kind == .prefixedName }

    /// An IRI, in full or with a prefix.
    mutating func iri(expected: String = "an IRI") throws(SyntaxError) -> IRI {
        let iri: IRI
        switch kind {
        case .iri: iri = try fullIRI()
        case .prefixedName: iri = try prefixedName()
        default: throw error(expected: expected)
        }
        try advance()
        return iri
    }

    /// `IRIREF` in the prologue, where no prefix may stand.
    mutating func iriReference() throws(SyntaxError) -> IRI {
        guard kind == .iri else { throw error(expected: "an IRI in < and >") }
        return try iri()
    }

    private func fullIRI() throws(SyntaxError) -> IRI {
        let reference = try text(of: token, named: false)
        do throws(IRIError) {
            return try IRI(reference: reference, base: base)
        } catch {
            throw self.error(expected: expectation(error))
        }
    }

    private func prefixedName() throws(SyntaxError) -> IRI {
        let prefix = lexer.text(token.range.lowerBound..<token.colon)
        guard let namespace = prefixes[prefix] else { throw undeclared(prefix) }
        let local = lexer.bytes[(token.colon + 1)..<token.range.upperBound]
        // What a backslash stands before means itself, another backslash being none of it.
        let name = token.hasEscapes ? local.filter { $0 != ASCII.backslash } : Array(local)
        do throws(IRIError) {
            return try IRI(namespace.iri.string + String(decoding: name, as: UTF8.self))
        } catch {
            throw self.error(expected: expectation(error))
        }
    }

    private func expectation(_ error: IRIError) -> String {
        switch error {
        case .relative where base == nil:
            "an absolute IRI, as there is no base to resolve this one against"
        case .relative: "an IRI with a scheme"
        case .badAuthority: "an IRI whose host and port can be read"
        case .illegalCharacter: "an IRI without characters that must be percent-encoded"
        }
    }

    private func undeclared(_ prefix: String) -> SyntaxError {
        var expected = "a prefix that has been declared"
        if let known = wellKnownPrefixes.first(where: { $0.prefix.label == prefix.lowercased() }) {
            expected += ", as by PREFIX \(known.prefix.label): \(known.iri)"
        } else if !prefix.isEmpty {
            expected += ", as by PREFIX \(prefix): <…>"
        }
        return error(expected: expected)
    }

    // MARK: - Literals

    var startsLiteral: Bool {
        switch kind {
        case .string, .longString, .integer, .decimal, .double: true
        case .word: token.keyword == "TRUE" || token.keyword == "FALSE"
        default: false
        }
    }

    /// `RDFLiteral`, `NumericLiteral` or `BooleanLiteral`
    mutating func literal() throws(SyntaxError) -> Literal {
        let literal: Literal
        switch kind {
        case .string, .longString: return try stringLiteral()
        case .integer: literal = Literal(lexer.text(token.range), datatype: Known.integer)
        case .decimal: literal = Literal(lexer.text(token.range), datatype: Known.decimal)
        case .double: literal = Literal(lexer.text(token.range), datatype: Known.double)
        case .word where startsLiteral: literal = Literal(token.keyword == "TRUE")
        default: throw error(expected: "a literal")
        }
        try advance()
        return literal
    }

    private mutating func stringLiteral() throws(SyntaxError) -> Literal {
        let lexical = try string()
        if kind == .languageTag {
            let literal = try tagged(lexical)
            try advance()
            return literal
        }
        guard try take(.datatypeMark) else { return Literal(lexical) }
        let place = token
        let datatype = try iri(expected: "a datatype, which is an IRI")
        if datatype == Known.langString || lexer.isSPARQL12 && datatype == Known.dirLangString {
            throw error(at: place, expected: "a datatype that needs no language")
        }
        return Literal(lexical, datatype: datatype)
    }

    /// A text in quotes, as it is without them.
    mutating func string() throws(SyntaxError) -> String {
        guard kind == .string || kind == .longString else { throw error(expected: "a string in quotes") }
        let text = try text(of: token, named: true)
        try advance()
        return text
    }

    private func tagged(_ lexical: String) throws(SyntaxError) -> Literal {
        var tag = lexer.text(token.content)
        if lowercasesLanguageTags { tag = tag.lowercased() }
        var direction: BaseDirection?
        if lexer.isSPARQL12, let hyphens = tag.firstRange(of: "--") {
            direction = BaseDirection(rawValue: String(tag[hyphens.upperBound...]))
            if direction == nil { throw error(expected: "ltr or rtl behind --") }
            tag = String(tag[..<hyphens.lowerBound])
        }
        do throws(LanguageTagError) {
            return try Literal(lexical, language: tag, direction: direction)
        } catch {
            throw self.error(expected: "a language tag")
        }
    }

    private func text(of token: QueryToken, named: Bool) throws(SyntaxError) -> String {
        guard token.hasEscapes else { return lexer.text(token.content) }
        do throws(CharacterEscapes.Mistake) {
            return try CharacterEscapes.resolved(lexer.bytes[token.content], named: named)
        } catch {
            let start = token.content.lowerBound
            throw lexer.error(
                (start + error.range.lowerBound)..<(start + error.range.upperBound),
                expected: error.expected)
        }
    }

    // MARK: - Variables and blank nodes

    mutating func variable(expected: String = "a variable") throws(SyntaxError) -> Variable {
        guard kind == .variable else { throw error(expected: expected) }
        let variable = Variable(lexer.text(token.content))
        try advance()
        return variable
    }

    /// `VarOrIri`
    mutating func variableOrIRI() throws(SyntaxError) -> PatternTerm {
        if kind == .variable { return .variable(try variable()) }
        return .term(.iri(try iri(expected: "a variable or an IRI")))
    }

    // MARK: - Data

    /// A term of `VALUES`; `nil` is `UNDEF`.
    mutating func dataValue() throws(SyntaxError) -> Term? {
        if try take("UNDEF") { return nil }
        return try data(expected: "an IRI, a literal or UNDEF")
    }

    private mutating func data(expected: String) throws(SyntaxError) -> Term {
        if startsIRI { return .iri(try iri()) }
        if startsLiteral { return .literal(try literal()) }
        guard kind == .tripleTermOpen else { throw error(expected: expected) }
        return try tripleTermData()
    }

    /// `TripleTermData` of SPARQL 1.2
    private mutating func tripleTermData() throws(SyntaxError) -> Term {
        try enter()
        try expect(.tripleTermOpen)
        let subject = try iri(expected: "an IRI: the subject of a triple term that is data")
        let predicate = try takeA() ? Known.type : try iri(expected: "an IRI or the word a")
        let object = try data(expected: "an IRI, a literal or a triple term")
        try expect(.tripleTermClose)
        leave()
        return .triple(Triple(.iri(subject), predicate, object))
    }

    /// Whether the token is `a`, the one word that capitals change.
    var isA: Bool { kind == .word && token.range.count == 1 && lexer.text(token.range) == "a" }

    /// Goes past the token if it is `a`.
    mutating func takeA() throws(SyntaxError) -> Bool {
        guard isA else { return false }
        try advance()
        return true
    }
}
