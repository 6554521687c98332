import RDF

/// RDF that is no graph by the vocabulary: what of it, and what is wrong with it.
public struct GraphRDFError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The node, as N-Triples writes it, and what it is; `nil` for the data as a whole.
    public var place: String?
    public var message: String

    public var description: String { place.map { "\($0): \(message)" } ?? message }

    init(_ place: String?, _ message: String) {
        self.place = place
        self.message = message
    }
}

/// Terms as errors show them.
extension Resource {
    var shown: String {
        switch self {
        case .iri(let iri): "<\(iri.string)>"
        case .blank(let node): "\(node)"
        }
    }
}

extension Term {
    var shown: String {
        switch self {
        case .literal(let literal):
            "\"\(String(literal.lexical.prefix(40).map { $0.isNewline ? " " : $0 }))\""
        case .triple: "a triple"
        case .iri(let iri): Resource.iri(iri).shown
        case .blank(let node): Resource.blank(node).shown
        }
    }
}
