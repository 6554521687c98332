/// Create Term Definition (JSON-LD 1.1 Processing Algorithms, section 4.2), for the terms of one context
/// definition.
final class TermCreation {
    /// How many terms may need each other.
    private static let maximumDepth = 100

    private let active: ActiveContext
    private let local: JSONObject
    private let base: IRIBase?
    private let isProtected: Bool
    private let overrideProtected: Bool
    private let remote: [String]
    private let processing: ContextProcessing
    /// Whether the definition of a term has ended, or only begun.
    private var defined: [ExactString: Bool] = [:]
    private var depth = Depth(limit: maximumDepth)
    /// Whether a term has failed, so that those which need it do not say it was them.
    private var hasFailed = false

    init(
        in active: ActiveContext, from local: JSONObject, base: IRIBase?, isProtected: Bool,
        overrideProtected: Bool, remote: [String], processing: ContextProcessing
    ) {
        self.active = active
        self.local = local
        self.base = base
        self.isProtected = isProtected
        self.overrideProtected = overrideProtected
        self.remote = remote
        self.processing = processing
    }

    /// Puts the definition of a term into the active context, unless that is done.
    func create(_ term: String) throws(JSONLDError) {
        if let isDone = defined[term] {
            guard isDone else { throw JSONLDError(.cyclicIRIMapping, "\"\(term)\" leads to itself") }
            return
        }
        do throws(JSONLDError) {
            try depth.enter()
            defer { depth.leave() }
            try createNew(term)
        } catch {
            if hasFailed { throw error }
            hasFailed = true
            throw error.under(term)
        }
    }

    private func createNew(_ term: String) throws(JSONLDError) {
        guard !term.isEmpty else { throw JSONLDError(.invalidTermDefinition, "a term must not be empty") }
        defined[term] = false
        let value = local[term] ?? .null
        if term == "@type" {
            try processing.refuse("definition of @type", as: .keywordRedefinition)
            try checkTypeKeyword(value)
        } else if Keyword.contains(term) {
            throw JSONLDError(.keywordRedefinition, "\(term) is a keyword")
        } else if Keyword.hasForm(term) {
            defined[term] = true
            return
        }
        let previous = active.terms.removeValue(forKey: ExactString(term))
        let definition = try definition(of: term, value)
        defined[term] = true
        guard let definition else { return }
        if !overrideProtected, let previous, previous.isProtected {
            guard definition.means(previous) else {
                throw JSONLDError(.protectedTermRedefinition, "\"\(term)\" is protected")
            }
            active.terms[term] = previous
        } else {
            active.terms[term] = definition
        }
    }

    /// Step 4.
    private func checkTypeKeyword(_ value: JSONValue) throws(JSONLDError) {
        let isAllowed = value.object.map { object in
            !object.isEmpty
                && object.allSatisfy {
                    $0.key == "@protected" || $0.key == "@container" && $0.value == "@set"
                }
        }
        guard isAllowed == true else {
            throw JSONLDError(.keywordRedefinition, "@type may only have @container @set, and be protected")
        }
    }

    /// Steps 7 to 26; `nil` where the term is to be ignored.
    private func definition(of term: String, _ value: JSONValue) throws(JSONLDError) -> TermDefinition? {
        let entries: JSONObject
        var isSimple = false
        switch value {
        case .null: entries = JSONObject([JSONObject.Member(key: "@id", value: .null)])
        case .string:
            entries = JSONObject([JSONObject.Member(key: "@id", value: value)])
            isSimple = true
        case .object(let object): entries = object
        default: throw JSONLDError(.invalidTermDefinition, "a term is defined by an IRI, an object or null")
        }
        for key in Self.entriesOf11 where entries.contains(key) {
            try processing.refuse("\(key) of a term", as: .invalidTermDefinition)
        }
        let definition = TermDefinition(isProtected: isProtected)
        if let value = entries["@protected"] {
            guard let isProtected = value.boolean else {
                throw JSONLDError(.invalidProtectedValue, "@protected is true or false")
            }
            definition.isProtected = isProtected
        }
        if let value = entries["@type"] { definition.type = try type(value) }
        if let value = entries["@reverse"] {
            guard try setReverse(value, entries, of: definition) else { return nil }
        } else {
            guard try setIRI(of: definition, term, entries, isSimple: isSimple) else { return nil }
            if let value = entries["@container"] { try setContainer(value, of: definition) }
        }
        try setMappings(of: definition, term, entries)
        if let key = entries.first(where: { !Self.ownEntries.contains($0.key) })?.key {
            throw JSONLDError(.invalidTermDefinition, "\(key) has no meaning in a term definition")
        }
        return definition
    }

    private static let ownEntries: Set = [
        "@id", "@reverse", "@container", "@context", "@direction", "@index", "@language", "@nest", "@prefix",
        "@protected", "@type",
    ]

    /// What only JSON-LD 1.1 has in a term definition.
    private static let entriesOf11 = ["@context", "@index", "@nest", "@prefix", "@protected"]

    // MARK: - IRI mapping

    /// IRI Expansion with the terms that the value depends on created first (section 5.2, steps 3 and 6.3).
    private func expandIRI(_ value: String) throws(JSONLDError) -> String? {
        if Keyword.contains(value) { return value }
        if Keyword.hasForm(value) { return nil }
        if local.contains(value), defined[value] != true { try create(value) }
        if active.terms[value] == nil, let (prefix, _) = Self.compactIRI(value), local.contains(prefix),
            defined[prefix] != true
        {
            try create(prefix)
        }
        return active.expandIRI(value)
    }

    /// Prefix and suffix, if this can be a compact IRI.
    private static func compactIRI(_ text: String) -> (prefix: String, suffix: Substring)? {
        guard let (prefix, suffix) = CompactIRI.split(text), prefix != "_",
            !suffix.utf8.starts(with: "//".utf8)
        else { return nil }
        return (String(prefix), suffix)
    }

    /// Step 14; false where the term is to be ignored.
    private func setReverse(
        _ value: JSONValue, _ entries: JSONObject, of definition: TermDefinition
    ) throws(JSONLDError) -> Bool {
        guard !entries.contains("@id"), !entries.contains("@nest") else {
            throw JSONLDError(.invalidReverseProperty, "@reverse goes with neither @id nor @nest")
        }
        guard let text = value.string else { throw JSONLDError(.invalidIRIMapping, "@reverse is an IRI") }
        if Keyword.hasForm(text) { return false }
        guard let iri = try expandIRI(text), Self.isIRI(iri) || iri.isBlankNodeIdentifier else {
            throw JSONLDError(.invalidIRIMapping, "\"\(text)\", the value of @reverse, is no IRI")
        }
        definition.iri = iri
        definition.isReverse = true
        switch entries["@container"] {
        case nil, .null?: break
        case "@set"?: definition.container = .set
        case "@index"?: definition.container = .index
        default:
            throw JSONLDError(.invalidReverseProperty, "the container of @reverse is @set, @index or null")
        }
        return true
    }

    /// Steps 15 to 19; false where the term is to be ignored.
    private func setIRI(
        of definition: TermDefinition, _ term: String, _ entries: JSONObject, isSimple: Bool
    ) throws(JSONLDError) -> Bool {
        if let value = entries["@id"], value != .string(term) {
            if value == .null { return true }
            return try setIRI(of: definition, term, to: value, isSimple: isSimple)
        }
        if CompactIRI.split(term) != nil {
            definition.iri = term
            if let (prefix, suffix) = Self.compactIRI(term) {
                if local.contains(prefix) { try create(prefix) }
                if let iri = active.terms[prefix]?.iri { definition.iri = iri + suffix }
            }
        } else if term.utf8.contains(UInt8(ascii: "/")) {
            guard let iri = active.expandIRI(term), Self.isIRI(iri) else {
                throw JSONLDError(.invalidIRIMapping, "\"\(term)\" is no IRI, and there is no vocabulary")
            }
            definition.iri = iri
        } else if term == "@type" {
            definition.iri = "@type"
        } else if let vocabulary = active.vocabulary {
            definition.iri = vocabulary + term
        } else {
            throw JSONLDError(.invalidIRIMapping, "\"\(term)\" has no @id, and there is no vocabulary")
        }
        return true
    }

    /// Step 15.2.
    private func setIRI(
        of definition: TermDefinition, _ term: String, to value: JSONValue, isSimple: Bool
    ) throws(JSONLDError) -> Bool {
        guard let text = value.string else { throw JSONLDError(.invalidIRIMapping, "@id is an IRI or null") }
        if Keyword.hasForm(text), !Keyword.contains(text) { return false }
        guard let iri = try expandIRI(text),
            Keyword.contains(iri) || Self.isIRI(iri) || iri.isBlankNodeIdentifier
        else { throw JSONLDError(.invalidIRIMapping, "\"\(text)\" is no IRI") }
        guard iri != "@context" else {
            throw JSONLDError(.invalidKeywordAlias, "nothing can stand for @context")
        }
        definition.iri = iri
        let hasSlash = term.utf8.contains(UInt8(ascii: "/"))
        let colons = term.utf8.indices.filter { term.utf8[$0] == UInt8(ascii: ":") }
        let last = term.utf8.index(before: term.utf8.endIndex)
        if hasSlash || colons.contains(where: { $0 != term.utf8.startIndex && $0 != last }) {
            defined[term] = true
            guard try expandIRI(term) == iri else {
                throw JSONLDError(
                    .invalidIRIMapping, "\"\(term)\" is an IRI itself and cannot stand for <\(iri)>")
            }
        }
        if colons.isEmpty, !hasSlash, isSimple {
            let isDelimited = iri.utf8.last.map { ":/?#[]@".utf8.contains($0) } ?? false
            definition.isPrefix = isDelimited && Self.isIRI(iri) || iri.isBlankNodeIdentifier
        }
        return true
    }

    private static func isIRI(_ text: String) -> Bool { IRISyntax.hasForm(text) }

    // MARK: - Other mappings

    /// Step 12.
    private func type(_ value: JSONValue) throws(JSONLDError) -> String {
        guard let text = value.string else { throw JSONLDError(.invalidTypeMapping, "@type is an IRI") }
        guard let type = try expandIRI(text),
            ["@id", "@json", "@none", "@vocab"].contains(type) || Self.isIRI(type)
        else { throw JSONLDError(.invalidTypeMapping, "\"\(text)\", the value of @type, is no IRI") }
        if type == "@json" || type == "@none" { try processing.refuse(type, as: .invalidTypeMapping) }
        return type
    }

    /// Step 20.
    private func setContainer(_ value: JSONValue, of definition: TermDefinition) throws(JSONLDError) {
        if ["@graph", "@id", "@type"].contains(value) || value.string == nil {
            try processing.refuse("container of this kind", as: .invalidContainerMapping)
        }
        var container: Container = []
        for item in value.items {
            guard let keyword = item.string, let one = Container(keyword: keyword), !container.contains(one)
            else {
                throw JSONLDError(.invalidContainerMapping, "this is no container")
            }
            container.insert(one)
        }
        guard container.isValid else {
            throw JSONLDError(.invalidContainerMapping, "these containers do not go together")
        }
        definition.container = container
        guard container.contains(.type) else { return }
        let type = definition.type ?? "@id"
        guard type == "@id" || type == "@vocab" else {
            throw JSONLDError(.invalidTypeMapping, "with the container @type, @type is @id or @vocab")
        }
        definition.type = type
    }

    /// Steps 21 to 25.
    private func setMappings(
        of definition: TermDefinition, _ term: String, _ entries: JSONObject
    ) throws(JSONLDError) {
        if let value = entries["@index"] {
            guard definition.container.contains(.index), let text = value.string,
                let iri = try expandIRI(text), Self.isIRI(iri)
            else {
                throw JSONLDError(
                    .invalidTermDefinition, "@index is an IRI and goes with the container @index")
            }
            definition.index = text
        }
        if let context = entries["@context"] { try setContext(context, of: definition) }
        if let value = entries["@language"], !entries.contains("@type") {
            guard value == .null || value.string != nil else {
                throw JSONLDError(.invalidLanguageMapping, "@language is a language tag or null")
            }
            definition.language = value.string.map { .value($0) } ?? .null
        }
        if let value = entries["@direction"], !entries.contains("@type") {
            guard value == .null || value == "ltr" || value == "rtl" else {
                throw JSONLDError(.invalidBaseDirection, "@direction is \"ltr\", \"rtl\" or null")
            }
            definition.direction = value.string.map { .value($0) } ?? .null
        }
        if let value = entries["@nest"] {
            guard let nest = value.string, nest == "@nest" || !Keyword.contains(nest) else {
                throw JSONLDError(.invalidNestValue, "@nest is a term or @nest itself")
            }
            definition.nest = nest
        }
        if let value = entries["@prefix"] { try setPrefix(value, of: definition, term) }
    }

    /// Step 22: the scoped context is only checked here, and applied where the term is used.
    private func setContext(_ context: JSONValue, of definition: TermDefinition) throws(JSONLDError) {
        do throws(JSONLDError) {
            _ = try processing.process(
                context, in: active, base: base, remote: remote, overrideProtected: true,
                validateScoped: false)
        } catch {
            throw JSONLDError(
                .invalidScopedContext, error.code.rawValue + ": " + error.message,
                path: ["@context"] + error.path)
        }
        definition.localContext = context
        definition.baseURL = base
    }

    private func setPrefix(
        _ value: JSONValue, of definition: TermDefinition, _ term: String
    ) throws(JSONLDError) {
        guard !term.utf8.contains(UInt8(ascii: ":")), !term.utf8.contains(UInt8(ascii: "/")) else {
            throw JSONLDError(.invalidTermDefinition, "with a colon or slash in it, a term can be no prefix")
        }
        guard let isPrefix = value.boolean else {
            throw JSONLDError(.invalidPrefixValue, "@prefix is true or false")
        }
        definition.isPrefix = isPrefix
        if isPrefix, let iri = definition.iri, Keyword.contains(iri) {
            throw JSONLDError(.invalidTermDefinition, "what stands for a keyword can be no prefix")
        }
    }
}
