/// The canonicalization state (RDFC-1.0, section 4.3) and the hashes that look at one blank node and its
/// neighbours.
struct CanonicalizationState {
    /// In order of first appearance.
    private(set) var blankNodes: [BlankNode] = []
    private var blankNodeToQuadsMap: [BlankNode: [Quad]] = [:]
    /// The other blank nodes in the quads of each.
    private var related: [BlankNode: [Related]] = [:]
    var canonicalIssuer = IdentifierIssuer(identifierPrefix: "c14n")
    let hashAlgorithm: HashAlgorithm

    private let workLimit: Int
    private var work = 0
    private var firstDegreeHashes: [BlankNode: String] = [:]

    /// A blank node that stands in a quad beside another.
    struct Related {
        let node: BlankNode
        let position: Quad.Position
        let quad: Quad
    }

    init(_ quads: [Quad], hashAlgorithm: HashAlgorithm, workLimit: Int) {
        self.hashAlgorithm = hashAlgorithm
        self.workLimit = workLimit
        for quad in quads {
            let components = quad.blankNodes
            var mentioned = Set<BlankNode>()
            for (node, _) in components where mentioned.insert(node).inserted {
                if blankNodeToQuadsMap[node] == nil { blankNodes.append(node) }
                blankNodeToQuadsMap[node, default: []].append(quad)
                for (other, position) in components where other != node {
                    related[node, default: []].append(Related(node: other, position: position, quad: quad))
                }
            }
        }
    }

    func related(to node: BlankNode) -> [Related] { related[node] ?? [] }

    /// Counts the work that is limited.
    mutating func step(_ count: Int = 1) throws(CanonicalizationError) {
        work += count
        guard work <= workLimit else { throw .workLimit(workLimit) }
    }

    /// Hash First Degree Quads (section 4.6.3).
    mutating func hashFirstDegreeQuads(_ reference: BlankNode) -> String {
        if let known = firstDegreeHashes[reference] { return known }
        let lines = (blankNodeToQuadsMap[reference] ?? []).map { quad in
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
    mutating func hashRelatedBlankNode(_ related: Related, issuer: IdentifierIssuer) -> String {
        let node = related.node
        var input = related.position.rawValue
        if related.position != .graphName { input += "<" + related.quad.triple.predicate.string + ">" }
        if let identifier = canonicalIssuer.identifier(of: node) ?? issuer.identifier(of: node) {
            input += "_:" + identifier
        } else {
            input += hashFirstDegreeQuads(node)
        }
        return hashAlgorithm.hash(input)
    }
}
