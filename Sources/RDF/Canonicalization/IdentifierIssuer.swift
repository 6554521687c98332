/// Issues new identifiers for blank nodes and remembers in which order (RDFC-1.0, sections 4.5 and 4.6).
struct IdentifierIssuer: Sendable {
    let identifierPrefix: String
    /// The blank nodes that have one, in order of issue.
    private(set) var order: [BlankNode] = []
    private var issuedIdentifiersMap: [BlankNode: String] = [:]

    init(identifierPrefix: String) { self.identifierPrefix = identifierPrefix }

    /// What was issued for a blank node, without `_:`.
    func identifier(of node: BlankNode) -> String? { issuedIdentifiersMap[node] }

    /// The Issue Identifier algorithm: the same blank node gets the same identifier.
    @discardableResult
    mutating func issueIdentifier(for node: BlankNode) -> String {
        if let issued = issuedIdentifiersMap[node] { return issued }
        let identifier = identifierPrefix + String(order.count)
        issuedIdentifiersMap[node] = identifier
        order.append(node)
        return identifier
    }
}
