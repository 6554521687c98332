/// The result of Hash N-Degree Quads: a hash, and the issuer with the identifiers given on the way.
struct HashNDegreeResult {
    let hash: String
    let issuer: IdentifierIssuer
}

extension CanonicalizationState {
    /// Hash N-Degree Quads (RDFC-1.0, section 4.8.3).
    ///
    /// The algorithm calls itself, once a blank node along a path. A path can be as long as the dataset, so
    /// the calls stand on a stack of their own.
    mutating func hashNDegreeQuads(
        _ identifier: BlankNode, issuer: IdentifierIssuer
    ) throws(CanonicalizationError) -> HashNDegreeResult {
        var calls = [NDegreeCall(issuer: issuer, related: try hashesToRelatedBlankNodes(identifier, issuer))]
        while true {
            switch try calls[calls.count - 1].proceed(&self) {
            case .call(let related, let issuer):
                calls.append(
                    NDegreeCall(issuer: issuer, related: try hashesToRelatedBlankNodes(related, issuer)))
            case .result(let result):
                calls.removeLast()
                if calls.isEmpty { return result }
                calls[calls.count - 1].take(result)
            }
        }
    }

    /// Steps 1 to 3: H_n, sorted by hash.
    private mutating func hashesToRelatedBlankNodes(
        _ identifier: BlankNode, _ issuer: IdentifierIssuer
    ) throws(CanonicalizationError) -> [(hash: String, nodes: [BlankNode])] {
        var nodes: [String: [BlankNode]] = [:]
        for related in related(to: identifier) {
            try step()
            nodes[hashRelatedBlankNode(related, issuer: issuer), default: []].append(related.node)
        }
        return nodes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}

/// One call of Hash N-Degree Quads, from step 4 on, which stops where it needs the result of another.
private struct NDegreeCall {
    enum Outcome {
        case call(BlankNode, issuer: IdentifierIssuer)
        case result(HashNDegreeResult)
    }

    /// Stands where an issuer was moved from, so that no second owner makes changing it a copy.
    private static let noIssuer = IdentifierIssuer(identifierPrefix: "")

    private var issuer: IdentifierIssuer
    private let related: [(hash: String, nodes: [BlankNode])]
    /// The entry of `related` at hand; `nil` before the first.
    private var entry: Int?
    private var dataToHash = ""
    private var chosenPath = ""
    private var chosenIssuer = noIssuer
    private var permutations: Permutations<BlankNode>?
    private var attempt: Attempt?

    /// Step 5.4 for one permutation.
    private struct Attempt {
        var issuerCopy: IdentifierIssuer
        var path = ""
        var recursionList: [BlankNode] = []
        /// How many of the recursion list have been called for.
        var called = 0

        var nextCall: BlankNode? { called < recursionList.count ? recursionList[called] : nil }
    }

    init(issuer: IdentifierIssuer, related: [(hash: String, nodes: [BlankNode])]) {
        self.issuer = issuer
        self.related = related
    }

    /// Goes on to the next call that step 5.4.5.1 makes, or to the end.
    mutating func proceed(_ state: inout CanonicalizationState) throws(CanonicalizationError) -> Outcome {
        while true {
            if let node = attempt?.nextCall, let copy = attempt?.issuerCopy {
                attempt?.issuerCopy = Self.noIssuer
                return .call(node, issuer: copy)
            }
            if let finished = attempt {
                // Step 5.4.6.
                if chosenPath.isEmpty || finished.path < chosenPath {
                    chosenPath = finished.path
                    chosenIssuer = finished.issuerCopy
                }
                attempt = nil
            }
            if let permutation = permutations?.next() {
                try begin(permutation, &state)
            } else if !nextEntry() {
                return .result(HashNDegreeResult(hash: state.hashAlgorithm.hash(dataToHash), issuer: issuer))
            }
        }
    }

    /// Steps 5.4.5.2 to 5.4.5.5, with the result of the call.
    mutating func take(_ result: HashNDegreeResult) {
        guard var current = attempt, let node = current.nextCall else { return }
        attempt = nil
        // The node has had its identifier since step 5.4.4.2.
        current.issuerCopy = result.issuer
        current.path += "_:" + current.issuerCopy.issueIdentifier(for: node) + "<" + result.hash + ">"
        current.called += 1
        if !isHopeless(current.path) { attempt = current }
    }

    /// Steps 5.5 and 5.6 for the entry that is done, and 5.1 to 5.3 for the next, if there is one.
    private mutating func nextEntry() -> Bool {
        if entry != nil {
            dataToHash += chosenPath
            issuer = chosenIssuer
            chosenIssuer = Self.noIssuer
        }
        let next = entry.map { $0 + 1 } ?? 0
        guard next < related.count else { return false }
        entry = next
        dataToHash += related[next].hash
        chosenPath = ""
        permutations = Permutations(related[next].nodes)
        return true
    }

    /// Steps 5.4.1 to 5.4.4.
    private mutating func begin(
        _ permutation: [BlankNode], _ state: inout CanonicalizationState
    ) throws(CanonicalizationError) {
        var attempt = Attempt(issuerCopy: issuer)
        if permutations?.isExhausted ?? false {
            issuer = Self.noIssuer
        } else {
            // The copy is real work when there are many identifiers in it.
            try state.step(issuer.order.count / 100)
        }
        for node in permutation {
            try state.step()
            if let canonical = state.canonicalIssuer.identifier(of: node) {
                attempt.path += "_:" + canonical
            } else {
                if attempt.issuerCopy.identifier(of: node) == nil { attempt.recursionList.append(node) }
                attempt.path += "_:" + attempt.issuerCopy.issueIdentifier(for: node)
            }
            if isHopeless(attempt.path) { return }
        }
        self.attempt = attempt
    }

    /// Whether no end of this path can make it the chosen one. Paths are ASCII.
    private func isHopeless(_ path: String) -> Bool {
        !chosenPath.isEmpty && path.utf8.count >= chosenPath.utf8.count && path > chosenPath
    }
}
