import Exchange
import KnowledgeGraph
import RDF
import Testing

@testable import GraphStore

@Suite("Files that are kept as they are")
struct QuadFilesTests {
    private func quads(_ text: String) throws -> [Quad] { try TriGReader().quads(in: text.utf8) }

    @discardableResult
    private func keep(
        _ store: GraphStore, _ name: String, _ text: String, origin: String? = nil, hash: String? = nil
    ) throws -> GraphStore.Addition? {
        let quads = try quads(text)
        return try store.importing {
            try $0.keep(name, origin: origin, hash: hash ?? text) { for quad in quads { try $0(quad) } }
        }
    }

    @Test("Files are listed, and their blank nodes do not meet those of others")
    func adding() throws {
        let folder = try TemporaryStore()
        let store = try folder.open()
        let text = "<urn:g> { _:b1 <urn:p> _:b1 . } <urn:a> <urn:p> \"x\"@en ."
        #expect(try keep(store, "a.trig", text, origin: "/x/a.trig") == .added(id: "a.trig"))
        #expect(try keep(store, "b.trig", text, origin: "/x/b.trig") == .added(id: "b.trig"))
        #expect(
            try store.keptFiles() == [
                .init(name: "a.trig", origin: "/x/a.trig", quads: 2),
                .init(name: "b.trig", origin: "/x/b.trig", quads: 2),
            ])
        let both = try quads("<urn:g> { _:x <urn:p> _:x . _:y <urn:p> _:y } <urn:a> <urn:p> \"x\"@en .")
        expectSameQuads(try storedQuads(store), both, "two blank nodes")
        expectSameQuads(Set(try store.keptQuads()), both, "as they were kept")
    }

    @Test("A changed file takes the place of the old one, an unchanged one is not read")
    func replacing() throws {
        let folder = try TemporaryStore()
        let store = try folder.open()
        try keep(store, "a", "<urn:a> <urn:p> 1, 2 .", hash: "one")
        #expect(try keep(store, "a", "<urn:other> <urn:p> 1 .", hash: "one") == .unchanged(id: "a"))
        expectSameQuads(try storedQuads(store), try quads("<urn:a> <urn:p> 1, 2 ."), "unchanged")
        #expect(try keep(store, "a", "<urn:a> <urn:p> 2, 3 .", hash: "two") == .replaced(id: "a"))
        expectSameQuads(try storedQuads(store), try quads("<urn:a> <urn:p> 2, 3 ."), "changed")
        #expect(try keep(store, "a", "", hash: "three") == nil)
        #expect(try store.keptFiles().isEmpty)
        #expect(try storedQuads(store).isEmpty)
    }

    @Test("An article that is called as a kept file is goes by its path, and each can be removed")
    func articlesNamedAsFiles() throws {
        let folder = try TemporaryStore()
        let store = try folder.open()
        try keep(store, "c", "<urn:a> <urn:p> 1 .", origin: "/x/c")
        let article = GraphStore.Article(id: "c", origin: "/y/c.txt", text: "Nothing.")
        #expect(try store.add(article, GraphDocument(id: "c")) == .added(id: "y/c.txt"))
        try store.remove(["c"])
        #expect(try store.keptFiles().isEmpty)
        #expect(try store.articles().map(\.id) == ["y/c.txt"])
    }

    @Test("Two files of one name are two, a moved one is the same, and names of articles are not taken")
    func names() throws {
        let folder = try TemporaryStore()
        let store = try folder.open()
        _ = try store.add(GraphDocument(id: "c"))
        try keep(store, "a", "<urn:a> <urn:p> 1 .", origin: "/x/a")
        #expect(try keep(store, "a", "<urn:a> <urn:p> 2 .", origin: "/y/a") == .added(id: "y/a"))
        #expect(try keep(store, "a", "<urn:a> <urn:p> 1 .", origin: "/z/a") == .unchanged(id: "a"))
        #expect(try keep(store, "a", "<urn:a> <urn:p> 3 .", origin: "/y/a") == .replaced(id: "y/a"))
        #expect(try keep(store, "c", "<urn:a> <urn:p> 4 .", origin: "/x/c") == .added(id: "x/c"))
        #expect(try store.keptFiles().map(\.name) == ["a", "y/a", "x/c"])
    }

    @Test("A quad that an article has too stays until both are gone")
    func sharing() throws {
        let folder = try TemporaryStore()
        let store = try folder.open()
        let document = GraphDocument(
            id: "one", entities: [Entity(id: "a", type: .country, name: "Norway", link: "NO")])
        _ = try store.add(document)
        let before = try storedQuads(store)
        let shared = try #require(before.first { $0.triple.predicate.string.hasSuffix("sameAs") })
        let text = TriGWriter(prefixes: PrefixMap()).text([shared])
        try keep(store, "a", text)
        try keep(store, "b", text)
        #expect(try storedQuads(store) == before)
        try store.removeQuads(named: "a")
        #expect(try storedQuads(store) == before)
        try store.remove(["one"])
        #expect(try storedQuads(store) == [shared])
        try store.remove(["b"])
        #expect(try storedQuads(store).isEmpty)
        #expect(throws: StoreError.self) { try store.removeQuads(named: "b") }
    }

    private struct Broken: Error, Equatable {}

    @Test("What breaks off leaves the store as it was")
    func rollback() throws {
        let folder = try TemporaryStore()
        let store = try folder.open()
        try keep(store, "a", "<urn:a> <urn:p> 1 .")
        let before = try storedQuads(store)
        let quads = (0..<40_000).map {
            Quad(.blank(BlankNode($0)), before.first!.triple.predicate, .blank(BlankNode(7)))
        }
        #expect(throws: Broken()) {
            try store.importing { store in
                _ = try store.add(GraphDocument(id: "one"))
                _ = try store.keep("a", hash: "new") { receive in
                    for quad in quads { try receive(quad) }
                    throw Broken()
                }
            }
        }
        #expect(try storedQuads(store) == before)
        #expect(try store.articles().isEmpty)
        #expect(try store.keptFiles().map(\.quads) == [1])

        _ = try store.importing { store in
            try store.keep("a", hash: "new") { for quad in quads { try $0(quad) } }
        }
        #expect(try storedQuads(store).count == quads.count)
        #expect(try store.keptQuads().count == quads.count)
        try store.removeQuads(named: "a")
        #expect(try storedQuads(store).isEmpty)
    }

    @Test("Many documents in one transaction are what they are one by one")
    func manyDocuments() throws {
        let folders = try (TemporaryStore(), TemporaryStore())
        let stores = try (folders.0.open(), folders.1.open())
        var random = RandomDocuments(seed: 5)
        var documents = (0..<150).map { random.next(id: "d\($0)") }
        documents += (0..<10).map { random.next(id: "d\($0)") }
        for document in documents { _ = try stores.0.add(document) }
        try stores.1.importing { store in
            for document in documents { _ = try store.add(document) }
        }
        #expect(try stores.0.graph() == stores.1.graph())
        #expect(try storedQuads(stores.0) == storedQuads(stores.1))
    }
}
