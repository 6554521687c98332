/// Gives the blank nodes of a dataset names that depend on nothing but the dataset (RDF Dataset
/// Canonicalization, RDFC-1.0, W3C Recommendation of 2024-05-21).
///
/// Two datasets are isomorphic when, and only when, their canonical N-Quads are the same bytes.
public struct Canonicalizer: Sendable {
    /// The hash that blank nodes are told apart by.
    public var hashAlgorithm: HashAlgorithm
    /// How many steps may be spent on blank nodes that look alike.
    ///
    /// A step is one related blank node hashed or put into a path. Datasets can be made, and rarely happen,
    /// for which the algorithm would run for years; they end with ``CanonicalizationError/workLimit(_:)``
    /// instead. The default is a few seconds of work.
    public var workLimit: Int

    /// A canonicalizer with SHA-256 and a few seconds of patience, unless told otherwise.
    public init(hashAlgorithm: HashAlgorithm = .sha256, workLimit: Int = 1_000_000) {
        self.hashAlgorithm = hashAlgorithm
        self.workLimit = workLimit
    }

    /// The canonicalization algorithm (section 4.4.3).
    public func canonicalize(
        _ quads: some Sequence<Quad>
    ) throws(CanonicalizationError) -> CanonicalizedDataset {
        var seen = Set<Quad>()
        let quads = quads.filter { seen.insert($0).inserted }
        for quad in quads {
            if case .triple(let term) = quad.triple.object { throw .tripleTerm(term) }
        }
        var state = CanonicalizationState(
            quads, hashAlgorithm: hashAlgorithm, workLimit: workLimit)
        // Step 3.
        var hashToBlankNodesMap: [String: [BlankNode]] = [:]
        for node in state.blankNodes {
            hashToBlankNodesMap[state.hashFirstDegreeQuads(node), default: []].append(node)
        }
        let entries = hashToBlankNodesMap.sorted { $0.key < $1.key }.map(\.value)
        // Step 4.
        for nodes in entries where nodes.count == 1 {
            state.canonicalIssuer.issueIdentifier(for: nodes[0])
        }
        // Step 5.
        for nodes in entries where nodes.count > 1 {
            var hashPathList: [HashNDegreeResult] = []
            for node in nodes where state.canonicalIssuer.identifier(of: node) == nil {
                var temporaryIssuer = IdentifierIssuer(identifierPrefix: "b")
                temporaryIssuer.issueIdentifier(for: node)
                hashPathList.append(try state.hashNDegreeQuads(node, issuer: temporaryIssuer))
            }
            for result in hashPathList.sorted(by: { $0.hash < $1.hash }) {
                for node in result.issuer.order { state.canonicalIssuer.issueIdentifier(for: node) }
            }
        }
        return CanonicalizedDataset(quads, blankNodes: state.blankNodes, issuer: state.canonicalIssuer)
    }
}

/// What canonicalization gives (RDFC-1.0, section 4.1).
public struct CanonicalizedDataset: Sendable, Hashable {
    /// The quads with canonical blank nodes, in the order of their lines in ``nquads``.
    public let quads: [Quad]
    /// The canonical N-Quads: sorted by code point, each line once.
    public let nquads: String
    /// The issued identifiers map: from each blank node of the input to the canonical one.
    public let issuedIdentifiersMap: [BlankNode: BlankNode]

    /// Steps 6 and 7.
    fileprivate init(_ quads: [Quad], blankNodes: [BlankNode], issuer: IdentifierIssuer) {
        var map: [BlankNode: BlankNode] = [:]
        for node in blankNodes {
            if let identifier = issuer.identifier(of: node) { map[node] = BlankNode(unchecked: identifier) }
        }
        let lines = quads.map { quad in
            let canonical = quad.mapBlankNodes { map[$0] ?? $0 }
            return (quad: canonical, text: ExactString(NQuadsWriter().text([canonical])))
        }.sorted { $0.text < $1.text }
        self.quads = lines.map(\.quad)
        nquads = lines.map(\.text.string).joined()
        issuedIdentifiersMap = map
    }
}

/// Why a dataset was not canonicalized.
public enum CanonicalizationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Telling its blank nodes apart takes more steps than ``Canonicalizer/workLimit``.
    case workLimit(Int)
    /// RDFC-1.0 knows the terms of RDF 1.1 only.
    case tripleTerm(Triple)

    public var description: String {
        switch self {
        case .workLimit(let limit):
            "the blank nodes are too much alike: telling them apart takes more than \(limit) steps of "
                + "Hash N-Degree Quads; raise the work limit if the data is trusted"
        case .tripleTerm(let triple):
            "RDFC-1.0 does not say how to canonicalize the triple term <<( \(triple) )>>"
        }
    }
}
