/// The nodes so far, as far as resolution asks for them. What is asked is found by key, so that adding costs the same
/// however many entities a node has.
package protocol ResolutionState {
    associatedtype Node: Hashable & Sendable

    /// The nodes that have an entity with this key, oldest first.
    func bearers(of key: String) throws -> [Node]
    /// The full names among a node's keys.
    func fullNames(of node: Node) throws -> [String]
    /// The name that a node goes by.
    func name(of node: Node) throws -> String
    /// Whether anything is known of a person's offices and countries.
    func hasFacts(_ node: Node) throws -> Bool
    /// Whether one of a node's persons has this fact or companion.
    func has(_ fact: String, _ node: Node) throws -> Bool
}

/// Decides which entities of different articles are one, by rules that can be read.
///
/// Entities are one when they bear the same country code; or the same full name and type; or, for organizations, when
/// one is called by the acronym that the other lists. Persons of one full name are two when both are known to hold
/// office or citizenship and nothing of it is the same, nor anybody or anything else that their articles speak of.
/// Persons who share a surname alone are two; a surname and an office are a person. Two persons of one article are two.
package struct Resolver<State: ResolutionState> {
    package typealias Decision = ResolutionDecision<State.Node>

    private let rulings: ResolutionRulings

    package init(rulings: ResolutionRulings = ResolutionRulings()) { self.rulings = rulings }

    /// - Parameters:
    ///   - candidate: with the rulings applied.
    ///   - taken: the nodes of other persons of the same article.
    package func decide(
        _ candidate: ResolutionCandidate, taken: Set<State.Node>, in state: State
    ) throws -> Decision {
        let refused = try refusals(candidate, state)
        var decision = try ruled(candidate, refused, state)
        if decision == nil, let first = candidate.keys.first {
            switch candidate.type {
            case _ where candidate.isDetached || first.text.hasPrefix("link:"):
                decision = try plain(first, candidate.isDetached ? .ruling : .sameCountryCode, refused, state)
            case .person where candidate.isSingleName:
                decision = try surname(candidate, taken, refused, state)
            case .person: decision = try person(candidate, first.text, taken, refused, state)
            case .organization: decision = try organization(candidate, first, refused, state)
            case .country, .place: decision = try plain(first, .sameName, refused, state)
            }
        }
        return decision ?? .new
    }

    // MARK: - What people said

    private func refusals(_ candidate: ResolutionCandidate, _ state: State) throws -> Set<State.Node> {
        var refused: Set<State.Node> = []
        guard !rulings.isEmpty else { return refused }
        for key in candidate.keys {
            for other in rulings.apart(from: key.text) {
                refused.formUnion(try state.bearers(of: other))
            }
        }
        return refused
    }

    private func ruled(
        _ candidate: ResolutionCandidate, _ refused: Set<State.Node>, _ state: State
    ) throws -> Decision? {
        guard !rulings.isEmpty else { return nil }
        for key in candidate.keys {
            for handle in rulings.same(as: key.text) {
                if let node = try state.bearers(of: handle).first(where: { !refused.contains($0) }) {
                    return Decision(node: node, rule: .ruling)
                }
            }
        }
        return nil
    }

    // MARK: - Rules

    private func plain(
        _ key: ResolutionCandidate.Key, _ rule: ResolutionRule, _ refused: Set<State.Node>, _ state: State
    ) throws -> Decision? {
        try state.bearers(of: key.text).first { !refused.contains($0) }.map { Decision(node: $0, rule: rule) }
    }

    private func surname(
        _ candidate: ResolutionCandidate, _ taken: Set<State.Node>, _ refused: Set<State.Node>, _ state: State
    ) throws -> Decision? {
        for key in candidate.keys {
            guard let office = key.text.firstRange(of: " office:") else { continue }
            if let node = try state.bearers(of: key.text)
                .first(where: { !taken.contains($0) && !refused.contains($0) })
            {
                return Decision(node: node, rule: .sameOffice, detail: String(key.text[office.upperBound...]))
            }
        }
        return nil
    }

    /// The person of the same name with whom most is in common, the oldest of several.
    private func person(
        _ candidate: ResolutionCandidate, _ key: String, _ taken: Set<State.Node>,
        _ refused: Set<State.Node>, _ state: State
    ) throws -> Decision? {
        let nodes = try state.bearers(of: key).filter { !taken.contains($0) && !refused.contains($0) }
        func find(_ traits: [String], _ rule: ResolutionRule) throws -> Decision? {
            for node in nodes {
                for trait in traits where try state.has(trait, node) {
                    let detail = trait.firstIndex(of: ":").map { String(trait[trait.index(after: $0)...]) }
                    return Decision(node: node, rule: rule, detail: detail)
                }
            }
            return nil
        }
        guard !nodes.isEmpty else { return nil }
        if let found = try find(candidate.facts.filter { $0.hasPrefix("office:") }, .sameOffice) {
            return found
        }
        if let found = try find(candidate.facts.filter { $0.hasPrefix("in:") }, .sameAffiliation) {
            return found
        }
        // With one node that nothing speaks against, the answer is known without looking at company.
        let open = try nodes.filter { try candidate.facts.isEmpty || !state.hasFacts($0) }
        if nodes.count == 1, let only = open.first { return Decision(node: only, rule: .sameName) }
        if let found = try find(candidate.companions, .sameCompany) { return found }
        return open.first.map { Decision(node: $0, rule: .sameName) }
    }

    private func organization(
        _ candidate: ResolutionCandidate, _ name: ResolutionCandidate.Key, _ refused: Set<State.Node>,
        _ state: State
    ) throws -> Decision? {
        let named = try state.bearers(of: name.text).filter { !refused.contains($0) }
        guard name.isFull else {
            // Several bodies have the acronym: it is the one that goes by it, if there is one.
            let node =
                named.count == 1
                ? named[0] : try named.first { ResolutionCandidate.isAcronym(try state.name(of: $0)) }
            guard let node else { return nil }
            let isSame = try nameKey(state.name(of: node)) == nameKey(candidate.name)
            return Decision(
                node: node, rule: isSame ? .sameName : .acronym, detail: isSame ? nil : candidate.name)
        }
        var found = named.first.map { Decision(node: $0, rule: .sameName) }
        for key in candidate.keys.dropFirst() where !key.isFull {
            for node in try state.bearers(of: key.text) where !refused.contains(node) && node != found?.node {
                let names = try state.fullNames(of: node)
                // "Nato", written as a word, is no other name.
                let isOpen = names.allSatisfy { $0 == key.text }
                guard isOpen || found == nil && names.contains(where: { areSpellings($0, name.text) }) else {
                    continue
                }
                if found == nil {
                    found = Decision(node: node, rule: isOpen ? .acronym : .spelling, detail: acronym(key))
                } else if isOpen, found?.united.contains(node) == false {
                    found?.united.append(node)
                }
            }
        }
        return found
    }

    private func acronym(_ key: ResolutionCandidate.Key) -> String {
        String(key.text.drop { $0 != ":" }.dropFirst()).uppercased()
    }

    /// "Organisation for …" and "Organization for …": a letter or two, in a long name.
    private func areSpellings(_ a: String, _ b: String) -> Bool {
        let letters = min(a.count, b.count) - "organization:".count
        return letters >= 10 && editDistance(a, b, limit: letters / 10) != nil
    }
}
