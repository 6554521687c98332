/// Terms and statements for people: as N-Triples and N-Quads write them.

extension Resource: CustomStringConvertible {
    public var description: String {
        switch self {
        case .iri(let iri): iri.description
        case .blank(let node): node.description
        }
    }
}

extension Term: CustomStringConvertible {
    public var description: String {
        switch self {
        case .iri(let iri): iri.description
        case .blank(let node): node.description
        case .literal(let literal): literal.description
        case .triple(let triple): "<<( \(triple) )>>"
        }
    }
}

extension Literal: CustomStringConvertible {
    public var description: String {
        var bytes = ByteBuffer()
        NTriplesTerms.append(self, to: &bytes)
        return bytes.string
    }
}

extension Triple: CustomStringConvertible {
    public var description: String { "\(subject) \(predicate) \(object)" }
}

extension Quad: CustomStringConvertible {
    public var description: String { graph.map { "\(triple) \($0)" } ?? triple.description }
}
