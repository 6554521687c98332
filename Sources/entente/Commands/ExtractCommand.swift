import ArgumentParser
import Exchange
import Foundation
import KnowledgeGraph

struct ExtractCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Read articles and write their graphs.",
        discussion: """
            Writes graph JSON for one article and JSON Lines for several. A file that cannot be read is named on \
            standard error, the others are still done, and the exit code is 1.
            """)

    @Argument(
        help:
            "Articles: .txt, .md, JSON Lines with \"id\" and \"text\", folders of them, or - for standard input."
    )
    var inputs: [String]

    @Option(name: .long, help: ArgumentHelp("\(Formats.names)", valueName: "format"))
    var format: String?

    @Option(name: [.customShort("o"), .long], help: "Write to this file; standard output when not given.")
    var output: String?

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let chosen = try format.map { try Formats.one(named: $0) }
        let reader = ArticleReader(inputs)
        let hadProblems = try GraphLoader.report(reader.problems, isFatal: reader.articles.isEmpty)
        let extraction = ArticleExtraction(jobs: common.threads, quiet: common.quiet)
        let isLines = chosen?.name == "jsonl" || chosen == nil && reader.articles.count > 1
        if isLines, output == nil {
            // Lines go out as they are done.
            try await extraction.extract(reader.articles) { documents in
                for document in documents {
                    Console.write(try GraphJSON.writeLine(document), to: .standardOutput)
                }
            }
        } else {
            let documents = try await extraction.extract(reader.articles)
            let data: Data
            if isLines {
                data = try documents.reduce(into: Data()) { $0 += try GraphJSON.writeLine($1) }
            } else if let chosen, chosen.name != "json" {
                data = try chosen.write(Graph(documents: documents), options: ExportOptions())
            } else if documents.count == 1 {
                data = try GraphJSON.write(documents[0])
            } else {
                data = try chosen?.write(Graph(documents: documents), options: ExportOptions()) ?? Data()
            }
            try Destination(output).write(data)
        }
        common.note("\(reader.articles.count) articles read")
        if hadProblems { throw ExitCode(1) }
    }
}

extension Formats {
    static var names: String { all.map(\.name).joined(separator: ", ") }

    static func one(named name: String) throws -> any GraphFormat {
        guard let format = named(name) else {
            throw Failure.request("no format is called \"\(name)\"; use one of \(names)")
        }
        return format
    }
}
