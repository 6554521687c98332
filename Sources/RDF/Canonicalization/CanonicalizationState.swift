/// The canonicalization state (RDFC-1.0, section 4.3) and the hashes that look at one blank node and its
/// neighbours.
struct CanonicalizationState {
    /// In order of first appearance.
    private(set) var blankNodes: [BlankNode] = []
    private var blankNodeToQuadsMap: [BlankNode: [Quad]] = [:]
    var canonicalIssuer = IdentifierIssuer(identifierPrefix: "c14n")
    let hashAlgorithm: HashAlgorithm

    private let workLimit: Int
    private var work = 0
    private var firstDegreeHashes: [BlankNode: String] = [:]

    init(_ quads: [Quad], hashAlgorithm: HashAlgorithm, workLimit: Int) {
        self.hashAlgorithm = hashAlgorithm
        self.workLimit = workLimit
        for quad in quads {
            var mentioned = Set<BlankNode>()
            for (node, _) in quad.blankNodes where mentioned.insert(node).inserted {
                if blankNodeToQuadsMap[node] == nil { blankNodes.append(node) }
                blankNodeToQuadsMap[node, default: []].append(quad)
            }
        }
    }

    func quads(of node: BlankNode) -> [Quad] { blankNodeToQuadsMap[node] ?? [] }

    /// Counts one step of the work that is limited.
    mutating func step() throws(CanonicalizationError) {
        work += 1
        guard work <= workLimit else { throw .workLimit(workLimit) }
    }

    /// Hash First Degree Quads (section 4.6.3).
    mutating func hashFirstDegreeQuads(_ reference: BlankNode) -> String {
        if let known = firstDegreeHashes[reference] { return known }
        let lines = quads(of: reference).map { quad in
            let marked = quad.mapBlankNodes { $0 == reference ? Self.itself : Self.another }
            return ExactString(NQuadsWriter().text([marked]))
        }
        let hash = hashAlgorithm.hash(lines.sorted().map(\.string).joined())
        firstDegreeHashes[reference] = hash
        return hash
    }

    private static let itself = BlankNode(unchecked: "a")
    private static let another = BlankNode(unchecked: "z")

    /// Hash Related Blank Node (section 4.7.3).
    mutating func hashRelatedBlankNode(
        _ related: BlankNode, quad: Quad, issuer: IdentifierIssuer, position: Quad.Position
    ) -> String {
        var input = position.rawValue
        if position != .graphName { input += "<" + quad.triple.predicate.string + ">" }
        if let identifier = canonicalIssuer.identifier(of: related) ?? issuer.identifier(of: related) {
            input += "_:" + identifier
        } else {
            input += hashFirstDegreeQuads(related)
        }
        return hashAlgorithm.hash(input)
    }
}
