/// What resolution looks at in one entity of a document. It depends on the document alone.
package struct ResolutionCandidate: Sendable, Hashable {
    /// A name under which a node can be found.
    package struct Key: Sendable, Hashable {
        package var text: String
        /// Whether it is a body's name in full, and no acronym: two of them are two bodies.
        package var isFull: Bool

        package init(_ text: String, isFull: Bool = false) {
            self.text = text
            self.isFull = isFull
        }
    }

    package let type: EntityType
    package let name: String
    /// What the entity is by itself: its country code, or its type and name. Rulings name entities so.
    package let identity: String
    package private(set) var keys: [Key]
    /// A person's offices and countries: `office:minister@link:RO`, `in:link:RO`.
    package let facts: [String]
    /// Who and what else a person's article speaks of most.
    package let companions: [String]
    /// A person under a surname or a given name alone.
    let isSingleName: Bool
    /// Whether people have set it apart from all that only shares its name.
    private(set) var isDetached = false

    /// How many names beside a person's are looked at: enough to know a person again, and few however long the
    /// article is.
    package static let mostCompanions = 8

    /// The candidate for an entity that is no person.
    package init(_ entity: Entity) {
        let name = nameKey(entity.name)
        let identity = Self.identity(entity, name)
        self.init(
            type: entity.type, name: entity.name, identity: identity,
            keys: Self.keys(of: entity, name, identity, isSingle: false, facts: []), facts: [],
            companions: [],
            isSingleName: false)
    }

    private init(
        type: EntityType, name: String, identity: String, keys: [Key], facts: [String], companions: [String],
        isSingleName: Bool
    ) {
        self.type = type
        self.name = name
        self.identity = identity
        self.keys = keys
        self.facts = facts
        self.companions = companions
        self.isSingleName = isSingleName
    }

    /// The candidates of a document, in the order of its entities.
    package static func candidates(of document: GraphDocument) -> [ResolutionCandidate] {
        let names = document.entities.map { nameKey($0.name) }
        let identities = zip(document.entities, names).map(identity)
        let numbers = Dictionary(
            document.entities.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let facts = PersonFacts(document, identities, numbers)
        // Countries are in every article and say nothing of who somebody is.
        let spokenOf = document.entities.indices
            .filter { document.entities[$0].type != .country && !isSingle(document.entities[$0], names[$0]) }
            .sorted { (document.entities[$1].mentionCount, $0) < (document.entities[$0].mentionCount, $1) }
            .prefix(mostCompanions + 1)
        return document.entities.indices.map { index in
            let entity = document.entities[index]
            let isPerson = entity.type == .person
            let isSingle = isSingle(entity, names[index])
            let own = isPerson ? facts[index] : []
            return ResolutionCandidate(
                type: entity.type, name: entity.name, identity: identities[index],
                keys: keys(of: entity, names[index], identities[index], isSingle: isSingle, facts: own),
                facts: isSingle ? [] : own,
                companions: isPerson && !isSingle
                    ? spokenOf.filter { identities[$0] != identities[index] }.prefix(mostCompanions)
                        .map { "with:" + identities[$0] } : [],
                isSingleName: isSingle)
        }
    }

    private static func isSingle(_ entity: Entity, _ name: String) -> Bool {
        entity.type == .person && !name.contains(" ")
    }

    private static func identity(_ entity: Entity, _ name: String) -> String {
        if let link = entity.link { return "link:" + link }
        return "\(entity.type.rawValue):\(name)"
    }

    private static func keys(
        of entity: Entity, _ name: String, _ identity: String, isSingle: Bool, facts: [String]
    ) -> [Key] {
        if entity.link != nil { return [Key(identity)] }
        switch entity.type {
        // A surname alone is nobody; with an office it may be.
        case .person where isSingle:
            return facts.filter { $0.hasPrefix("office:") }.map { Key("\(identity) \($0)") }
        case .person, .country, .place: return [Key(identity)]
        case .organization:
            var seen: Set<String> = [name]
            let acronyms = entity.aliases.filter(isAcronym).map(nameKey).filter { seen.insert($0).inserted }
            return [Key(identity, isFull: !isAcronym(entity.name))]
                + acronyms.map { Key("\(entity.type.rawValue):\($0)") }
        }
    }

    /// NATO, U.N., G-20.
    package static func isAcronym(_ name: String) -> Bool {
        name.count >= 2 && name.contains { $0.isUppercase }
            && name.allSatisfy { $0.isUppercase || $0.isNumber || $0 == "." || $0 == "-" }
    }

    /// The candidate as people want it seen.
    package func applying(_ rulings: ResolutionRulings, article: String) -> ResolutionCandidate {
        guard !rulings.isEmpty else { return self }
        var candidate = self
        let local = ResolutionRulings.handle(identity, in: article)
        if let group = rulings.group(of: local) {
            candidate.isDetached = true
            candidate.keys = [Key(group)]
        } else if rulings.mentions(identity), !keys.contains(where: { $0.text == identity }) {
            candidate.keys.append(Key(identity))
        }
        if rulings.mentions(local) { candidate.keys.append(Key(local)) }
        return candidate
    }
}

/// Offices and countries of the persons of a document.
private struct PersonFacts {
    private var facts: [Int: [String]] = [:]

    subscript(_ index: Int) -> [String] { facts[index] ?? [] }

    init(_ document: GraphDocument, _ identities: [String], _ numbers: [String: Int]) {
        // The State Department's people are the United States' people.
        var owners: [Int: [Int]] = [:]
        let said = document.relations.filter { $0.status == .actual }
        for relation in said where relation.predicate == .partOf {
            guard let part = numbers[relation.subject], let whole = numbers[relation.object] else { continue }
            owners[part, default: []].append(whole)
        }
        for relation in said where relation.predicate == .holdsOffice || relation.predicate == .nationality {
            guard let person = numbers[relation.subject], let place = numbers[relation.object] else {
                continue
            }
            if let role = relation.role, relation.predicate == .holdsOffice {
                add("office:\(nameKey(role))@\(identities[place])", to: person)
            }
            for place in [place] + (owners[place] ?? []) { add("in:" + identities[place], to: person) }
        }
    }

    private mutating func add(_ fact: String, to person: Int) {
        if facts[person]?.contains(fact) != true { facts[person, default: []].append(fact) }
    }
}
