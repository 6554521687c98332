import KnowledgeGraph

/// Documents about a few people, countries and bodies under names that nearly meet: surnames, acronyms, clashing offices,
/// slugs that end in numbers. The same seed gives the same documents.
struct RandomDocuments {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func below(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state >> 33) % bound
    }

    mutating func one<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

    private static let people = [
        "John Smith", "JOHN SMITH", "Smith", "Anna Smith", "Sergei Lavrov", "Lavrov", "François Hollande",
        "Franc\u{327}ois Hollande", "Kofi", "Kofi 2", "Paris",
    ]
    private static let countries = [
        ("Romania", "RO", ["Romanian", "Bucharest"]), ("Rumania", "RO", ["Romania"]), ("Kenya", "KE", []),
        ("Georgia", "GE", ["Tbilisi"]), ("Utopia", nil, ["Nowhere"]),
    ]
    private static let bodies = [
        ("African Union", ["AU"]), ("African Union", []), ("AU", []), ("Arab Union", ["AU"]), ("A.U.", []),
        ("World Health Organization", ["WHO"]), ("World Health Organisation", ["WHO"]), ("WHO", ["W.H.O."]),
        ("Who", []), ("Foo", []), ("Foo 2", []), ("Foo-2", ["FOO"]), ("FOO", []),
    ]
    private static let places = ["Paris", "Georgia", "Foo", "Danube"]

    mutating func next(id: String) -> GraphDocument {
        var entities: [Entity] = []
        for number in 0..<(1 + below(7)) {
            let id = "e\(number)"
            switch below(8) {
            case 0...2:
                let name = one(Self.people)
                entities.append(
                    Entity(
                        id: id, type: .person, name: name,
                        aliases: below(2) == 0 ? [one(Self.people), name] : [],
                        mentionCount: below(4)))
            case 3, 4:
                let (name, link, aliases) = one(Self.countries)
                entities.append(
                    Entity(
                        id: id, type: .country, name: name, aliases: below(2) == 0 ? aliases : [], link: link,
                        mentionCount: below(4)))
            case 5, 6:
                let (name, aliases) = one(Self.bodies)
                entities.append(
                    Entity(id: id, type: .organization, name: name, aliases: aliases, mentionCount: below(4)))
            default:
                entities.append(Entity(id: id, type: .place, name: one(Self.places), mentionCount: below(2)))
            }
        }
        let relations = (0..<below(7)).map { _ in relation(entities, id) }
        return GraphDocument(
            id: id, title: below(2) == 0 ? "About \(id)" : nil, date: below(2) == 0 ? "2015-09" : nil,
            url: below(3) == 0 ? "https://example.org/a b" : nil, entities: entities, relations: relations)
    }

    private mutating func relation(_ entities: [Entity], _ document: String) -> Relation {
        let subject = one(entities)
        let object = one(entities)
        let isOffice = subject.type == .person && below(2) == 0
        return Relation(
            subject: subject.id,
            predicate: isOffice
                ? one([.holdsOffice, .nationality]) : one([.meets, .meets, .condemns, .partOf]),
            object: object.id, status: one([.actual, .actual, .possible]),
            role: isOffice ? one(["Minister", "minister", "President", "2015"]) : nil,
            attributedTo: below(4) == 0 ? one(entities).id : nil,
            confidence: below(3) == 0 ? nil : Double(below(5)) / 4, date: below(6) == 0 ? "2015" : nil,
            evidence: (0..<below(3)).map { _ in
                let start = below(3)
                return Evidence(
                    document: below(12) == 0 ? one(["d1", "elsewhere", document]) : "",
                    range: start..<(start + 4),
                    quote: below(2) == 0 ? "said" : "", sentence: one(["", "They said so.", "They met."]))
            })
    }
}
