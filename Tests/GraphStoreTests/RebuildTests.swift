import Exchange
import Foundation
import KnowledgeGraph
import RDF
import Testing

@testable import GraphStore

/// Whatever is added, changed, removed and ruled: the store is what a rebuild of its articles would give.
@Suite("The store is its articles", .serialized)
struct RebuildTests {
    /// Checks the graph against the documents in memory, and the quads against an export.
    private func check(_ store: GraphStore, _ documents: [GraphDocument], _ place: Comment) throws {
        let graph = try store.graph()
        let expected = Graph(documents: documents.map(\.normalized))
        #expect(graph.sources == expected.sources, place)
        #expect(graph.entities == expected.entities, place)
        #expect(graph.relations == expected.relations, place)
        try checkIndexes(store, graph, place)
    }

    private func checkIndexes(_ store: GraphStore, _ graph: Graph, _ place: Comment) throws {
        try expectSoundIndexes(store, place)
        expectSameQuads(try storedQuads(store), try GraphRDF().quads(graph), place)
    }

    @Test("Random adds, changes and removals", arguments: 1...40)
    func rebuild(seed: Int) throws {
        let folder = try TemporaryStore()
        let store = try folder.open()
        var random = RandomDocuments(seed: UInt64(seed))
        var documents: [GraphDocument] = []
        for step in 0..<25 {
            let place: Comment = "seed \(seed), step \(step)"
            let choice = documents.isEmpty ? 0 : random.below(10)
            switch choice {
            case 0..<5:
                let document = random.next(id: "d\(step)")
                #expect(try store.add(document) == .added(id: document.id), place)
                documents.append(document)
            case 5..<7:
                let old = random.below(documents.count)
                let document = random.next(id: documents[old].id)
                documents.remove(at: old)
                documents.append(document)
                #expect(try store.add(document) == .replaced(id: document.id), place)
            case 7:
                let same = random.one(documents)
                #expect(try store.add(same) == .unchanged(id: same.id), place)
            default:
                let old = random.below(documents.count)
                try store.remove([documents.remove(at: old).id])
            }
            try check(store, documents, place)
        }
        for document in documents { try store.remove([document.id]) }
        #expect(try store.graph() == Graph())
        #expect(try storedQuads(store).isEmpty)
        try store.read { db in
            for table in [
                "node", "node_key", "node_trait", "node_form", "edge", "claim", "evidence", "local_entity",
            ] {
                let count = try Statements(db).count(table)
                #expect(count == 0, "\(table) of seed \(seed)")
            }
        }
    }

    @Test("Several articles in a transaction, some of them twice", arguments: 1...40)
    func batches(seed: Int) throws {
        let folder = try TemporaryStore()
        let store = try folder.open()
        var random = RandomDocuments(seed: UInt64(seed) &+ 500)
        var documents: [GraphDocument] = []
        for step in 0..<8 {
            var batch: [GraphDocument] = []
            for number in 0..<(1 + random.below(6)) {
                let known = documents.map(\.id) + batch.map(\.id)
                let isKnown = !known.isEmpty && random.below(3) == 0
                batch.append(random.next(id: isKnown ? random.one(known) : "d\(step)-\(number)"))
            }
            _ = try store.add(batch.map { (GraphStore.Article($0), $0) })
            for document in batch {
                documents.removeAll { $0.id == document.id }
                documents.append(document)
            }
            try check(store, documents, "seed \(seed), step \(step)")
        }
    }

    @Test("Random rulings between them, against a store that has them from the start", arguments: 1...40)
    func rulings(seed: Int) throws {
        let folder = try TemporaryStore()
        let store = try folder.open()
        var random = RandomDocuments(seed: UInt64(seed) &+ 1000)
        var documents: [GraphDocument] = []
        for step in 0..<16 {
            switch documents.count < 3 ? 0 : random.below(8) {
            case 0..<3:
                documents.append(random.next(id: "d\(step)"))
                _ = try store.add(documents[documents.count - 1])
            case 3:
                try store.remove([documents.remove(at: random.below(documents.count)).id])
            case 4, 5:
                let ids = try store.graph().entities.map(\.id)
                let (a, b) = (random.one(ids), random.one(ids))
                if a != b { try store.merge(a, b) }
            default:
                let merges = try store.merges()
                guard !merges.isEmpty else { continue }
                let merge = random.one(merges)
                do throws(StoreError) {
                    if random.below(2) == 0 {
                        try store.split(merge.entity, articles: [merge.otherArticle])
                    } else {
                        try store.split(merge.entity, name: merge.otherName)
                    }
                } catch {
                    #expect(error.kind == .request)
                }
            }
            let other = try TemporaryStore()
            let rebuilt = try other.open()
            try rebuilt.copyRulings(from: store)
            for document in documents { _ = try rebuilt.add(document) }
            let graph = try store.graph()
            #expect(graph == (try rebuilt.graph()), "seed \(seed), step \(step)")
            #expect(try store.merges() == rebuilt.merges(), "seed \(seed), step \(step)")
            try checkIndexes(store, graph, "seed \(seed), step \(step)")
        }
    }

    @Test("Order of articles does not decide whether the surroundings are read whole")
    func surroundings() throws {
        let folder = try TemporaryStore()
        let store = try folder.open()
        var random = RandomDocuments(seed: 77)
        for step in 0..<30 { _ = try store.add(random.next(id: "d\(step)")) }
        let graph = try store.graph()
        for entity in graph.entities {
            for depth in 0..<3 {
                var selection = Selection()
                selection.around = [entity.id]
                selection.depth = depth
                selection.statuses = []
                let expected = graph.selecting(selection)
                let part = try store.graph(around: [entity.id], depth: depth).selecting(selection)
                #expect(part.relations == expected.relations)
                #expect(part.entities == expected.entities)
            }
            #expect(
                try store.entities(named: entity.name).map(\.id)
                    == NameIndex(graph.entities).all(named: entity.name).map(\.id))
        }
    }
}
