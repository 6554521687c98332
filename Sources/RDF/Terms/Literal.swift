/// A value: a text with a datatype, or with a language (RDF 1.1 Concepts, section 3.3).
public struct Literal: Sendable, Hashable, Comparable {
    private let exact: ExactString
    /// `rdf:langString` when there is a language.
    public let datatype: IRI
    /// The BCP 47 tag as given.
    public let language: String?

    /// The lexical form.
    public var lexical: String { exact.string }

    /// An `xsd:string`.
    public init(_ text: String) { self.init(text, datatype: Known.string) }

    /// A literal of a datatype. The lexical form is kept as it is, valid or not.
    public init(_ lexical: String, datatype: IRI) {
        exact = ExactString(lexical)
        self.datatype = datatype
        language = nil
    }

    /// A text in a language.
    ///
    /// - Throws: ``LanguageTagError`` when the tag does not match `LANGTAG` (N-Triples, section 7).
    public init(_ lexical: String, language: String) throws(LanguageTagError) {
        guard Self.isLanguageTag(language) else { throw LanguageTagError(tag: language) }
        exact = ExactString(lexical)
        datatype = Known.langString
        self.language = language
    }

    /// An `xsd:integer` in canonical form.
    public init(_ integer: Int) { self.init(String(integer), datatype: Known.integer) }

    /// An `xsd:boolean` in canonical form.
    public init(_ boolean: Bool) { self.init(boolean ? "true" : "false", datatype: Known.boolean) }

    /// By lexical form, then datatype, then language.
    public static func < (a: Literal, b: Literal) -> Bool {
        if a.exact != b.exact { return a.exact < b.exact }
        if a.datatype != b.datatype { return a.datatype < b.datatype }
        return (a.language ?? "") < (b.language ?? "")
    }

    /// One to eight letters, then groups of one to eight letters or digits behind hyphens.
    static func isLanguageTag(_ tag: String) -> Bool {
        let parts = tag.unicodeScalars.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, first.allSatisfy(\.isASCIILetter) else { return false }
        return parts.allSatisfy { part in
            (1...8).contains(part.count) && part.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit }
        }
    }
}

/// A text that is no language tag.
public struct LanguageTagError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The text.
    public let tag: String

    public var description: String { "\"\(tag)\" is no language tag" }
}
