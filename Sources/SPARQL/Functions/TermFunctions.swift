import RDF

// Functions on terms (SPARQL 1.1 Query, section 17.4.2; SPARQL 1.2 Query, sections 17.4.2 and 17.4.6).
extension Functions {
    static func str(_ value: Value) -> String? {
        switch value {
        case .iri(let iri): iri.string
        case .string(let text): text
        default: value.literal?.lexical
        }
    }

    /// Empty for a literal without one.
    static func language(_ value: Value) -> String? {
        if case .tagged(let text) = value { return text.language }
        return value.isLiteral ? "" : nil
    }

    /// Empty for a literal without one.
    static func direction(_ value: Value) -> String? {
        if case .tagged(let text) = value { return text.direction?.rawValue ?? "" }
        return value.isLiteral ? "" : nil
    }

    static func datatype(_ value: Value) -> IRI? {
        switch value {
        case .string: Names.string
        case .number(let number, nil): number.datatype
        default: value.literal?.datatype
        }
    }

    /// A relative reference is resolved.
    static func iri(_ value: Value, _ base: IRI?) -> Value? {
        switch value {
        case .iri: return value
        case .string(let text):
            let iri = base == nil ? try? IRI(text) : try? base?.resolving(text)
            return iri.map { .iri($0) }
        default: return nil
        }
    }

    static func typed(_ text: Value, _ datatype: Value) -> Value? {
        // These two need a language.
        guard case .string(let text) = text, case .iri(let datatype) = datatype, datatype != Names.langString,
            datatype != Names.dirLangString
        else { return nil }
        return Value(Literal(text, datatype: datatype))
    }

    /// - Parameter direction: `nil` for none; any but two texts are a type error.
    static func tagged(_ text: Value, _ language: Value, direction: Value?) -> Value? {
        guard case .string(let text) = text, case .string(let language) = language else { return nil }
        var base: BaseDirection?
        if let direction {
            guard case .string(let name) = direction, let known = BaseDirection(rawValue: name) else {
                return nil
            }
            base = known
        }
        return (try? Literal(text, language: language, direction: base)).map { Value($0) }
    }

    static func triple(_ subject: Value, _ predicate: Value, _ object: Value) -> Value? {
        guard let subject = subject.term.resource, case .iri(let predicate) = predicate else { return nil }
        return .triple(Triple(subject, predicate, object.term))
    }

    /// Basic filtering (RFC 4647, section 3.3.1), where `*` is any language but none.
    static func languageMatches(_ language: Value, _ range: Value) -> Value? {
        guard case .string(let language) = language, case .string(let range) = range else { return nil }
        if range == "*" { return language.isEmpty ? .false : .true }
        let (tag, prefix) = (language.lowercased(), range.lowercased())
        let isMatch = tag.isExactly(prefix) || !prefix.isEmpty && tag.utf8.starts(with: (prefix + "-").utf8)
        return isMatch ? .true : .false
    }
}
