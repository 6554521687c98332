/// The element names that RDF/XML needs for predicates: every IRI split into a namespace, which gets a prefix,
/// and an XML name.
struct RDFXMLNames {
    /// The name of an element.
    struct Name {
        let namespace: Namespace
        let local: Substring

        var qualified: String {
            namespace.prefix.label.isEmpty ? String(local) : namespace.prefix.label + ":" + local
        }
    }

    /// The given prefixes that XML can use.
    let prefixes: PrefixMap
    /// Namespaces that got a prefix here.
    private var generated: [IRI: Namespace] = [:]
    private var taken: Set<Prefix>
    private var known: [IRI: Name] = [:]

    init(_ prefixes: PrefixMap) {
        // `rdf` is needed for the syntax itself.
        let usable = prefixes.namespaces.filter { $0.prefix.label != "rdf" && Self.canBind($0) }
        self.prefixes = PrefixMap([.rdf] + usable)
        taken = Set(self.prefixes.namespaces.map(\.prefix))
    }

    /// The name that stands for a predicate.
    mutating func name(of predicate: IRI) throws(RDFXMLWriterError) -> Name {
        if let name = known[predicate] { return name }
        if let local = RDFXMLTerms.local(predicate.string) {
            guard local != "li", RDFXMLTerms.isPropertyElement(local, .rdf12) else {
                throw .syntaxTerm(predicate)
            }
        }
        guard let name = givenName(of: predicate) ?? generatedName(of: predicate) else {
            throw .noName(predicate)
        }
        known[predicate] = name
        return name
    }

    private func givenName(of predicate: IRI) -> Name? {
        guard let (namespace, local) = prefixes.split(predicate, accepts: { XMLCharacters.isNCName($0) }),
            !(namespace.prefix.label.isEmpty && XMLName.isReserved(local))
        else { return nil }
        return Name(namespace: namespace, local: local)
    }

    /// A name as long as can be, in a namespace that gets a prefix.
    private mutating func generatedName(of predicate: IRI) -> Name? {
        let scalars = predicate.string.unicodeScalars
        var start = scalars.endIndex
        while start > scalars.startIndex,
            XMLCharacters.isNameInner(scalars[scalars.index(before: start)])
        {
            start = scalars.index(before: start)
        }
        while start < scalars.endIndex {
            let namespace = String(scalars[..<start])
            if XMLCharacters.isNameStart(scalars[start]), !Self.reservedNamespaces.contains(namespace),
                let iri = try? IRI(namespace)
            {
                return Name(namespace: prefixed(iri), local: Substring(scalars[start...]))
            }
            start = scalars.index(after: start)
        }
        return nil
    }

    private mutating func prefixed(_ iri: IRI) -> Namespace {
        if let namespace = generated[iri] { return namespace }
        var number = generated.count + 1
        var prefix: Prefix { Prefix(stringLiteral: "ns\(number)") }
        while taken.contains(prefix) { number += 1 }
        taken.insert(prefix)
        let namespace = Namespace(prefix, iri)
        generated[iri] = namespace
        return namespace
    }

    private static let reservedNamespaces: Set = [XMLName.xmlNamespace, XMLName.xmlnsNamespace]

    /// Whether XML lets a prefix stand for a namespace (Namespaces in XML 1.0, section 3), and RDF/XML reads
    /// what it is used for.
    private static func canBind(_ namespace: Namespace) -> Bool {
        !XMLName.isReserved(namespace.prefix.label) && !reservedNamespaces.contains(namespace.iri.string)
    }
}
