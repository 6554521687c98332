/// The context that an algorithm works with (JSON-LD 1.1 Processing Algorithms, section 4.1).
///
/// Once context processing has made one, it does not change any more and is shared wherever it applies.
final class ActiveContext {
    let mode: JSONLDOptions.ProcessingMode
    /// The base IRI.
    var base: IRIBase?
    /// What the base IRI was before any context.
    let originalBase: IRIBase?
    /// The vocabulary mapping.
    var vocabulary: String?
    var defaultLanguage: String?
    var defaultDirection: String?
    /// The context that applies again in nodes further in, where this one is not propagated.
    var previous: ActiveContext?
    var terms: [ExactString: TermDefinition] = [:]

    /// Whether a term stands for `@type`; asked for once the context is complete, as all that follows.
    private lazy var hasTypeAliases = terms.values.contains { $0.iri == "@type" }
    /// Whether a type or property may bring a context of its own.
    private(set) lazy var hasScopedContexts = terms.values.contains { $0.localContext != nil }
    /// Keys that were expanded before.
    var meanings: [ExactString: KeyMeaning] = [:]
    /// What compaction looks up; made when first asked for.
    private(set) lazy var inverse = InverseContext(self)
    /// IRIs compacted before.
    var compacted = CompactedIRIs()

    /// A newly initialized context.
    init(base: IRIBase?, mode: JSONLDOptions.ProcessingMode) {
        self.mode = mode
        self.base = base
        originalBase = base
    }

    /// A clone.
    init(copying other: ActiveContext) {
        mode = other.mode
        base = other.base
        originalBase = other.originalBase
        vocabulary = other.vocabulary
        defaultLanguage = other.defaultLanguage
        defaultDirection = other.defaultDirection
        previous = other.previous
        terms = other.terms
    }

    var hasProtectedTerms: Bool { terms.values.contains(where: \.isProtected) }

    func term(_ name: String?) -> TermDefinition? {
        guard let name else { return nil }
        return terms[name]
    }

    /// Whether a key of an object is `@type` or stands for it.
    func isTypeKey(_ key: String) -> Bool {
        key.isExactly("@type") || hasTypeAliases && terms[key]?.iri == "@type"
    }

    /// A property as this context has it.
    func property(_ name: String) -> ActiveProperty { ActiveProperty(name, terms[name]) }

    /// The keyword that a key is or stands for.
    func keyword(_ key: String) -> String? {
        if Keyword.contains(key) { return key }
        guard let iri = terms[key]?.iri, Keyword.contains(iri) else { return nil }
        return iri
    }
}
