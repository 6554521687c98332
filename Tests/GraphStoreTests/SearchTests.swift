import GRDB
import KnowledgeGraph
import Testing

@testable import GraphStore

/// Words lead to the entities that bear them and to the sentences that have them, whatever they are.
@Suite("Search in a store")
struct SearchTests {
    private static let people: [Entity] = [
        Entity(id: "a", type: .person, name: "Emmanuel Macron", aliases: ["Macron", "the President"]),
        Entity(id: "b", type: .country, name: "France", aliases: ["French", "Élysée"], link: "FR"),
        Entity(id: "c", type: .organization, name: "Banque de France"),
        Entity(id: "d", type: .person, name: "François Hollande", aliases: ["Hollande"]),
        Entity(id: "e", type: .country, name: "United States", aliases: ["U.S.", "America's"], link: "US"),
        Entity(id: "f", type: .person, name: "Владимир Путин", aliases: ["Putin"]),
        Entity(id: "g", type: .place, name: "東京"),
        Entity(id: "h", type: .organization, name: "AND \"OR\" NEAR(*) 🚀"),
        Entity(id: "i", type: .place, name: "Francetown"),
    ]

    private func evidence(_ sentence: String, _ start: Int = 0) -> Evidence {
        Evidence(range: start..<(start + 5), quote: "words", sentence: sentence)
    }

    private let folder: TemporaryStore

    init() throws { folder = try TemporaryStore() }

    private func fill() throws -> GraphStore {
        let store = try folder.open()
        func says(_ subject: String, _ predicate: Predicate, _ object: String, _ sentence: String) -> Relation
        {
            Relation(subject: subject, predicate: predicate, object: object, evidence: [evidence(sentence)])
        }
        _ = try store.add(
            GraphDocument(
                id: "one", title: "Paris", date: "2026-06-05", entities: Self.people,
                relations: [
                    says(
                        "a", .holdsOffice, "b",
                        "Mr Macron of France can’t say “naïve” to the U.S. vice-president."),
                    says(
                        "b", .condemns, "e",
                        "Mr Macron of France can’t say “naïve” to the U.S. vice-president."),
                    says("d", .nationality, "b", "Hollande NEAR Paris OR elsewhere."),
                    says("c", .partOf, "b", ""),
                ]))
        _ = try store.add(
            GraphDocument(
                id: "two", entities: Self.people,
                relations: [says("f", .meets, "a", "Путин и Макрон met in 東京, said Москва; naive they were.")]
            ))
        return store
    }

    private func names(_ store: GraphStore, _ text: String, _ limit: Int = 20) throws -> [String] {
        try store.search(text, limit: limit).entities.map(\.name)
    }

    private func documents(_ store: GraphStore, _ text: String) throws -> [String] {
        try store.search(text, limit: 20).sentences.map(\.document)
    }

    @Test("The whole name first, then its start, then the best connected")
    func order() throws {
        let store = try fill()
        #expect(try names(store, "France") == ["France", "Francetown", "Banque de France"])
        #expect(
            try names(store, "fran") == ["France", "François Hollande", "Francetown", "Banque de France"])
        #expect(try names(store, "fran", 2) == ["France", "François Hollande"])
        #expect(try names(store, "fran", 0) == [] && names(store, "fran", -1) == [])
    }

    @Test("An alias is named where it is what was found; the degree is that of the store")
    func aliases() throws {
        let store = try fill()
        let hit = try #require(try store.search("elysee", limit: 5).entities.first)
        #expect(hit.id == "france" && hit.type == .country && hit.name == "France" && hit.alias == "Élysée")
        #expect(hit.degree == 4)
        #expect(try store.search("macron", limit: 5).entities.first?.alias == "Macron")
        #expect(try store.search("emmanuel m", limit: 5).entities.first?.alias == nil)
    }

    @Test(
        "Case, accents, marks and scripts",
        arguments: [
            ("francois", "François Hollande"), ("FRANÇOIS", "François Hollande"),
            ("franc\u{327}ois", "François Hollande"), ("hollande francois", "François Hollande"),
            ("US", "United States"), ("u.s.", "United States"), ("America’s", "United States"),
            ("влад", "Владимир Путин"), ("东", nil), ("東", "東京"), ("near(*)", "AND \"OR\" NEAR(*) 🚀"),
            ("or", "AND \"OR\" NEAR(*) 🚀"), ("paris", nil),
        ] as [(String, String?)])
    func forms(text: String, name: String?) throws {
        let store = try fill()
        #expect(try names(store, text).first == name)
    }

    @Test(
        "Nothing to look for",
        arguments: ["", " ", "\n\t", "\"", "🚀", "*", "—", "\0", "()", "^", "\u{301}"])
    func nothing(text: String) throws {
        let store = try fill()
        #expect(try store.search(text, limit: 20) == GraphStore.SearchHits(entities: [], sentences: []))
    }

    @Test(
        "What people type is no query language",
        arguments: [
            "France AND", "OR", "NOT France", "NEAR(France Macron, 5)", "sentence : France", "{sentence}: x",
            "\"France", "France\"\"", "Fran*ce", "^France", "France + Macron", "-France", "(France", "a\0b",
            "a\u{600}\" b",
            "'; DROP TABLE node; --", "🚀 France", "e\u{301}\u{301}\u{301}", "\u{202E}ecnarF", "%", "_", "\\",
        ])
    func syntax(text: String) throws {
        let store = try fill()
        _ = try store.search(text, limit: 20)
        #expect(try store.totals().entities == 9)
    }

    @Test("Very long texts")
    func long() throws {
        let store = try fill()
        #expect(try documents(store, String(repeating: "macron ", count: 100_000)) == ["one"])
        _ = try store.search("macron" + String(repeating: "\u{301}", count: 1_000_000), limit: 20)
        #expect(try names(store, String(repeating: "x", count: 1_000_000)) == [])
    }

    @Test("A sentence comes once, with its article and what it says of whom")
    func sentences() throws {
        let store = try fill()
        let hit = try #require(try store.search("macron france", limit: 20).sentences.first)
        #expect(hit.document == "one" && hit.title == "Paris" && hit.date == "2026-06-05")
        #expect(hit.subject == "emmanuel-macron" && hit.predicate == .holdsOffice && hit.object == "france")
        #expect(hit.subjectName == "Emmanuel Macron" && hit.objectName == "France")
        #expect(hit.start == 0 && hit.end == 5 && hit.sentence.hasPrefix("Mr Macron"))
        #expect(try documents(store, "macron france") == ["one"])
        // The words stand for a sentence that is not there.
        #expect(try store.search("words", limit: 20).sentences.map(\.sentence) == ["words"])
    }

    @Test(
        "Words of sentences",
        arguments: [
            ("U.S.", ["one"]), ("vice-president", ["one"]), ("president-vice", []), ("can't", ["one"]),
            ("naive", ["two", "one"]), ("naïv", ["two", "one"]), ("путин", ["two"]), ("москв", ["two"]),
            ("東", ["two"]), ("near or", ["one"]), ("macro fran", []), ("macron fran", ["one"]),
        ] as [(String, [String])])
    func words(text: String, found: [String]) throws {
        let store = try fill()
        #expect(try Set(documents(store, text)) == Set(found))
    }

    @Test("What is replaced or removed is found no more")
    func removal() throws {
        let store = try fill()
        _ = try store.add(GraphDocument(id: "two", entities: [Self.people[0]]))
        #expect(try documents(store, "путин") == [] && names(store, "putin") == ["Владимир Путин"])
        try store.remove(["one"])
        #expect(try names(store, "putin") == [] && names(store, "macron") == ["Emmanuel Macron"])
        #expect(try store.search("macron", limit: 1).entities.first?.degree == 0)
        #expect(try documents(store, "macron") == [])
        #expect(try store.totals() == GraphStore.Totals(entities: 1, relations: 0, documents: 1))
    }

    @Test("Evidence of another document is that document's")
    func foreignEvidence() throws {
        let store = try folder.open()
        var piece = evidence("They met.", 7)
        piece.document = "elsewhere"
        let relation = Relation(subject: "a", predicate: .condemns, object: "b", evidence: [piece])
        _ = try store.add(
            GraphDocument(id: "here", title: "Here", entities: Self.people, relations: [relation]))
        let hit = try #require(try store.search("they", limit: 3).sentences.first)
        #expect(hit.document == "elsewhere" && hit.title == nil && hit.start == 7 && hit.end == 12)
    }
}
