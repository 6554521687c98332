import Foundation
import KnowledgeGraph
import Testing

@Suite("extract --explain, and roots")
struct ExplainTests {
    @Test("Every sentence is explained, and the graph goes where -o says")
    func explain() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", article)
        let plain = try Run("extract", folder.path("a.txt"))
        let run = try Run("extract", "--explain", folder.path("a.txt"), "-o", folder.path("a.json"))
        #expect(run.status == 0 && run.error.isEmpty)
        #expect(try Data(contentsOf: folder.url.appendingPathComponent("a.json")) == plain.output)
        for sentence in ["France condemned Belarus on Monday.", "Solheim thanked France."] {
            #expect(run.text.contains(sentence))
        }
        #expect(run.text.contains("France condemns Belarus  0."))
        #expect(run.text.contains("Solheim = Ingrid Solheim (person)"))
        #expect(!run.text.contains("\u{1B}"))
        #expect(try Run("extract", "--explain", folder.path("a.txt")).output == run.output)
        // Standard input has another name, and only that differs.
        let piped = try Run("extract", "--explain", "-", input: Data(article.utf8))
        #expect(piped.text.split(separator: "\n").dropFirst() == run.text.split(separator: "\n").dropFirst())
    }

    @Test("--verbose lists what is left out")
    func dropped() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let example = root.appendingPathComponent("Examples/danube-talks.txt").path
        let plain = try Run("extract", "--explain", example).text
        let verbose = try Run("extract", "--explain", "--verbose", example).text
        #expect(!plain.contains("left out, less sure than 0."))
        #expect(verbose.contains("left out, less sure than 0."))
    }

    @Test("Several articles follow each other; one that cannot be read does not keep the others back")
    func several() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", article)
        try folder.write("b.txt", "Japan thanked Iceland.")
        try folder.write("c.txt", "")
        let run = try Run("extract", "--explain", folder.url.path)
        #expect(run.status == 1)
        #expect(run.error.contains("c.txt"))
        let headings = run.text.split(separator: "\n").filter { ["a", "b"].contains($0) }
        #expect(headings == ["a", "b"])
    }

    @Test(
        "What contradicts an explanation is refused",
        arguments: [["--into", "s.db"], ["-o", "-"], ["--format", "turtle"], ["--candidates"]])
    func refused(options: [String]) throws {
        let run = try Run(["extract", "--explain", "-"] + options, input: Data(article.utf8))
        #expect(run.status == 2)
        #expect(run.error.contains("--explain"))
    }

    @Test("A table of marked pairs gets a root a row, whatever other columns it has")
    func roots() throws {
        let table = """
            id\tmarked_sentence\tgold_root\r
            1\t<s>France</s> condemned <t>Belarus</t>.\tACCUSE\r
            2\tA "row" with <t>one mark</t>.\t\r
            3\t<s>Angela Weber</s> met <t>Jonas Keller</t> in Bern.\tCONSULT\r

            """
        let run = try Run("roots", "-", input: Data(table.utf8))
        #expect(run.status == 0, "\(run.error)")
        let roots = run.text.split(separator: "\n").map(String.init)
        #expect(roots.count == 3)
        #expect(roots.first == "ACCUSE" && roots.last == "CONSULT")
        let scores = try Run("roots", "--scores", "-", input: Data(table.utf8)).text.split(separator: "\n")
        #expect(scores.count == 4)
        #expect(scores.allSatisfy { $0.split(separator: "\t").count == 15 })
    }

    @Test("A table without the column, or with a short row, is named with the place")
    func badTables() throws {
        let columns = try Run("roots", "-", input: Data("id\ttext\n1\tFrance\n".utf8))
        #expect(columns.status == 2 && columns.error.contains("marked_sentence"))
        let row = try Run("roots", "-", input: Data("id\tmarked_sentence\n1\n".utf8))
        #expect(row.status == 1 && row.error.contains("line 2"))
        #expect(try Run("roots", "nowhere.tsv").status == 2)
    }
}
