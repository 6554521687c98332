/// Terms as Turtle and TriG write them, and the prefixes that this took.
struct TurtleTerms {
    /// A prefix as bytes, and whether it has been used.
    private struct Entry {
        let namespace: Namespace
        let iri: [UInt8]
        /// With the colon.
        let prefix: [UInt8]
        var isUsed = false

        init(_ namespace: Namespace) {
            self.namespace = namespace
            iri = Array(namespace.iri.string.utf8)
            prefix = Array(namespace.prefix.label.utf8) + [ASCII.colon]
        }
    }

    /// The longest IRI first.
    private var entries: [Entry]

    init(prefixes: PrefixMap) { entries = prefixes.nearestFirst.map(Entry.init) }

    /// The prefixes that terms have been written with.
    var used: [Namespace] { entries.filter(\.isUsed).map(\.namespace) }

    mutating func append(_ resource: Resource, to bytes: inout ByteBuffer) {
        switch resource {
        case .iri(let iri): append(iri, to: &bytes)
        case .blank(let node): NTriplesTerms.append(node, to: &bytes)
        }
    }

    /// A prefixed name where the rest of the IRI is a `PN_LOCAL` without backslashes, else `<IRI>`.
    mutating func append(_ iri: IRI, to bytes: inout ByteBuffer) {
        var text = iri.string
        let isDone = text.withUTF8 { text in
            for index in entries.indices where entries[index].iri.isPrefix(of: text) {
                let name = UnsafeBufferPointer(rebasing: text[entries[index].iri.count...])
                guard NameCharacters.isLocal(name) else { continue }
                entries[index].isUsed = true
                bytes.append(entries[index].prefix)
                bytes.append(name)
                return true
            }
            return false
        }
        if !isDone { NTriplesTerms.append(iri, to: &bytes) }
    }

    mutating func append(predicate iri: IRI, to bytes: inout ByteBuffer) {
        if iri == Known.type { bytes.append(UInt8(ascii: "a")) } else { append(iri, to: &bytes) }
    }

    mutating func append(_ term: Term, to bytes: inout ByteBuffer) {
        switch term {
        case .iri(let iri): append(iri, to: &bytes)
        case .blank(let node): NTriplesTerms.append(node, to: &bytes)
        case .literal(let literal): append(literal, to: &bytes)
        case .triple(let triple):
            bytes.append("<<( ")
            append(spoken: triple, to: &bytes)
            bytes.append(" )>>")
        }
    }

    /// Subject, predicate and object of a triple that is spoken of, without what stands around them.
    private mutating func append(spoken triple: Triple, to bytes: inout ByteBuffer) {
        append(triple.subject, to: &bytes)
        bytes.append(ASCII.space)
        append(predicate: triple.predicate, to: &bytes)
        bytes.append(ASCII.space)
        append(triple.object, to: &bytes)
    }

    private mutating func append(_ literal: Literal, to bytes: inout ByteBuffer) {
        if Self.isShorthand(literal) { return bytes.append(literal.lexical) }
        StringEscapes.readable.append(quoted: literal.lexical, to: &bytes)
        if let language = literal.language {
            bytes.append(language: language, literal.direction)
        } else if let datatype = literal.statedDatatype {
            bytes.append("^^")
            append(datatype, to: &bytes)
        }
    }

    /// Whether the bare lexical form is the literal (Turtle, section 2.5.2) and canonical (XML Schema part
    /// 2).
    static func isShorthand(_ literal: Literal) -> Bool {
        switch literal.statedDatatype {
        case Known.integer: isCanonical(literal.lexical, isDecimal: false)
        case Known.decimal: isCanonical(literal.lexical, isDecimal: true)
        case Known.boolean: literal.lexical == "true" || literal.lexical == "false"
        default: false
        }
    }

    private static func isCanonical(_ number: String, isDecimal: Bool) -> Bool {
        var digits = number.utf8[...]
        let isNegative = digits.first == ASCII.minus
        if isNegative { digits = digits.dropFirst() }
        let whole = digits.prefix { ASCII.isDigit($0) }
        guard let first = whole.first, whole.count == 1 || first != UInt8(ascii: "0") else { return false }
        let isZero = first == UInt8(ascii: "0")
        guard isDecimal else { return whole.endIndex == digits.endIndex && !(isZero && isNegative) }
        let rest = digits[whole.endIndex...]
        let fraction = rest.dropFirst()
        guard rest.first == ASCII.dot, let last = fraction.last, fraction.allSatisfy(ASCII.isDigit) else {
            return false
        }
        if last == UInt8(ascii: "0") { return fraction.count == 1 && !(isZero && isNegative) }
        return true
    }
}

extension TurtleTerms {
    mutating func text(_ resource: Resource) -> String { text { $0.append(resource, to: &$1) } }
    mutating func text(_ term: Term) -> String { text { $0.append(term, to: &$1) } }
    mutating func text(predicate: IRI) -> String { text { $0.append(predicate: predicate, to: &$1) } }
    mutating func text(spoken triple: Triple) -> String { text { $0.append(spoken: triple, to: &$1) } }

    private mutating func text(_ append: (inout TurtleTerms, inout ByteBuffer) -> Void) -> String {
        var bytes = ByteBuffer()
        append(&self, &bytes)
        return bytes.string
    }
}

extension [UInt8] {
    fileprivate func isPrefix(of text: UnsafeBufferPointer<UInt8>) -> Bool {
        // Most namespaces differ at the end, not at the start.
        count <= text.count && last == text[count - 1] && text.starts(with: self)
    }
}
