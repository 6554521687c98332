/// Terms as N-Triples and N-Quads write them, in canonical form (RDF 1.2 N-Triples, section 4).
enum NTriplesTerms {
    static func text(_ resource: Resource) -> String {
        switch resource {
        case .iri(let iri): text(iri)
        case .blank(let node): "_:" + node.label
        }
    }

    static func text(_ iri: IRI) -> String { "<" + iri.string + ">" }

    static func text(_ term: Term) -> String {
        switch term {
        case .iri(let iri): text(iri)
        case .blank(let node): "_:" + node.label
        case .literal(let literal): text(literal)
        case .triple(let triple): "<<( " + text(triple) + " )>>"
        }
    }

    static func text(_ literal: Literal) -> String {
        let quoted = StringEscapes.canonical.quoted(literal.lexical)
        if let language = literal.language {
            return quoted + "@" + language + (literal.direction.map { "--" + $0.rawValue } ?? "")
        }
        return literal.datatype == Known.string ? quoted : quoted + "^^" + text(literal.datatype)
    }

    static func text(_ triple: Triple) -> String {
        text(triple.subject) + " " + text(triple.predicate) + " " + text(triple.object)
    }
}
