import Foundation
import GraphStore
import KnowledgeGraph
import Testing

@Suite("Questions to a store on the command line")
struct StoreQuestionTests {
    private func store(_ folder: TemporaryFolder) throws -> String {
        let path = folder.path("news.db")
        let store = try GraphStore(path, .create)
        for (id, date) in [("one", "2024"), ("two", "2025")] {
            _ = try store.add(
                GraphDocument(
                    id: id, date: date,
                    entities: [
                        Entity(id: "a", type: .country, name: "Norway", link: "NO"),
                        Entity(id: "b", type: .country, name: "Cyprus", link: "CY"),
                    ],
                    relations: [
                        Relation(
                            subject: "a", predicate: .condemns, object: "b",
                            evidence: [Evidence(range: 0..<8, quote: "condemns", sentence: "In \(id).")])
                    ]))
        }
        try store.close()
        return path
    }

    @Test("A store answers every question")
    func answers() throws {
        let folder = try TemporaryFolder()
        let path = try store(folder)
        let query = try Run("query", path, "--from", "norway", "--results", "csv")
        #expect(query.text.contains("Norway,condemns,Cyprus,actual"), "\(query.error)")
        let sparql = try Run(
            "query", path, "SELECT ?g { GRAPH ?g { id:norway ent:condemns ?o } } ORDER BY ?g")
        #expect(sparql.text.split(separator: "\n").count == 3, "\(sparql.text)\(sparql.error)")
        let show = try Run("show", path, "Cyprus")
        #expect(show.text.contains("documents: one, 2024; two, 2025"), "\(show.text)\(show.error)")
        #expect(show.text.contains("taken for one by: same country code"), "\(show.text)")
        #expect(try Run("path", path, "Norway", "Cyprus").text.hasPrefix("1. Norway – Cyprus"))
        #expect(try Run("timeline", path, "Norway").text.contains("~2025"))
        #expect(try Run("stats", path).text.hasPrefix("2 documents, 2 entities, 1 relations"))
    }

    @Test("A store that is not there exits with 2, a file that is none with 1")
    func errors() throws {
        let folder = try TemporaryFolder()
        let missing = try Run("show", folder.path("no.db"), "Norway")
        #expect(missing.status == 2 && missing.error.contains("no such store"), "\(missing.error)")
        try folder.write("text.db", "France condemned Belarus.")
        let none = try Run("query", folder.path("text.db"), "ASK {}")
        #expect(none.status == 1 && none.error.contains("no store of Entente"), "\(none.error)")
    }
}
