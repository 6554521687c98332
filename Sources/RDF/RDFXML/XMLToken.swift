/// A part of an XML document, with namespaces resolved and entities replaced.
package struct XMLToken {
    package enum Kind {
        /// A prefix, or none, that the start tag behind it declares.
        case namespace(prefix: String, iri: String)
        case start(XMLElement)
        case end
        /// Part of a run of text; the rest of the run may come with the next token.
        case text(String)
        case comment(String)
        case instruction(target: String, data: String)
    }

    package let kind: Kind
    package let position: XMLPosition
}

/// Where a token starts: 1-based, in Unicode scalars.
package struct XMLPosition: Sendable {
    package var line: Int
    package var column: Int
}

/// A start tag. Namespace declarations are not among the attributes.
package struct XMLElement {
    package let name: XMLName
    package let attributes: [(name: XMLName, value: String)]
}

/// An expanded name (Namespaces in XML 1.0, section 2.1), and the prefix that it was written with.
package struct XMLName {
    /// Empty for none.
    package let namespace: String
    package let local: String
    /// Empty for none.
    let prefix: String

    /// The name as RDF/XML sees it: the namespace and the local name as one IRI.
    var iri: String { namespace + local }

    /// With its prefix, as it was written.
    var qualified: String { prefix.isEmpty ? local : prefix + ":" + local }

    /// Whether the name begins with the letters "xml" in any case, which RDF/XML passes over (RDF 1.1 XML
    /// Syntax, section 6.1).
    var isReserved: Bool { Self.isReserved(prefix.isEmpty ? local : prefix) }

    static func isReserved(_ name: some StringProtocol) -> Bool { name.prefix(3).lowercased() == "xml" }

    static let xmlNamespace = "http://www.w3.org/XML/1998/namespace"
    static let xmlnsNamespace = "http://www.w3.org/2000/xmlns/"
    static let itsNamespace = "http://www.w3.org/2005/11/its"
}

/// Which characters XML has and which its names may hold.
package enum XMLCharacters {
    /// `Char` (XML 1.0, section 2.2).
    package static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    /// `S` (XML 1.0, section 2.3).
    static func isWhitespace(_ text: some StringProtocol) -> Bool {
        text.utf8.allSatisfy { $0 == 0x20 || $0 == 0xA || $0 == 0x9 || $0 == 0xD }
    }

    /// The first character of an `NCName` (Namespaces in XML 1.0, section 4), the same as in Turtle.
    package static func isNameStart(_ scalar: Unicode.Scalar) -> Bool { NameCharacters.isStart(scalar) }

    /// Any other character of an `NCName`.
    package static func isNameInner(_ scalar: Unicode.Scalar) -> Bool {
        NameCharacters.isInner(scalar) || scalar == "."
    }

    static func isNCName(_ text: some StringProtocol) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        return isNameStart(first) && text.unicodeScalars.allSatisfy(isNameInner)
    }
}
