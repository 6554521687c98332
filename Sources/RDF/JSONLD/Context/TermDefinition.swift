/// What a context says of a term (JSON-LD 1.1 Processing Algorithms, section 4.1).
final class TermDefinition {
    /// The IRI mapping: an IRI, a blank node identifier, a keyword, or nothing, which cuts the term off from
    /// the vocabulary.
    var iri: String?
    /// The prefix flag.
    var isPrefix = false
    var isProtected: Bool
    /// The reverse property flag.
    var isReverse = false
    /// The container mapping.
    var container: Container = []
    /// The direction mapping.
    var direction = Mapping.none
    /// The index mapping.
    var index: String?
    /// The language mapping.
    var language = Mapping.none
    /// The nest value.
    var nest: String?
    /// The type mapping.
    var type: String?
    /// The scoped context.
    var localContext: JSONValue?
    /// What relative IRIs of contexts in the scoped context are resolved against.
    var baseURL: IRIBase?

    init(isProtected: Bool) { self.isProtected = isProtected }

    /// A mapping that can be missing, or be there and say null.
    enum Mapping: Equatable {
        case none
        case null
        case value(String)

        /// The value where this says something, null included, else the default.
        func or(_ other: String?) -> String? {
            switch self {
            case .none: other
            case .null: nil
            case .value(let value): value
            }
        }
    }

    /// Whether both mean the same, protected or not.
    func means(_ other: TermDefinition) -> Bool {
        iri == other.iri && isPrefix == other.isPrefix && isReverse == other.isReverse
            && container == other.container && direction == other.direction && index == other.index
            && language == other.language && nest == other.nest && type == other.type
            && localContext == other.localContext && baseURL == other.baseURL
    }
}

/// The kinds of map or list that a term's values stand in (JSON-LD 1.1, section 4.6).
struct Container: OptionSet, Hashable {
    let rawValue: UInt8

    static let graph = Container(rawValue: 1)
    static let id = Container(rawValue: 2)
    static let index = Container(rawValue: 4)
    static let language = Container(rawValue: 8)
    static let list = Container(rawValue: 16)
    static let set = Container(rawValue: 32)
    static let type = Container(rawValue: 64)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A keyword as the value of `@container`.
    init?(keyword: String) {
        switch keyword {
        case "@graph": self = .graph
        case "@id": self = .id
        case "@index": self = .index
        case "@language": self = .language
        case "@list": self = .list
        case "@set": self = .set
        case "@type": self = .type
        default: return nil
        }
    }

    /// Whether a term may have this combination.
    var isValid: Bool {
        let others = subtracting(.set)
        if contains(.list) { return self == .list }
        if contains(.graph) {
            return others == .graph || others == [.graph, .id] || others == [.graph, .index]
        }
        return !isEmpty && others.rawValue.nonzeroBitCount <= 1
    }
}
