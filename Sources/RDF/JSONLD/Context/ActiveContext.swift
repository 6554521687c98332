/// The context that an algorithm works with (JSON-LD 1.1 Processing Algorithms, section 4.1).
///
/// Once context processing has made one, it does not change any more and is shared wherever it applies.
final class ActiveContext {
    let mode: JSONLDOptions.ProcessingMode
    /// The base IRI.
    var base: IRIReference?
    /// What the base IRI was before any context.
    let originalBase: IRIReference?
    /// The vocabulary mapping.
    var vocabulary: String?
    var defaultLanguage: String?
    var defaultDirection: String?
    /// The context that applies again in nodes further in, where this one is not propagated.
    var previous: ActiveContext?
    var terms: [ExactString: TermDefinition] = [:]

    /// What compaction looks up; made when first asked for.
    private(set) lazy var inverse = InverseContext(self)
    /// IRIs compacted before.
    var compacted = CompactedIRIs()

    /// A newly initialized context.
    init(base: IRIReference?, mode: JSONLDOptions.ProcessingMode) {
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

    /// The keyword that a key is or stands for.
    func keyword(_ key: String) -> String? {
        if Keyword.contains(key) { return key }
        guard let iri = terms[key]?.iri, Keyword.contains(iri) else { return nil }
        return iri
    }
}
