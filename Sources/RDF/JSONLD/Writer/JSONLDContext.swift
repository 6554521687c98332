/// The short names that a JSON-LD document may use, and what they mean (JSON-LD 1.1, section 3.1).
public struct JSONLDContext: Sendable {
    /// How a plain JSON string is to be read as a value of a term (JSON-LD 1.1, section 4.2.3).
    public enum Coercion: Sendable, Hashable {
        /// As a string.
        case none
        /// As an IRI, in full or with a prefix.
        case id
        /// As a term, or an IRI.
        case vocabulary
        /// As a literal of a datatype.
        case datatype(IRI)
    }

    /// A name for a property, a class or an individual.
    public struct Term: Sendable, Hashable {
        /// The short name.
        public let name: String
        /// What it stands for.
        public let iri: IRI
        /// What kind of values it has.
        public let coercion: Coercion
        /// Whether a single value stands in an array as well, so that programs find one shape only.
        public let isSet: Bool

        /// A short name, which is a plain word. Stops the program when it could be taken for a keyword or an IRI.
        public init(_ name: String, _ iri: IRI, _ coercion: Coercion = .none, isSet: Bool = false) {
            precondition(
                !name.isEmpty && name.unicodeScalars.allSatisfy(NameCharacters.isInner),
                "\"\(name)\" is no JSON-LD term")
            self.name = name
            self.iri = iri
            self.coercion = coercion
            self.isSet = isSet
        }
    }

    /// Prefixes for IRIs that have no term of their own.
    public var prefixes: PrefixMap
    /// Of two terms for one IRI, the first counts.
    public var terms: [Term]

    /// Of two terms with the same name, the first counts.
    public init(prefixes: PrefixMap = PrefixMap(), terms: [Term] = []) {
        self.prefixes = prefixes
        self.terms = terms
    }

    /// The context as a document of its own: all prefixes, and all terms.
    public var document: JSONValue { ["@context": .object(JSONLDTerms(context: self).allDefinitions())] }

    /// A context that readers can fetch, so that documents need only name it.
    public struct Published: Sendable {
        /// Where ``JSONLDContext/document`` is served.
        public let iri: IRI
        public let context: JSONLDContext

        public init(iri: IRI, context: JSONLDContext) {
            self.iri = iri
            self.context = context
        }
    }

    /// Without prefixes and terms that a reader could confuse with the scheme of an IRI in the data
    /// (JSON-LD 1.1 Processing Algorithms, section 5.2.2).
    func avoiding(_ schemes: Set<String>) -> JSONLDContext {
        JSONLDContext(
            prefixes: PrefixMap(prefixes.namespaces.filter { !schemes.contains($0.prefix.label) }),
            terms: terms.filter { !schemes.contains($0.name) })
    }
}
