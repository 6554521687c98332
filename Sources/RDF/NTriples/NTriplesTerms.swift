/// Terms as N-Triples and N-Quads write them, in canonical form (RDF 1.2 N-Triples, section 4).
package enum NTriplesTerms {
    static func append(_ resource: Resource, to bytes: inout ByteBuffer) {
        switch resource {
        case .iri(let iri): append(iri, to: &bytes)
        case .blank(let node): append(node, to: &bytes)
        }
    }

    static func append(_ iri: IRI, to bytes: inout ByteBuffer) {
        bytes.append(ASCII.less)
        bytes.append(iri.string)
        bytes.append(ASCII.greater)
    }

    static func append(_ node: BlankNode, to bytes: inout ByteBuffer) {
        bytes.append(ASCII.underscore)
        bytes.append(ASCII.colon)
        bytes.append(node.label)
    }

    package static func append(_ term: Term, to bytes: inout ByteBuffer) {
        switch term {
        case .iri(let iri): append(iri, to: &bytes)
        case .blank(let node): append(node, to: &bytes)
        case .literal(let literal): append(literal, to: &bytes)
        case .triple(let triple):
            bytes.append("<<( ")
            append(triple, to: &bytes)
            bytes.append(" )>>")
        }
    }

    static func append(_ literal: Literal, to bytes: inout ByteBuffer) {
        StringEscapes.canonical.append(quoted: literal.lexical, to: &bytes)
        if let language = literal.language {
            bytes.append(language: language, literal.direction)
        } else if let datatype = literal.statedDatatype {
            bytes.append("^^")
            append(datatype, to: &bytes)
        }
    }

    static func append(_ triple: Triple, to bytes: inout ByteBuffer) {
        append(triple.subject, to: &bytes)
        bytes.append(ASCII.space)
        append(triple.predicate, to: &bytes)
        bytes.append(ASCII.space)
        append(triple.object, to: &bytes)
    }
}

extension ByteBuffer {
    /// `LANG_DIR` with its `@`.
    mutating func append(language: String, _ direction: BaseDirection?) {
        append(ASCII.at)
        append(language)
        guard let direction else { return }
        append("--")
        append(direction.rawValue)
    }
}
