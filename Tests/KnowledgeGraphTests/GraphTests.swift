import KnowledgeGraph
import Testing

/// Two articles that speak of some of the same people.
private let first = GraphDocument(
    id: "one", date: "2015-09-30",
    entities: [
        Entity(id: "e1", type: .person, name: "John Kerry", aliases: ["Kerry"]),
        Entity(id: "e2", type: .country, name: "Russia", aliases: ["Moscow"], link: "RU"),
        Entity(id: "e3", type: .person, name: "Sergei Lavrov"),
        Entity(id: "e4", type: .organization, name: "North Atlantic Treaty Organization", aliases: ["NATO"]),
    ],
    relations: [
        Relation(
            subject: "e1", predicate: .meets, object: "e3", confidence: 0.6,
            evidence: [Evidence(range: 0..<5)]),
        Relation(subject: "e3", predicate: .holdsOffice, object: "e2", role: "Foreign Minister"),
        Relation(subject: "e1", predicate: .condemns, object: "e2", status: .possible),
    ])
private let second = GraphDocument(
    id: "two", date: "2016",
    entities: [
        Entity(id: "x", type: .person, name: "Sergei Lavrov"),
        Entity(id: "y", type: .person, name: "JOHN KERRY"),
        Entity(id: "z", type: .organization, name: "NATO"),
        Entity(id: "w", type: .person, name: "Anna Kerry"),
        Entity(id: "v", type: .country, name: "Russian Federation", link: "RU"),
    ],
    relations: [
        Relation(
            subject: "x", predicate: .meets, object: "y", confidence: 0.9, evidence: [Evidence(range: 7..<9)]),
        Relation(subject: "w", predicate: .relative, object: "y", evidence: [Evidence(range: 1..<2)]),
        Relation(subject: "v", predicate: .adversary, object: "z", evidence: [Evidence(range: 3..<4)]),
    ])
private let graph = Graph(documents: [first, second])

@Suite("Merging documents")
struct MergingTests {
    @Test("One node for one country code, one full name, one acronym; a shared surname merges nobody")
    func nodes() {
        #expect(
            graph.entities.map(\.id) == [
                "john-kerry", "russia", "sergei-lavrov", "north-atlantic-treaty-organization", "anna-kerry",
            ])
        #expect(graph.entity("russia")?.aliases == ["Moscow", "Russian Federation"])
    }

    @Test("A symmetric relation said both ways is one edge with all its evidence and the surest figure")
    func edges() throws {
        let meetings = graph.relations.filter { $0.predicate == .meets }
        #expect(meetings.count == 1)
        #expect(meetings.first?.evidence.map(\.document) == ["one", "two"])
        #expect(meetings.first?.confidence == 0.9)
    }

    @Test("Taken apart and merged again, the graph is the same")
    func documents() {
        let again = Graph(documents: graph.documents)
        #expect(Set(again.entities) == Set(graph.entities))
        #expect(again.relations.count == graph.relations.count)
        #expect(Set(again.relations.flatMap(\.evidence)) == Set(graph.relations.flatMap(\.evidence)))
    }

    @Test("Names that give the same slug get numbers")
    func slugs() {
        let twins = Graph(documents: [
            GraphDocument(
                id: "a",
                entities: [
                    Entity(id: "1", type: .person, name: "Paris"),
                    Entity(id: "2", type: .place, name: "Paris"),
                    Entity(id: "3", type: .place, name: "!!!"),
                ])
        ])
        #expect(twins.entities.map(\.id) == ["paris", "paris-2", "unnamed"])
    }
}

@Suite("Look-up by name")
struct NameIndexTests {
    let index = NameIndex([
        Entity(id: "k", type: .person, name: "François Hollande", aliases: ["Hollande"]),
        Entity(id: "u", type: .country, name: "United States", aliases: ["U.S.", "the US"], link: "US"),
        Entity(id: "g1", type: .place, name: "Georgia"),
        Entity(id: "g2", type: .country, name: "Georgia", link: "GE"),
    ])

    @Test(
        "Case, accents, dots and articles do not matter",
        arguments: ["francois hollande", "HOLLANDE", "Hollande’s", "k"])
    func person(name: String) throws { #expect(try index.entity(named: name).id == "k") }

    @Test("Acronyms with and without dots", arguments: ["us", "U.S.", "The US", "united  states"])
    func acronym(name: String) throws { #expect(try index.entity(named: name).id == "u") }

    @Test("Several bearers are listed, none are picked")
    func ambiguous() {
        let error = #expect(throws: NameIndex.LookupError.self) { try index.entity(named: "georgia") }
        guard case .ambiguous(_, let candidates)? = error else { return #expect(Bool(false)) }
        #expect(candidates.map(\.id) == ["g1", "g2"])
    }

    @Test("An unknown name brings near ones")
    func unknown() {
        let error = #expect(throws: NameIndex.LookupError.self) { try index.entity(named: "Holande") }
        #expect(error?.description.contains("François Hollande") == true)
    }
}

@Suite("Selection")
struct SelectionTests {
    @Test("By default everything that is actual")
    func plain() { #expect(graph.selecting(Selection()).relations.allSatisfy { $0.status == .actual }) }

    @Test("Around a node, to a depth", arguments: [(0, 1), (1, 3), (2, 5)])
    func around(depth: Int, count: Int) {
        var selection = Selection()
        selection.around = ["sergei-lavrov"]
        selection.depth = depth
        #expect(graph.selecting(selection).entities.count == count)
    }

    @Test("By predicate, type, confidence")
    func filters() {
        var selection = Selection()
        selection.predicates = [.meets, .relative]
        #expect(graph.selecting(selection).relations.count == 2)
        selection.minimumConfidence = 0.95
        #expect(graph.selecting(selection).relations.map(\.predicate) == [.relative])
        selection = Selection()
        selection.types = [.person]
        #expect(graph.selecting(selection).entities.allSatisfy { $0.type == .person })
    }

    @Test(
        "Dates compare at the shorter precision",
        arguments: [
            ("2016", nil, 3), (nil, "2015", 1), ("2015-10", "2016-02", 3), ("2017", nil, 0),
        ] as [(String?, String?, Int)])
    func dates(since: String?, until: String?, count: Int) {
        var selection = Selection()
        selection.since = since
        selection.until = until
        #expect(graph.selecting(selection).relations.count == count)
    }
}

@Suite("Vocabulary")
struct PredicateTests {
    @Test("26 predicates, seven symmetric, interactions with a root and standing relations without")
    func contract() {
        #expect(Predicate.allCases.count == 26)
        #expect(
            Set(Predicate.allCases.filter(\.isSymmetric).map(\.rawValue)) == [
                "counterpart", "ally", "adversary", "relative", "meets", "agreesWith", "cooperatesWith",
            ])
        for predicate in Predicate.allCases {
            #expect((predicate.root == nil) == (predicate.kind == .standing))
        }
    }

    @Test("Types that a predicate joins")
    func types() {
        #expect(Predicate.locatedIn.joins(.place, .country))
        #expect(!Predicate.locatedIn.joins(.person, .place))
        #expect(Predicate.attacks.joins(.organization, .place))
        #expect(!Predicate.attacks.joins(.place, .country))
    }

    @Test(
        "Edit distance counts a swap once",
        arguments: [("lavrov", "lavrvo", 1), ("shoygu", "shoigu", 1), ("a", "", 1), ("abc", "abc", 0)])
    func distance(a: String, b: String, expected: Int) { #expect(editDistance(a, b, limit: 3) == expected) }
}
