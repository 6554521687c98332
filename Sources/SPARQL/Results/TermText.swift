import RDF

/// Reads a term as N-Triples, or a number or truth value as Turtle has it.
struct TermText {
    private var rest: Substring.UnicodeScalarView
    private var depth = 0

    init(_ text: String) { rest = Substring(text).unicodeScalars }

    var isAtEnd: Bool { rest.isEmpty }

    /// `nil` for anything else.
    mutating func term() -> Term? {
        if take("<<(") { return triple() }
        switch rest.first {
        case "<": return iri().map { .iri($0) }
        case "_": return take("_:") ? (try? BlankNode(word())).map { .blank($0) } : nil
        case "\"", "'": return literal().map { .literal($0) }
        default:
            let word = word()
            if word == "true" || word == "false" { return .literal(Literal(word == "true")) }
            return BareNumber.datatype(word).map { .literal(Literal(word, datatype: $0)) }
        }
    }

    private mutating func triple() -> Term? {
        guard depth < ReaderOptions.maximumTripleTermDepth else { return nil }
        depth += 1
        defer { depth -= 1 }
        skipSpaces()
        guard let subject = term()?.resource else { return nil }
        skipSpaces()
        guard case .iri(let predicate)? = term() else { return nil }
        skipSpaces()
        guard let object = term() else { return nil }
        skipSpaces()
        return take(")>>") ? .triple(Triple(subject, predicate, object)) : nil
    }

    private mutating func iri() -> IRI? {
        guard take("<"), let end = rest.firstIndex(of: ">") else { return nil }
        var text = ""
        var part = TermText(String(rest[..<end]))
        while let scalar = part.character(named: false) { text.unicodeScalars.append(scalar) }
        guard part.isAtEnd else { return nil }
        rest = rest[rest.index(after: end)...]
        return try? IRI(text)
    }

    private mutating func literal() -> Literal? {
        guard let quote = rest.popFirst() else { return nil }
        var text = ""
        while rest.first != quote {
            guard let scalar = character(named: true) else { return nil }
            text.unicodeScalars.append(scalar)
        }
        rest.removeFirst()
        if take("^^") { return iri().map { Literal(text, datatype: $0) } }
        guard take("@") else { return Literal(text) }
        let tag = word()
        guard let hyphens = tag.firstRange(of: "--") else { return try? Literal(text, language: tag) }
        guard let direction = BaseDirection(rawValue: String(tag[hyphens.upperBound...])) else { return nil }
        return try? Literal(text, language: String(tag[..<hyphens.lowerBound]), direction: direction)
    }

    private static let named: [Unicode.Scalar: Unicode.Scalar] = [
        "t": "\t", "b": "\u{8}", "n": "\n", "r": "\r", "f": "\u{C}", "\"": "\"", "'": "'", "\\": "\\",
    ]

    /// The next character, its escape resolved; `nil` at the end, and before an escape that there is not.
    private mutating func character(named: Bool) -> Unicode.Scalar? {
        guard let first = rest.first else { return nil }
        guard first == "\\" else { return rest.removeFirst() }
        let before = rest
        rest.removeFirst()
        let kind = rest.popFirst()
        switch kind {
        case "u", "U":
            let digits = String(rest.prefix(kind == "u" ? 4 : 8))
            if digits.utf8.count == (kind == "u" ? 4 : 8), let value = UInt32(digits, radix: 16),
                let scalar = Unicode.Scalar(value)
            {
                rest = rest.dropFirst(digits.utf8.count)
                return scalar
            }
        default: if named, let kind, let scalar = Self.named[kind] { return scalar }
        }
        rest = before
        return nil
    }

    /// Up to the next space.
    private mutating func word() -> String {
        let word = rest.prefix { $0 != " " && $0 != "\t" }
        rest = rest[word.endIndex...]
        return String(String.UnicodeScalarView(word))
    }

    private mutating func skipSpaces() { rest = rest.drop { $0 == " " } }

    private mutating func take(_ text: String) -> Bool {
        guard rest.starts(with: text.unicodeScalars) else { return false }
        rest = rest.dropFirst(text.unicodeScalars.count)
        return true
    }
}
