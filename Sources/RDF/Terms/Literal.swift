/// A value: a text with a datatype, or with a language (RDF 1.1 Concepts, section 3.3), or with a language
/// and a base direction (RDF 1.2 Concepts, section 3.4).
public struct Literal: Sendable, Hashable, Comparable {
    private let exact: ExactString
    private let kind: Kind

    /// Apart from strings and texts in a language, a literal is known by its datatype.
    private enum Kind: Sendable, Hashable {
        case string
        case typed(IRI)
        case tagged(language: String, BaseDirection?)
    }

    /// The lexical form.
    public var lexical: String { exact.string }

    /// `rdf:langString` when there is a language, `rdf:dirLangString` when there is a direction as well.
    public var datatype: IRI {
        switch kind {
        case .string: Known.string
        case .typed(let datatype): datatype
        case .tagged(_, nil): Known.langString
        case .tagged: Known.dirLangString
        }
    }

    /// The datatype where it must be written: not that of plain strings and of texts in a language.
    package var statedDatatype: IRI? {
        if case .typed(let datatype) = kind { datatype } else { nil }
    }

    /// The BCP 47 tag as given.
    public var language: String? {
        if case .tagged(let language, _) = kind { language } else { nil }
    }

    /// Which way the text runs; only a text in a language can say so.
    public var direction: BaseDirection? {
        if case .tagged(_, let direction) = kind { direction } else { nil }
    }

    /// An `xsd:string`.
    public init(_ text: String) {
        exact = ExactString(text)
        kind = .string
    }

    /// A literal of a datatype. The lexical form is kept as it is, valid or not.
    public init(_ lexical: String, datatype: IRI) {
        exact = ExactString(lexical)
        kind = datatype == Known.string ? .string : .typed(datatype)
    }

    /// A text in a language; with a direction, a directional language-tagged string of RDF 1.2.
    ///
    /// - Throws: ``LanguageTagError`` when the tag does not match `LANGTAG` (N-Triples, section 7).
    public init(
        _ lexical: String, language: String, direction: BaseDirection? = nil
    ) throws(LanguageTagError) {
        guard Self.isLanguageTag(language.utf8) else { throw LanguageTagError(tag: language) }
        self.init(unchecked: lexical, language: language, direction: direction)
    }

    /// A text in a language whose tag is known to be one.
    package init(unchecked lexical: String, language: String, direction: BaseDirection?) {
        exact = ExactString(lexical)
        kind = .tagged(language: language, direction)
    }

    /// Whether the lexical form is none of the datatype's, as of `"x"^^xsd:integer` (RDF 1.1 Semantics, section 7.1).
    ///
    /// Known are `rdf:JSON` and the datatypes of XML Schema; others have no wrong forms.
    public var isIllTyped: Bool {
        statedDatatype.map { LexicalForms.admits(lexical, $0) == false } ?? false
    }

    /// An `xsd:integer` in canonical form.
    public init(_ integer: Int) { self.init(String(integer), datatype: Known.integer) }

    /// An `xsd:boolean` in canonical form.
    public init(_ boolean: Bool) { self.init(boolean ? "true" : "false", datatype: Known.boolean) }

    /// By lexical form, then datatype, then language, then direction.
    public static func < (a: Literal, b: Literal) -> Bool {
        if a.exact != b.exact { return a.exact < b.exact }
        if a.datatype != b.datatype { return a.datatype < b.datatype }
        if a.language != b.language { return (a.language ?? "") < (b.language ?? "") }
        return (a.direction?.rawValue ?? "") < (b.direction?.rawValue ?? "")
    }

    /// One to eight letters, then groups of one to eight letters or digits behind hyphens.
    static func isLanguageTag(_ tag: some Sequence<UInt8>) -> Bool {
        var length = 0
        var isFirst = true
        for byte in tag {
            switch byte {
            case ASCII.minus:
                guard length > 0 else { return false }
                length = 0
                isFirst = false
                continue
            case 0x41...0x5A, 0x61...0x7A: break
            case 0x30...0x39 where !isFirst: break
            default: return false
            }
            length += 1
            if length > 8 { return false }
        }
        return length > 0
    }
}

/// Which way a text runs (RDF 1.2 Concepts, section 3.4).
public enum BaseDirection: String, Sendable, Hashable {
    /// From left to right.
    case ltr
    /// From right to left.
    case rtl
}

/// A text that is no language tag.
public struct LanguageTagError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The text.
    public let tag: String

    public var description: String { "\"\(tag)\" is no language tag" }
}
