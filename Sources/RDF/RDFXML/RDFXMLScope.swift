/// What an element passes on to the elements inside it.
struct RDFXMLScope {
    /// The base URI (RDF 1.1 XML Syntax, section 5.3).
    private(set) var base: IRI?
    private var language: String?
    private let lowercasesLanguageTags: Bool
    private var direction: BaseDirection?
    /// What `rdf:version` announces; nothing where RDF 1.1 is read.
    private(set) var announced = Announced.rdf11

    /// The values of `rdf:version` (RDF 1.2 Concepts, section 2).
    enum Announced: String {
        case rdf11 = "1.1"
        /// RDF 1.2 without triple terms.
        case basic12 = "1.2-basic"
        case rdf12 = "1.2"
    }

    init(options: ReaderOptions) {
        base = options.base
        lowercasesLanguageTags = options.lowercasesLanguageTags
    }

    static func isVersion(_ name: XMLName) -> Bool { RDFXMLTerms.local(name.iri) == "version" }

    /// The scope inside an element.
    func entering(
        _ element: XMLElement, version: RDFVersion, at position: XMLPosition
    ) throws(SyntaxError) -> RDFXMLScope {
        guard !element.attributes.isEmpty else { return self }
        var scope = self
        var direction: String?
        for (name, value) in element.attributes {
            if name.namespace == XMLName.xmlNamespace {
                if name.local == "base" { scope.base = try resolve(value, at: position) }
                if name.local == "lang" { scope.language = try language(value, at: position) }
            } else if version == .rdf12, Self.isVersion(name) {
                guard let announced = Announced(rawValue: value) else {
                    throw SyntaxError(position, found: value, expected: "rdf:version 1.1, 1.2-basic or 1.2")
                }
                scope.announced = announced
            } else if version == .rdf12, name.namespace == XMLName.itsNamespace, name.local == "dir" {
                direction = value
            }
        }
        if let direction {
            scope.direction = BaseDirection(rawValue: direction)
            // To RDF 1.1 the attribute means nothing, whatever it says.
            guard scope.direction != nil || scope.announced == .rdf11 else {
                throw SyntaxError(position, found: direction, expected: "its:dir ltr or rtl")
            }
        }
        return scope
    }

    private func language(_ tag: String, at position: XMLPosition) throws(SyntaxError) -> String? {
        if tag.isEmpty { return nil }
        do throws(LanguageTagError) {
            return try Literal("", language: lowercasesLanguageTags ? tag.lowercased() : tag).language
        } catch {
            throw SyntaxError(position, found: tag, expected: "a language tag in xml:lang")
        }
    }

    /// The IRI that a reference stands for here.
    func resolve(_ reference: String, at position: XMLPosition) throws(SyntaxError) -> IRI {
        do throws(IRIError) {
            guard let base else { return try IRI(reference) }
            return try base.resolving(reference)
        } catch {
            let expected =
                if base == nil, case .relative = error {
                    "an absolute IRI, for there is no base to resolve a relative one against"
                } else {
                    "an IRI (\(error))"
                }
            throw SyntaxError(position, found: reference, expected: expected)
        }
    }

    /// A text as a literal: of a language where one is in scope, of a direction where that is to be read.
    func literal(_ text: String) -> Literal {
        guard let language else { return Literal(text) }
        let direction = announced == .rdf11 ? nil : direction
        // The tag was checked where it came into scope.
        return (try? Literal(text, language: language, direction: direction)) ?? Literal(text)
    }
}
