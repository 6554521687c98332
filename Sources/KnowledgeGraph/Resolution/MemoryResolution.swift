import OrderedCollections

/// The nodes of documents in memory.
struct MemoryResolution: ResolutionState {
    private struct Cluster {
        var entity: Entity
        /// Every name, and when it first came.
        var forms: [String: Int] = [:]
        var keys: OrderedSet<ResolutionCandidate.Key> = []
        var traits: Set<String> = []
        var isKnown = false
        /// Where the node went that turned out to be another.
        var forward: Int?
    }

    private var nodes: [Cluster] = []
    private var nodesByKey: [String: [Int]] = [:]
    private var formCount = 0

    func bearers(of key: String) -> [Int] { nodesByKey[key] ?? [] }
    func fullNames(of node: Int) -> [String] { nodes[node].keys.filter(\.isFull).map(\.text) }
    func name(of node: Int) -> String { nodes[node].entity.name }
    func hasFacts(_ node: Int) -> Bool { nodes[node].isKnown }
    func has(_ fact: String, _ node: Int) -> Bool { nodes[node].traits.contains(fact) }

    /// Adds the entities of a document and returns the number of each one's node.
    mutating func add(_ document: GraphDocument) -> [Int] {
        var numbers: [Int] = []
        var taken: Set<Int> = []
        let resolver = Resolver<MemoryResolution>()
        for (entity, candidate) in zip(document.entities, ResolutionCandidate.candidates(of: document)) {
            let node: Int
            do {
                node = add(entity, candidate, to: try resolver.decide(candidate, taken: taken, in: self))
            } catch {
                preconditionFailure("memory does not fail: \(error)")
            }
            if entity.type == .person { taken.insert(node) }
            numbers.append(node)
        }
        return numbers
    }

    /// The nodes as entities with their ids, in order of first appearance, and the id for each number that
    /// ``add(_:)`` returned.
    func entities() -> (entities: [Entity], ids: [String]) {
        var slugs = SlugNumbers()
        var ids = [String](repeating: "", count: nodes.count)
        var entities: [Entity] = []
        for (number, node) in nodes.enumerated() {
            guard node.forward == nil else { continue }
            var entity = node.entity
            entity.id = slugs.id(for: slug(entity.name))
            let forms = node.forms.filter { $0.key != entity.name }
            entity.aliases = forms.sorted { $0.value < $1.value }.map(\.key)
            ids[number] = entity.id
            entities.append(entity)
        }
        for number in nodes.indices {
            var node = number
            while let next = nodes[node].forward { node = next }
            ids[number] = ids[node]
        }
        return (entities, ids)
    }

    private mutating func add(
        _ entity: Entity, _ candidate: ResolutionCandidate, to decision: ResolutionDecision<Int>
    ) -> Int {
        var target = decision.node ?? nodes.count
        for other in decision.united {
            let older = min(target, other)
            unite(max(target, other), into: older)
            target = older
        }
        if target == nodes.count {
            nodes.append(Cluster(entity: entity))
            nodes[target].entity.mentionCount = 0
        }
        nodes[target].entity.mentionCount += entity.mentionCount
        nodes[target].entity.link = nodes[target].entity.link ?? entity.link
        for name in entity.names {
            formCount += 1
            if nodes[target].forms[name] == nil { nodes[target].forms[name] = formCount }
        }
        for key in candidate.keys { register(key, target) }
        nodes[target].traits.formUnion(candidate.facts)
        nodes[target].traits.formUnion(candidate.companions)
        if !candidate.facts.isEmpty { nodes[target].isKnown = true }
        return target
    }

    private mutating func register(_ key: ResolutionCandidate.Key, _ node: Int) {
        guard nodes[node].keys.append(key).inserted else { return }
        // Oldest first; a node that others were united into may be older than some.
        var bearers = nodesByKey[key.text] ?? []
        guard !bearers.contains(node) else { return }
        bearers.insert(node, at: bearers.firstIndex { $0 > node } ?? bearers.endIndex)
        nodesByKey[key.text] = bearers
    }

    private mutating func unite(_ newer: Int, into older: Int) {
        let gone = nodes[newer]
        for key in gone.keys {
            nodesByKey[key.text]?.removeAll { $0 == newer }
            register(key, older)
        }
        nodes[older].traits.formUnion(gone.traits)
        nodes[older].isKnown = nodes[older].isKnown || gone.isKnown
        nodes[older].entity.mentionCount += gone.entity.mentionCount
        nodes[older].entity.link = nodes[older].entity.link ?? gone.entity.link
        nodes[older].forms.merge(gone.forms, uniquingKeysWith: min)
        nodes[newer].forward = older
    }
}
