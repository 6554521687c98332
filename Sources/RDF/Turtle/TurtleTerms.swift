/// Terms as Turtle and TriG write them, and the prefixes that this took.
struct TurtleTerms {
    let prefixes: PrefixMap
    private(set) var used: Set<Namespace> = []

    init(prefixes: PrefixMap) { self.prefixes = prefixes }

    mutating func text(_ resource: Resource) -> String {
        switch resource {
        case .iri(let iri): text(iri)
        case .blank(let node): "_:" + node.label
        }
    }

    /// A prefixed name where the rest of the IRI is a `PN_LOCAL` without backslashes, else `<IRI>`.
    mutating func text(_ iri: IRI) -> String {
        guard let (namespace, name) = prefixes.split(iri, accepts: NameCharacters.isLocal) else {
            return "<" + iri.string + ">"
        }
        used.insert(namespace)
        return namespace.prefix.label + ":" + name
    }

    mutating func predicate(_ iri: IRI) -> String { iri == Known.type ? "a" : text(iri) }

    mutating func text(_ term: Term) -> String {
        switch term {
        case .iri(let iri): text(iri)
        case .blank(let node): "_:" + node.label
        case .literal(let literal): text(literal)
        case .triple(let triple): text(triple)
        }
    }

    private mutating func text(_ triple: Triple) -> String {
        "<<( \(text(triple.subject)) \(predicate(triple.predicate)) \(text(triple.object)) )>>"
    }

    mutating func text(_ literal: Literal) -> String {
        if Self.isShorthand(literal) { return literal.lexical }
        let quoted = StringEscapes.readable.quoted(literal.lexical)
        if let language = literal.language {
            return quoted + "@" + language + (literal.direction.map { "--" + $0.rawValue } ?? "")
        }
        return literal.datatype == Known.string ? quoted : quoted + "^^" + text(literal.datatype)
    }

    /// Whether the bare lexical form is the literal (Turtle, section 2.5.2) and canonical (XML Schema part
    /// 2).
    static func isShorthand(_ literal: Literal) -> Bool {
        let lexical = literal.lexical
        switch literal.datatype {
        case Known.boolean: return lexical == "true" || lexical == "false"
        case Known.integer: return lexical != "-0" && isCanonicalWhole(lexical.dropMinus)
        case Known.decimal:
            let parts = lexical.dropMinus.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 2, isCanonicalWhole(parts[0]), lexical != "-0.0" else { return false }
            let fraction = parts[1].unicodeScalars
            guard !fraction.isEmpty, fraction.allSatisfy(\.isASCIIDigit) else { return false }
            return fraction.count == 1 || fraction.last != "0"
        default: return false
        }
    }

    private static func isCanonicalWhole(_ text: Substring) -> Bool {
        let digits = text.unicodeScalars
        return !digits.isEmpty && digits.allSatisfy(\.isASCIIDigit)
            && (digits.count == 1 || digits.first != "0")
    }
}

extension String {
    fileprivate var dropMinus: Substring { hasPrefix("-") ? dropFirst() : self[...] }
}
