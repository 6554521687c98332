/// Inverse Context Creation (JSON-LD 1.1 Processing Algorithms, section 4.3): which term stands best for an
/// IRI.
struct InverseContext {
    /// What a value asks for: a language, a datatype, or nothing.
    enum Kind {
        case language
        case type
        case any
    }

    /// The terms of one IRI with one container.
    private struct Terms {
        var language: [ExactString: String] = [:]
        var type: [ExactString: String] = [:]
        let any: String

        init(_ term: String) { any = term }

        mutating func addLanguage(_ key: String, _ term: String) {
            if language[key] == nil { language[key] = term }
        }

        mutating func addType(_ key: String, _ term: String) { if type[key] == nil { type[key] = term } }

        func term(_ kind: Kind, _ value: String) -> String? {
            switch kind {
            case .language: language[value]
            case .type: type[value]
            case .any: value == "@none" ? any : nil
            }
        }
    }

    /// A term that can begin a compact IRI.
    struct Prefix {
        let term: String
        let iri: String
    }

    private var terms: [ExactString: [Container: Terms]] = [:]
    private(set) var prefixes: [Prefix] = []

    init(_ context: ActiveContext) {
        let defaults = (context.defaultLanguage?.lowercased(), context.defaultDirection)
        let names = context.terms.keys.map { (length: $0.string.unicodeScalars.count, term: $0) }
        let sorted = names.sorted { $0.length != $1.length ? $0.length < $1.length : $0.term < $1.term }
        for (_, name) in sorted {
            guard let definition = context.terms[name], let iri = definition.iri else { continue }
            if definition.isPrefix { prefixes.append(Prefix(term: name.string, iri: iri)) }
            add(name.string, definition, to: &self.terms[ExactString(iri), default: [:]], defaults)
        }
    }

    /// Step 3, from 3.6 on.
    private func add(
        _ term: String, _ definition: TermDefinition, to containers: inout [Container: Terms],
        _ defaults: (language: String?, direction: String?)
    ) {
        var entry = containers[definition.container] ?? Terms(term)
        defer { containers[definition.container] = entry }
        if definition.isReverse {
            entry.addType("@reverse", term)
        } else if definition.type == "@none" {
            entry.addLanguage("@any", term)
            entry.addType("@any", term)
        } else if let type = definition.type {
            entry.addType(type, term)
        } else if definition.language != .none || definition.direction != .none {
            entry.addLanguage(Self.key(definition.language, definition.direction), term)
        } else {
            entry.addLanguage(Self.key(defaults.language, defaults.direction) ?? "@none", term)
            entry.addLanguage("@none", term)
            entry.addType("@none", term)
        }
    }

    private static func key(_ language: TermDefinition.Mapping, _ direction: TermDefinition.Mapping) -> String
    {
        // A null direction alone is the one case that counts as none.
        key(language.or(nil), direction.or(nil)) ?? (language == .none ? "@none" : "@null")
    }

    /// How a language map is keyed: `en`, `en_ltr`, `_ltr`; `nil` for neither.
    static func key(_ language: String?, _ direction: String?) -> String? {
        guard let direction else { return language?.lowercased() }
        return ((language ?? "") + "_" + direction).lowercased()
    }

    func contains(_ iri: String) -> Bool { terms[ExactString(iri)] != nil }

    /// Term Selection (section 4.4).
    func term(_ iri: String, _ containers: [Container], _ kind: Kind, _ preferred: [String]) -> String? {
        guard let entries = terms[iri] else { return nil }
        for container in containers {
            guard let entry = entries[container] else { continue }
            for value in preferred { if let term = entry.term(kind, value) { return term } }
        }
        return nil
    }
}
