import Foundation
import KnowledgeGraph
import Testing

@testable import GraphStore

/// Many who read while one writes.
@Suite("Several readers")
struct ReadersTests {
    @Test("Each sees one whole state of the store", arguments: [1, 4])
    func snapshots(readers: Int) async throws {
        let folder = try TemporaryStore()
        let writer = try folder.open()
        /// Each document makes Kenya meet one more person.
        func document(_ number: Int) -> GraphDocument {
            GraphDocument(
                id: "d\(number)",
                entities: [
                    Entity(id: "a", type: .country, name: "Kenya", link: "KE"),
                    Entity(id: "b", type: .person, name: "Anna Number\(number)"),
                ],
                relations: [
                    Relation(
                        subject: "a", predicate: .meets, object: "b",
                        evidence: [Evidence(range: 0..<4, sentence: "They met.")])
                ])
        }
        _ = try writer.add(document(0))
        let store = try GraphStore(folder.path, .readOnly, readers: readers)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { for number in 1..<60 { _ = try writer.add(document(number)) } }
            for _ in 0..<6 {
                group.addTask {
                    var last = 0
                    while last < 59 {
                        let part = try #require(try store.neighbours(of: "kenya", limit: 1000))
                        #expect(part.remaining == 0 && part.degrees["kenya"] == part.graph.relations.count)
                        #expect(part.graph.sources.count == part.graph.relations.count)
                        #expect(part.graph.relations.count >= last)
                        last = part.graph.relations.count
                        #expect(try store.search("they", limit: 100).sentences.count >= last)
                        if last == 60 { break }
                        await Task.yield()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try store.totals().entities == 61)
        try store.close()
    }

    @Test("They refuse to write, and what is wrong with a file is said as ever")
    func refusals() throws {
        let folder = try TemporaryStore()
        let missing = #expect(throws: StoreError.self) { try GraphStore(folder.path, .readOnly, readers: 4) }
        #expect(missing?.kind == .missing)
        _ = try folder.open().add(GraphDocument(id: "one"))
        let store = try GraphStore(folder.path, .readOnly, readers: 4)
        let error = #expect(throws: StoreError.self) { try store.add(GraphDocument(id: "two")) }
        #expect(error?.kind == .readOnly)
        try Data("France condemned Belarus.\n".utf8).write(to: URL(fileURLWithPath: folder.path + "2"))
        let foreign = #expect(throws: StoreError.self) {
            try GraphStore(folder.path + "2", .readOnly, readers: 4)
        }
        #expect(foreign?.kind == .notAStore)
    }
}
