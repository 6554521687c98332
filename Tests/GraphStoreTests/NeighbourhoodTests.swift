import KnowledgeGraph
import Testing

@testable import GraphStore

/// Parts of a store by how well entities are connected, against the whole graph in memory.
@Suite("Neighbourhoods in a store")
struct NeighbourhoodTests {
    private let folder: TemporaryStore

    init() throws { folder = try TemporaryStore() }

    private func fill(seed: Int) throws -> (store: GraphStore, graph: Graph) {
        let store = try folder.open()
        var random = RandomDocuments(seed: UInt64(seed))
        for number in 0..<20 { _ = try store.add(random.next(id: "d\(number)")) }
        return (store, try store.graph())
    }

    private func neighbours(_ graph: Graph) -> [String: Set<String>] {
        var neighbours: [String: Set<String>] = [:]
        for relation in graph.relations {
            neighbours[relation.subject, default: []].insert(relation.object)
            neighbours[relation.object, default: []].insert(relation.subject)
        }
        return neighbours
    }

    /// What a relation says, but for time, role and who says it.
    private struct Kind: Hashable {
        let ends: [String]
        let predicate: Predicate
        let status: RelationStatus

        init(_ relation: Relation) {
            let ends = [relation.subject, relation.object]
            self.ends = relation.predicate.isSymmetric ? ends.sorted() : ends
            predicate = relation.predicate
            status = relation.status
        }
    }

    /// Checks that a part has nothing that the whole has not, and who its relations are said by.
    private func check(_ part: GraphStore.Neighbourhood, of graph: Graph) {
        let all = neighbours(graph)
        let capped = graph.relations.map { relation in
            var relation = relation
            relation.evidence = Array(relation.evidence.prefix(2))
            return relation
        }
        #expect(part.graph.relations.allSatisfy(capped.contains))
        #expect(Set(part.graph.relations.map(Kind.init)).count == part.graph.relations.count)
        #expect(part.graph.entities.allSatisfy(graph.entities.contains))
        #expect(
            part.degrees
                == Dictionary(
                    uniqueKeysWithValues: part.graph.entities.map { ($0.id, all[$0.id]?.count ?? 0) }))
        let ids = Set(part.graph.entities.map(\.id))
        for relation in part.graph.relations {
            #expect(ids.contains(relation.subject) && ids.contains(relation.object))
            #expect(relation.attributedTo.map(ids.contains) != false)
        }
    }

    @Test("Neighbours, page by page, best connected first", arguments: 1...8)
    func pages(seed: Int) throws {
        let (store, graph) = try fill(seed: seed)
        let all = neighbours(graph)
        let names = Dictionary(uniqueKeysWithValues: graph.entities.map { ($0.id, $0.name) })
        for entity in graph.entities {
            let expected = all[entity.id] ?? []
            var found: [String] = []
            var relations: Set<Kind> = []
            while true {
                let part = try #require(
                    try store.neighbours(of: entity.id, limit: 2, offset: found.count))
                check(part, of: graph)
                let speakers = Set(part.graph.relations.compactMap(\.attributedTo))
                let ends = Set(part.graph.relations.flatMap { [$0.subject, $0.object] })
                #expect(
                    part.graph.relations.allSatisfy { $0.subject == entity.id || $0.object == entity.id })
                #expect(Set(part.graph.entities.map(\.id)) == ends.union(speakers).union([entity.id]))
                let next = ends.subtracting([entity.id])
                found += next.sorted { (-part.degrees[$0]!, names[$0]!) < (-part.degrees[$1]!, names[$1]!) }
                relations.formUnion(part.graph.relations.map(Kind.init))
                #expect(part.remaining == expected.count - found.count)
                if part.remaining == 0 { break }
                #expect(next.count == 2)
            }
            #expect(Set(found) == expected && found.count == expected.count)
            let own = graph.relations.filter { $0.subject == entity.id || $0.object == entity.id }
            #expect(relations == Set(own.map(Kind.init)))
            let degrees = found.map { all[$0]?.count ?? 0 }
            #expect(degrees == degrees.sorted(by: >))
        }
        #expect(try store.neighbours(of: "nobody", limit: 5) == nil)
        #expect(try store.neighbours(of: graph.entities[0].id, limit: -1, offset: -1)?.graph.relations == [])
    }

    @Test("The overview has the best connected and what is between them", arguments: 1...8)
    func overview(seed: Int) throws {
        let (store, graph) = try fill(seed: seed)
        for limit in [0, 1, 2, 5, 100] {
            let part = try store.overview(limit: limit)
            check(part, of: graph)
            let speakers = Set(part.graph.relations.compactMap(\.attributedTo))
            let ends = Set(part.graph.relations.flatMap { [$0.subject, $0.object] })
            #expect(ends.count <= limit)
            #expect(Set(part.graph.entities.map(\.id)) == ends.union(speakers))
            let among = graph.relations.filter { ends.contains($0.subject) && ends.contains($0.object) }
            let found = Set(part.graph.relations.map(Kind.init))
            #expect(found.isSubset(of: among.map(Kind.init)))
            // The lines that no end counts among its eight strongest are left out.
            let shown = neighbours(part.graph)
            for (id, others) in neighbours(Graph(relations: among)) {
                #expect((shown[id]?.count ?? 0) >= min(8, others.count))
                if others.count <= 8 { #expect(shown[id] == others) }
            }
            #expect(part.remaining == graph.entities.count - ends.count)
        }
        let actual = neighbours(
            Graph(relations: graph.relations.filter { $0.status == .actual }))
        let part = try store.overview(limit: 100)
        let ends = Set(part.graph.relations.flatMap { [$0.subject, $0.object] })
        #expect(ends == Set(actual.keys))
    }

    @Test("Who is alone among the best connected gives way")
    func loners() throws {
        let store = try folder.open()
        func place(_ name: String) -> Entity { Entity(id: name, type: .place, name: name) }
        func link(_ a: String, _ b: String) -> Relation {
            Relation(subject: a, predicate: .locatedIn, object: b)
        }
        let names = ["Hub", "Near", "Far", "A", "B", "C", "D", "E", "F"]
        _ = try store.add(
            GraphDocument(
                id: "one", entities: names.map(place),
                relations: [
                    link("A", "Hub"), link("B", "Hub"), link("C", "Hub"), link("Near", "Hub"),
                    link("D", "Far"), link("E", "Far"), link("F", "Far"), link("A", "Near"),
                ]))
        let part = try store.overview(limit: 3)
        #expect(Set(part.graph.entities.map(\.id)) == ["hub", "a", "near"])
        #expect(part.graph.relations.count == 3 && part.remaining == 6)
    }

    @Test("In a crowd, each has its eight strongest lines")
    func crowd() throws {
        let store = try folder.open()
        let people = (10..<40).map { Entity(id: "\($0)", type: .person, name: "Person Number\($0)") }
        var relations: [Relation] = []
        for a in 10..<40 {
            for b in (a + 1)..<max(40, a + 1) {
                // Neighbours in the row have the most to do with each other.
                let pieces = max(0, 5 - (b - a)) + 1
                relations.append(
                    Relation(
                        subject: "\(a)", predicate: .meets, object: "\(b)",
                        evidence: (0..<pieces).map { Evidence(range: $0..<($0 + 4), sentence: "They met.") }))
            }
        }
        _ = try store.add(GraphDocument(id: "one", entities: people, relations: relations))
        let part = try store.overview(limit: 30)
        #expect(part.graph.entities.count == 30 && part.degrees.values.allSatisfy { $0 == 29 })
        let shown = neighbours(part.graph)
        #expect(
            shown["person-number20"]?.isSuperset(
                of: (16...24).filter { $0 != 20 }.map { "person-number\($0)" }) == true)
        #expect(part.graph.relations.count < 250)
    }

    @Test("The relation with the most evidence stands for those that say the same")
    func same() throws {
        let store = try folder.open()
        let people = ["a", "b", "c"].map { Entity(id: $0, type: .person, name: "Person Number \($0)") }
        func says(_ predicate: Predicate, _ status: RelationStatus, _ date: String, _ pieces: Int) -> Relation
        {
            Relation(
                subject: "a", predicate: predicate, object: "b", status: status, date: date,
                evidence: (0..<pieces).map { Evidence(range: $0..<($0 + 4), sentence: date) })
        }
        _ = try store.add(
            GraphDocument(
                id: "one", entities: people,
                relations: [
                    says(.meets, .actual, "2015", 1), says(.meets, .actual, "2016", 3),
                    says(.meets, .actual, "2017", 2), says(.meets, .possible, "2018", 1),
                    says(.condemns, .actual, "2019", 1),
                ]))
        let dates = ["2016", "2018", "2019"]
        #expect(try store.overview(limit: 5).graph.relations.map(\.date) == dates)
        let part = try store.neighbours(of: "person-number-a", limit: 5)
        #expect(part?.graph.relations.map(\.date) == dates)
    }

    @Test("Of a relation that many articles speak of, some evidence")
    func capped() throws {
        let store = try folder.open()
        let countries = [
            Entity(id: "a", type: .country, name: "Kenya", link: "KE"),
            Entity(id: "b", type: .country, name: "Georgia", link: "GE"),
        ]
        for number in 0..<30 {
            let piece = Evidence(range: number..<(number + 4), sentence: "They met.")
            let relation = Relation(subject: "a", predicate: .meets, object: "b", evidence: [piece])
            _ = try store.add(
                GraphDocument(id: "d\(number)", entities: countries, relations: [relation]))
        }
        #expect(try store.overview(limit: 5).graph.relations.map(\.evidence.count) == [2])
        let part = try #require(try store.neighbours(of: "kenya", limit: 5))
        #expect(part.graph.relations.map(\.evidence.count) == [2])
        #expect(part.graph.sources.map(\.id) == ["d0", "d1"])
        #expect(part.degrees == ["kenya": 1, "georgia": 1])
    }
}
