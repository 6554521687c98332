import KnowledgeGraph
import RDF
import SPARQL
import Testing

@testable import GraphStore

/// A store answers as the same graph in memory does.
@Suite("Questions to a store")
struct StoredQuestionTests {
    private func pair(seed: Int) throws -> (folder: TemporaryStore, store: GraphStore, memory: IndexedGraph) {
        let folder = try TemporaryStore()
        let store = try folder.open()
        var random = RandomDocuments(seed: UInt64(seed))
        for number in 0..<12 { _ = try store.add(random.next(id: "d\(number)")) }
        return (folder, store, IndexedGraph(try store.graph()))
    }

    private func selections(_ graph: Graph) -> [Selection] {
        let ids = graph.entities.map(\.id)
        var selections = [Selection()]
        func add(_ change: (inout Selection) -> Void) {
            var selection = Selection()
            change(&selection)
            selections.append(selection)
        }
        add { $0.statuses = [] }
        add { $0.statuses = [.possible] }
        add { $0.predicates = [.meets, .partOf] }
        add { $0.minimumConfidence = 0.5 }
        add { $0.types = [.person] }
        add { $0.since = "2015-09" }
        for id in ids.prefix(6) {
            add { $0.from = id }
            add {
                $0.to = id
                $0.statuses = []
            }
            add { $0.speaker = id }
            for depth in 0...3 {
                add {
                    $0.around = [id, ids[ids.count - 1]]
                    $0.depth = depth
                    $0.predicates = [.meets]
                }
            }
        }
        return selections
    }

    @Test("Parts, relations and counts are the same", arguments: 1...8)
    func parts(seed: Int) throws {
        let (_, store, memory) = try pair(seed: seed)
        for selection in selections(memory.graph) {
            let place: Comment = "\(selection)"
            let (found, expected) = (try store.graph(selection), memory.graph(selection))
            #expect(found.relations == expected.relations, place)
            #expect(found.entities == expected.entities, place)
            #expect(try store.relations(selection).relations == expected.relations, place)
            // A part brings the documents that it needs.
            let needed = Set(expected.relations.flatMap(\.evidence).map(\.document))
            #expect(
                found.sources.filter { needed.contains($0.id) }
                    == expected.sources.filter { needed.contains($0.id) })
            var counts = try store.statistics(selection, top: 5)
            counts.documents = try memory.statistics(selection, top: 5).documents
            #expect(counts == (try memory.statistics(selection, top: 5)), place)
        }
        var all = Selection()
        all.statuses = []
        #expect(try store.statistics(all, top: 7) == memory.statistics(all, top: 7))
    }

    @Test("Names lead to the same entities, or to the same errors", arguments: 1...4)
    func names(seed: Int) throws {
        let (_, store, memory) = try pair(seed: seed)
        func answer(_ graph: some GraphQuestions, _ name: String) -> String {
            do { return try graph.entity(named: name).id } catch { return "\(error)" }
        }
        let names = memory.graph.entities.flatMap(\.names) + ["smith", "romnia", "nobody", "", "foo-2"]
        for name in names { #expect(answer(store, name) == answer(memory, name)) }
    }

    @Test("Chains are the same", arguments: 1...4)
    func paths(seed: Int) throws {
        let (_, store, memory) = try pair(seed: seed)
        let ids = memory.graph.entities.map(\.id)
        var all = Selection()
        all.statuses = []
        for end in ids.dropFirst() {
            let found = try store.paths(from: ids[0], to: end, count: .exactly(4), selection: all).paths
            let whole = memory.graph(all).paths(from: ids[0], to: end, count: .exactly(4))
            #expect(found == whole)
        }
    }

    @Test("A store says which documents name an entity and why they were taken for one")
    func origins() throws {
        let folder = try TemporaryStore()
        let store = try folder.open()
        for (id, name) in [("a", "Kenya"), ("b", "Republic of Kenya"), ("c", "Kenya")] {
            let country = Entity(id: "e1", type: .country, name: name, link: "KE")
            _ = try store.add(GraphDocument(id: id, date: "2015", entities: [country]))
        }
        let origins = try #require(try store.origins(of: "kenya"))
        #expect(origins.documents.map(\.id) == ["a", "b", "c"])
        #expect(origins.merges.map(\.rule) == [.sameCountryCode])
        #expect(origins.merges.map(\.count) == [2])
        #expect(try store.origins(of: "nowhere") == nil)
    }

    @Test("SPARQL sees the quads of the store; errors of the query pass through as they are")
    func sparql() throws {
        let folder = try TemporaryStore()
        let store = try folder.open()
        let country = Entity(id: "e1", type: .country, name: "Kenya", link: "KE")
        _ = try store.add(GraphDocument(id: "a", entities: [country]))
        let query = try QueryParser().parse(
            "SELECT ?s { ?s <http://www.w3.org/2000/01/rdf-schema#label> 'Kenya' }")
        let rows = try store.withQuads { source -> [[Term?]] in
            guard case .solutions(let solutions) = try Evaluator(source: source).run(query) else { return [] }
            return try solutions.rest()
        }
        #expect(rows == [[.iri("https://w3id.org/entente/id/kenya")]])
        #expect(throws: EvaluationError.timeLimit(1)) {
            try store.withQuads { _ in throw EvaluationError.timeLimit(1) }
        }
    }
}
