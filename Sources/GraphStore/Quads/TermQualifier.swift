import RDF

/// What is common to many terms and stands in a table of its own: the beginning of an IRI, a literal's datatype or
/// language. With a text, it makes a term.
struct TermQualifier: Hashable {
    /// By number, as the table has it.
    enum Kind: Int64 {
        /// An `xsd:string`; the text is its lexical form.
        case string = 1
        /// A blank node; the text is its label.
        case blank = 2
        /// A triple term; the text is the three numbers of its terms.
        case triple = 3
        /// An IRI; the text is what follows the qualifier's.
        case namespace = 4
        /// A literal of a datatype, the qualifier's text.
        case datatype = 5
        /// A literal in a language, the qualifier's text.
        case language = 6
        case leftToRight = 7
        case rightToLeft = 8
    }

    let kind: Kind
    /// An IRI compares by code point, as a `String` does not.
    private let exact: IRI

    var text: String { exact.string }

    init(_ kind: Kind, _ text: String = "") {
        self.kind = kind
        exact = IRI(unchecked: text)
    }

    init(datatype: IRI) {
        kind = .datatype
        exact = datatype
    }

    /// The term that qualifier and text make; not for triple terms.
    func term(_ bytes: UnsafeBufferPointer<UInt8>) -> Term {
        switch kind {
        case .namespace: return .iri(IRI(unchecked: joined(bytes)))
        case .blank, .triple: return .blank(BlankNode(unchecked: String(decoding: bytes, as: UTF8.self)))
        case .string: return .literal(Literal(String(decoding: bytes, as: UTF8.self)))
        case .datatype: return .literal(Literal(String(decoding: bytes, as: UTF8.self), datatype: exact))
        case .language, .leftToRight, .rightToLeft:
            let direction: BaseDirection? = kind == .leftToRight ? .ltr : kind == .rightToLeft ? .rtl : nil
            let lexical = String(decoding: bytes, as: UTF8.self)
            return .literal(Literal(unchecked: lexical, language: text, direction: direction))
        }
    }

    private func joined(_ local: UnsafeBufferPointer<UInt8>) -> String {
        var beginning = text
        return beginning.withUTF8 { beginning in
            String(unsafeUninitializedCapacity: beginning.count + local.count) { target in
                let end = target.update(fromContentsOf: beginning)
                return target[end...].update(fromContentsOf: local)
            }
        }
    }
}

extension TermQualifier {
    /// A literal's qualifier; its text is the lexical form.
    init(of literal: Literal) {
        switch (literal.language, literal.direction) {
        case (nil, _):
            self = literal.datatype == Self.xsdString ? Self(.string) : Self(datatype: literal.datatype)
        case (let language?, nil): self.init(.language, language)
        case (let language?, .ltr?): self.init(.leftToRight, language)
        case (let language?, .rtl?): self.init(.rightToLeft, language)
        }
    }

    private static let xsdString = Namespace.xsd["string"]

    /// An IRI in two, cut behind its last `/` or `#`: what stands before likely comes again.
    static func split(_ iri: IRI) -> (namespace: TermQualifier, local: String) {
        var string = iri.string
        return string.withUTF8 { bytes in
            var end = bytes.count
            while end > 0, bytes[end - 1] != UInt8(ascii: "/"), bytes[end - 1] != UInt8(ascii: "#") {
                end -= 1
            }
            if end > longestNamespace { end = 0 }
            return (
                TermQualifier(.namespace, String(decoding: bytes[..<end], as: UTF8.self)),
                String(decoding: bytes[end...], as: UTF8.self)
            )
        }
    }

    private static let longestNamespace = 200
}
