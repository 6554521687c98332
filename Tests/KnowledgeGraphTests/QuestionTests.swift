import Testing

@testable import KnowledgeGraph

@Suite("Questions")
struct QuestionTests {
    private let graph = Graph(
        sources: [
            Graph.Source(id: "old", date: "2015-03-01"), Graph.Source(id: "new", date: "2016"),
            Graph.Source(id: "undated"),
        ],
        entities: [
            Entity(id: "a", type: .country, name: "Aland"), Entity(id: "b", type: .country, name: "Bland"),
            Entity(id: "c", type: .person, name: "Ann Cole"),
        ],
        relations: [
            relation("a", .condemns, "b", in: ["new", "old", "undated"]),
            relation("b", .meets, "a", in: ["undated"]),
            relation("c", .holdsOffice, "a", in: ["new"], date: "2014"),
            relation("b", .accuses, "a", in: ["old"], speaker: "c"),
            relation("c", .visits, "b", in: ["old"]),
        ])

    private static func relation(
        _ subject: String, _ predicate: Predicate, _ object: String, in documents: [String],
        date: String? = nil, speaker: String? = nil
    ) -> Relation {
        Relation(
            subject: subject, predicate: predicate, object: object, attributedTo: speaker, date: date,
            evidence: documents.map { Evidence(document: $0, range: 0..<1, sentence: "In \($0).") })
    }

    private func dates(_ selection: Selection = Selection()) -> [String] {
        Timeline(of: "a", in: graph, selection: selection).entries.map {
            "\($0.relation.predicate) \($0.date ?? "-") \($0.isOwnDate) \($0.evidence.map(\.document).joined())"
        }
    }

    @Test(
        "A timeline has each relation at its own date, or at each of its documents'; what has none comes last"
    )
    func timeline() {
        #expect(
            dates() == [
                "holdsOffice 2014 true new", "condemns 2015-03-01 false old", "accuses 2015-03-01 false old",
                "condemns 2016 false new", "condemns - false undated", "meets - false undated",
            ])
    }

    @Test("Bounds of time hold for each entry")
    func bounds() {
        var selection = Selection()
        selection.since = "2015-02"
        selection.until = "2015"
        #expect(dates(selection) == ["condemns 2015-03-01 false old", "accuses 2015-03-01 false old"])
    }

    @Test("A dossier puts offices first, then what is mutual, what goes out and what comes in")
    func dossier() {
        let dossier = Dossier(graph.entities[0], in: graph)
        #expect(dossier.sections.map(\.kind) == [.offices, .withOthers, .fromIt, .toIt])
        #expect(
            dossier.sections.map { $0.relations.map(\.predicate) } == [
                [.holdsOffice], [.meets], [.condemns], [.accuses],
            ])
        #expect(dossier.documents.map(\.id) == ["old", "new", "undated"])
    }

    @Test("Ends and speaker select; a symmetric relation turns round to fit")
    func ends() {
        var selection = Selection()
        selection.from = "a"
        #expect(graph.selecting(selection).relations.map(\.predicate) == [.condemns, .meets])
        #expect(graph.selecting(selection).relations.allSatisfy { $0.subject == "a" && $0.object == "b" })
        selection.to = "c"
        #expect(graph.selecting(selection).relations.isEmpty)
        selection = Selection()
        selection.speaker = "c"
        #expect(graph.selecting(selection).relations.map(\.predicate) == [.accuses])
    }

    @Test("The surroundings of an entity are its own relations, of any status")
    func surroundings() throws {
        var graph = graph
        graph.relations[0].status = .negated
        let part = try IndexedGraph(graph).surroundings(of: "a")
        #expect(part.relations.map(\.predicate) == [.condemns, .meets, .holdsOffice, .accuses])
        #expect(Set(part.entities.map(\.id)) == ["a", "b", "c"])
    }
}
