/// An absolute IRI (RFC 3987, section 2.2; RDF 1.1 Concepts, section 3.2).
///
/// A value never holds a character that the grammar forbids, so that every writer can put it between `<` and
/// `>` as it stands.
public struct IRI: Sendable, Hashable, Comparable {
    private let exact: ExactString

    /// The IRI itself.
    public var string: String { exact.string }

    /// Takes an IRI that is legal as it stands.
    ///
    /// - Throws: ``IRIError`` for a relative reference or a character that must not stand in an IRI.
    public init(_ string: String) throws(IRIError) {
        var string = string
        if let error = string.withUTF8(IRISyntax.error) { throw error }
        exact = ExactString(string)
    }

    /// Takes bytes that are known to be UTF-8, when they are an IRI that is legal as it stands.
    init(_ bytes: UnsafeBufferPointer<UInt8>) throws(IRIError) {
        if let error = IRISyntax.error(in: bytes) { throw error }
        exact = ExactString(bytes)
    }

    /// Takes a would-be IRI and percent-encodes what is illegal in it: spaces, quotes, angle brackets,
    /// control characters, stray percent signs, and characters that people cannot see.
    ///
    /// - Throws: ``IRIError`` where no encoding helps: a relative reference, or a broken host or port.
    public init(encoding string: String) throws(IRIError) {
        exact = ExactString(try IRISyntax.encoded(string, keeping: .visible))
    }

    package init(unchecked string: String) { exact = ExactString(string) }

    /// The IRI with text appended to its path, query or fragment, whichever comes last.
    ///
    /// Everything but letters, digits, `-`, `.`, `_` and `~` is percent-encoded, so that no text can change
    /// what the rest of the IRI means.
    public func appending(name: String) -> IRI {
        IRI(unchecked: string + IRISyntax.encodedName(name))
    }

    /// The part before the first colon.
    public var scheme: Substring { string.prefix { $0 != ":" } }

    /// Whether these are the IRI's bytes in UTF-8.
    func equals(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { exact.equals(bytes) }

    /// By code point.
    public static func < (a: IRI, b: IRI) -> Bool { a.exact < b.exact }
}

extension IRI: ExpressibleByStringLiteral {
    /// For IRIs written in source code. Stops the program when the literal is no absolute IRI.
    public init(stringLiteral value: String) {
        precondition((try? IRI(value)) != nil, "\"\(value)\" is no absolute IRI")
        exact = ExactString(value)
    }
}

extension IRI: CustomStringConvertible {
    public var description: String { "<\(string)>" }
}

/// Why a text is no absolute IRI.
public enum IRIError: Error, Sendable, Hashable, CustomStringConvertible {
    /// It has no scheme such as `https:`.
    case relative(String)
    /// Its host or port cannot be read.
    case badAuthority(in: String)
    /// It holds a character that must be percent-encoded.
    case illegalCharacter(in: String)

    public var description: String {
        switch self {
        case .relative(let text):
            "\"\(text)\" is no absolute IRI: it should start with a scheme such as https:"
        case .badAuthority(let text): "\"\(text)\" has a host or port that is no part of an IRI"
        case .illegalCharacter(let text):
            "\"\(text)\" holds a character that must be percent-encoded in an IRI"
        }
    }
}
