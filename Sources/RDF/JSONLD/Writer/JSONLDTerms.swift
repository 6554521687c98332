/// IRIs and values as compact JSON-LD, and the part of the context that this took.
struct JSONLDTerms {
    typealias Member = JSONObject.Member

    private let context: JSONLDContext
    private let byIRI: [IRI: JSONLDContext.Term]
    private let names: Set<String>
    private var usedTerms: Set<JSONLDContext.Term> = []
    private var usedNamespaces: Set<Namespace> = []

    init(context: JSONLDContext) {
        self.context = context
        byIRI = Dictionary(context.terms.map { ($0.iri, $0) }, uniquingKeysWith: { first, _ in first })
        names = Set(context.terms.map(\.name))
    }

    /// For `@id`: with a prefix, or in full.
    mutating func id(_ iri: IRI) -> String {
        let found = context.prefixes.split(iri) { !$0.isEmpty && !$0.hasPrefix("//") }
        guard let found, !found.namespace.prefix.label.isEmpty, !names.contains(found.namespace.prefix.label)
        else { return iri.string }
        usedNamespaces.insert(found.namespace)
        return found.namespace.prefix.label + ":" + found.name
    }

    mutating func id(_ resource: Resource) -> String {
        switch resource {
        case .iri(let iri): id(iri)
        case .blank(let node): "_:" + node.label
        }
    }

    /// For keys and `@type`: a term, or as for `@id`.
    mutating func name(_ iri: IRI) -> String {
        guard let term = byIRI[iri] else { return id(iri) }
        usedTerms.insert(term)
        return term.name
    }

    func term(_ iri: IRI) -> JSONLDContext.Term? { byIRI[iri] }

    /// A literal as a value of a property with this coercion.
    mutating func value(_ literal: Literal, _ coercion: JSONLDContext.Coercion) -> JSONValue {
        let lexical = JSONValue.string(literal.lexical)
        if let language = literal.language {
            let direction = literal.direction.map { [Member(key: "@direction", value: .string($0.rawValue))] }
            return .object(
                JSONObject(
                    (direction ?? []) + [
                        Member(key: "@language", value: .string(language)),
                        Member(key: "@value", value: lexical),
                    ]))
        }
        if coercion == .datatype(literal.datatype) { return native(literal) ?? lexical }
        let bare = native(literal) ?? (literal.datatype == Known.string ? lexical : nil)
        guard let bare else {
            return ["@type": .string(name(literal.datatype)), "@value": lexical]
        }
        return coercion == .none ? bare : ["@value": bare]
    }

    /// An IRI as a value of a property with this coercion.
    mutating func value(_ iri: IRI, _ coercion: JSONLDContext.Coercion) -> JSONValue {
        switch coercion {
        case .id: .string(id(iri))
        case .vocabulary: .string(name(iri))
        case .none, .datatype: ["@id": .string(id(iri))]
        }
    }

    /// A blank node, by label, as a value of a property with this coercion.
    func value(_ node: BlankNode, _ coercion: JSONLDContext.Coercion) -> JSONValue {
        let label = JSONValue.string("_:" + node.label)
        switch coercion {
        case .id, .vocabulary: return label
        case .none, .datatype: return ["@id": label]
        }
    }

    /// A JSON boolean or number that reads back as the very same literal (JSON-LD 1.1 Processing Algorithms,
    /// section 8.2.2). Decimals are none: JSON-LD reads every fraction as a double.
    private func native(_ literal: Literal) -> JSONValue? {
        guard TurtleTerms.isShorthand(literal) else { return nil }
        switch literal.datatype {
        case Known.boolean: return .boolean(literal.lexical == "true")
        case Known.integer:
            guard let value = Int64(literal.lexical), value.magnitude < 1 << 53 else { return nil }
            return .number(JSONNumber(unchecked: literal.lexical))
        default: return nil
        }
    }

    /// The definitions of what was used: prefixes, then terms in the order of the context.
    mutating func usedContext() -> JSONObject {
        let definitions = context.terms.filter(usedTerms.contains).map { term in
            Member(key: term.name, value: definition(term))
        }
        let prefixes = usedNamespaces.sorted { $0.prefix < $1.prefix }.map { namespace in
            Member(key: namespace.prefix.label, value: definition(namespace))
        }
        return JSONObject(prefixes + definitions)
    }

    /// The definitions of everything.
    func allDefinitions() -> JSONObject {
        var all = self
        all.usedTerms = Set(context.terms)
        all.usedNamespaces = Set(
            context.prefixes.namespaces.filter {
                !$0.prefix.label.isEmpty && !names.contains($0.prefix.label)
            })
        return all.usedContext()
    }

    /// The published context by name, and behind it what this document says in another way: prefixes that
    /// mean something else, and null for names that a reader could confuse with the scheme of an IRI.
    mutating func usedContext(beyond published: JSONLDContext.Published) -> JSONValue {
        let known = JSONLDTerms(context: published.context).allDefinitions()
        var own = JSONObject()
        for member in usedContext() where known[member.key] != member.value { own[member.key] = member.value }
        let all = allDefinitions()
        for member in known where !all.contains(member.key) { own[member.key] = .null }
        let link = JSONValue.string(published.iri.string)
        return own.isEmpty ? link : [link, .object(own)]
    }

    private func definition(_ namespace: Namespace) -> JSONValue {
        let iri = JSONValue.string(namespace.iri.string)
        // Only behind these does a plain definition serve as a prefix (JSON-LD 1.1, section 4.4).
        if let last = namespace.iri.string.last, ":/?#[]@".contains(last) { return iri }
        return ["@id": iri, "@prefix": true]
    }

    private mutating func definition(_ term: JSONLDContext.Term) -> JSONValue {
        let iri = Member(key: "@id", value: .string(id(term.iri)))
        var members = [iri]
        switch term.coercion {
        case .none: break
        case .id: members.append(Member(key: "@type", value: .string("@id")))
        case .vocabulary: members.append(Member(key: "@type", value: .string("@vocab")))
        case .datatype(let datatype): members.append(Member(key: "@type", value: .string(id(datatype))))
        }
        if term.isSet { members.append(Member(key: "@container", value: .string("@set"))) }
        return members.count == 1 ? iri.value : .object(JSONObject(members))
    }
}
