/// Why an entity of one article is taken for that of others.
public enum ResolutionRule: String, Sendable, Hashable, Codable, CaseIterable {
    /// Both bear the same country code.
    case sameCountryCode
    /// Both have the same full name and type, and nothing speaks against it.
    case sameName
    /// Persons of one name who hold the same office.
    case sameOffice
    /// Persons of one name who hold office in, or are nationals of, the same country or body.
    case sameAffiliation
    /// Persons of one name whose articles speak of somebody or something else in common.
    case sameCompany
    /// One is called by the acronym of the other.
    case acronym
    /// Spellings of one body's name that share the acronym.
    case spelling
    /// People said so.
    case ruling

    /// How people read it: "same full name".
    public var label: String {
        switch self {
        case .sameCountryCode: "same country code"
        case .sameName: "same full name and type"
        case .sameOffice: "same name and office"
        case .sameAffiliation: "same name, and country or body"
        case .sameCompany: "same name, named beside the same"
        case .acronym: "acronym and its expansion"
        case .spelling: "spellings of a name with one acronym"
        case .ruling: "merged by hand"
        }
    }
}

/// What resolution says of one entity.
package struct ResolutionDecision<Node: Hashable & Sendable>: Sendable, Hashable {
    /// The node it belongs to; `nil` for a new one.
    package var node: Node?
    package var rule: ResolutionRule?
    /// What the two have in common, for people to read: an office, a name, an acronym.
    package var detail: String?
    /// Other nodes that turn out to be this one.
    package var united: [Node] = []

    package static var new: ResolutionDecision { ResolutionDecision() }

    package init(
        node: Node? = nil, rule: ResolutionRule? = nil, detail: String? = nil, united: [Node] = []
    ) {
        self.node = node
        self.rule = rule
        self.detail = detail
        self.united = united
    }
}
