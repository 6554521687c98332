import Extraction
import Foundation
import KnowledgeGraph
import Testing

@Suite(
    "The seed article", .enabled(if: Shared.folder != nil, "no ../shared with gold texts beside the project"))
struct SeedArticleTests {
    func document() throws -> GraphDocument {
        let folder = try #require(Shared.folder)
        let text = try String(
            contentsOf: folder.appendingPathComponent("gold/texts/seed.txt"), encoding: .utf8)
        return try extract(text)
    }

    @Test("What its readers would say that it says")
    func relations() throws {
        let document = try document()
        #expect(document.says("John Kerry", .counterpart, "Sergei Lavrov"))
        #expect(document.says("Ashton Carter", .counterpart, "Sergey Shoygu"))
        #expect(document.says("Russia", .ally, "Bashar Assad"))
        #expect(document.says("Ashton Carter", .condemns, "Russia"))
        #expect(document.says("Russia", .attacks, "Homs"))
        #expect(document.says("John Kerry", .meets, "Sergei Lavrov"))
        #expect(document.says("Homs", .locatedIn, "Syria"))
        #expect(document.relation("Sergei Lavrov", .holdsOffice, "Russia")?.role == "Foreign Minister")
    }

    @Test("A misspelling, another acronym and a capital that acts are names of whom they mean")
    func names() throws {
        let document = try document()
        #expect(document.named("Lavrvo")?.name == "Sergei Lavrov")
        #expect(document.named("ISIL")?.id == document.named("ISIS")?.id)
        #expect(document.named("Moscow")?.link == "RU")
        #expect(document.named("VIP Member") == nil)
    }
}
