import OrderedCollections

/// Decides which entities of different documents are one.
///
/// Entities are the same when they bear the same country code; or when they have the same type and the same
/// ``nameKey(_:)`` for a full name; or, for organizations and places, when one's name is an acronym or other
/// alias that the other lists. Two people who share a surname alone stay two.
struct EntityMerger {
    private(set) var entities: [Entity] = []
    private var byKey: [String: Int] = [:]

    /// Adds an entity and returns the number of its node.
    mutating func add(_ entity: Entity) -> Int {
        let keys = Self.keys(of: entity)
        guard let node = keys.compactMap({ byKey[$0] }).first else {
            entities.append(entity)
            for key in keys { byKey[key] = entities.count - 1 }
            return entities.count - 1
        }
        for key in keys where byKey[key] == nil { byKey[key] = node }
        entities[node].absorb(entity)
        return node
    }

    /// A readable, unique id for each node, in order.
    func ids() -> [String] {
        var seen: [String: Int] = [:]
        return entities.map { entity in
            let base = slug(entity.name)
            let count = seen[base, default: 0] + 1
            seen[base] = count
            return count == 1 ? base : "\(base)-\(count)"
        }
    }

    static func keys(of entity: Entity) -> [String] {
        if let link = entity.link { return ["link:" + link] }
        let type = entity.type.rawValue + ":"
        switch entity.type {
        case .person, .country:
            return [type + nameKey(entity.name)]
        case .organization, .place:
            let acronyms = entity.aliases.filter { alias in
                alias.count >= 2
                    && alias.allSatisfy { $0.isUppercase || $0.isNumber || $0 == "." || $0 == "-" }
            }
            return ([entity.name] + acronyms).map { type + nameKey($0) }
        }
    }
}

extension Entity {
    /// Takes over the names of an entity that is the same; the longer list never loses a form.
    mutating func absorb(_ other: Entity) {
        var forms = OrderedSet(names)
        forms.append(contentsOf: other.names)
        forms.remove(name)
        aliases = Array(forms)
        link = link ?? other.link
        mentionCount += other.mentionCount
    }
}
