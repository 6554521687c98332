import Foundation
import KnowledgeGraph
import Testing

@Suite("Graph JSON")
struct GraphJSONTests {
    static let document = GraphDocument(
        id: "a", title: "T", date: "2015-09", url: "https://example.org/a",
        entities: [
            Entity(id: "e1", type: .person, name: "Zoë Ünal", aliases: ["Ünal \"Z\""], mentionCount: 3),
            Entity(id: "e2", type: .country, name: "Turkey", aliases: ["Turkish"], link: "TR"),
        ],
        relations: [
            Relation(
                subject: "e1", predicate: .holdsOffice, object: "e2", status: .negated, role: "minister",
                attributedTo: "e2", confidence: 0.75, date: "2015",
                evidence: [Evidence(range: 3..<9, quote: "q\n", sentence: "s 😀")])
        ])

    @Test("What is written reads back the same, as one object, as lines and as an array")
    func roundTrip() throws {
        let one = try GraphJSON.write(Self.document)
        #expect(try GraphJSON.read(one) == [Self.document])
        let lines = try GraphJSON.writeLine(Self.document) + GraphJSON.writeLine(Self.document)
        #expect(try GraphJSON.read(lines).count == 2)
        #expect(try GraphJSON.read(Data("[".utf8) + one + Data("]".utf8)) == [Self.document])
    }

    @Test("Keys that the contract leaves out may be missing, and unknown ones are ignored")
    func defaults() throws {
        let json = """
            {"id":"a","extra":1,"entities":[{"id":"e1","type":"person","name":"A"},
            {"id":"e2","type":"person","name":"B"}],
            "relations":[{"subject":"e1","predicate":"ally","object":"e2","optional":true}]}
            """
        let document = try #require(try GraphJSON.read(Data(json.utf8)).first)
        #expect(document.relations[0].status == .actual)
        #expect(document.relations[0].evidence.isEmpty)
        #expect(document.relations[0].confidence == nil)
    }

    @Test(
        "A fault is named with its place",
        arguments: [
            (#"{"id":"a","entities":[]}"#, "lacks \"relations\""),
            (
                #"{"id":"a","entities":[{"id":"e1","type":"robot","name":"A"}],"relations":[]}"#,
                "entities[0].type"
            ),
            (
                #"{"id":"a","entities":[],"relations":[{"subject":"x","predicate":"ally","object":"y"}]}"#,
                "\"x\", which is no entity's id"
            ),
            (#"{"id":"a","#, "the document"),
        ])
    func faults(json: String, expected: String) throws {
        let error = #expect(throws: GraphJSON.FormatError.self) { try GraphJSON.read(Data(json.utf8)) }
        #expect(error?.description.contains(expected) == true, "\(String(describing: error))")
    }

    @Test("In JSON Lines the line is named")
    func line() throws {
        let good = try GraphJSON.writeLine(Self.document)
        let error = #expect(throws: GraphJSON.FormatError.self) {
            try GraphJSON.read(good + Data("{\"id\":3}\n".utf8))
        }
        #expect(error?.line == 2)
    }
}
