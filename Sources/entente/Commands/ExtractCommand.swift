import ArgumentParser
import Exchange
import Extraction
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

    @Option(
        name: .long,
        help: ArgumentHelp("\(Formats.list); from the file's name when not given.", valueName: "format"))
    var format: String?

    @Option(name: [.customShort("o"), .long], help: "Write to this file; standard output when not given.")
    var output: String?

    @Flag(
        name: .long,
        help: ArgumentHelp("Write what was weighed, for Training/combine.py.", visibility: .hidden))
    var candidates = false

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let chosen =
            try format.map { try Formats.one(named: $0) } ?? output.flatMap { Formats.forFile(named: $0) }
        let reader = ArticleReader(inputs)
        let hadProblems = try GraphLoader.report(reader.problems, isFatal: reader.articles.isEmpty)
        if candidates { return try writeCandidates(reader.articles) }
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
            try Destination(output).write(
                try data(try await extraction.extract(reader.articles), chosen, isLines: isLines))
        }
        common.note("\(reader.articles.count) articles read")
        if hadProblems { throw ExitCode(1) }
    }

    private func writeCandidates(_ articles: [Article]) throws {
        struct Line: Encodable {
            let document: GraphDocument
            let candidates: [Extractor.WeighedCandidate]
        }
        let extractor = try Extractor()
        for article in articles {
            let (document, candidates) = extractor.weighedCandidates(article)
            Console.write(
                try JSONEncoder().encode(Line(document: document, candidates: candidates)) + [
                    UInt8(ascii: "\n")
                ],
                to: .standardOutput)
        }
    }

    private func data(_ documents: [GraphDocument], _ chosen: (any GraphFormat)?, isLines: Bool) throws
        -> Data
    {
        if isLines { return try documents.reduce(into: Data()) { $0 += try GraphJSON.writeLine($1) } }
        // One article keeps the ids it has in its own document; other formats want the merged graph.
        if documents.count == 1, chosen == nil || chosen?.name == "json" {
            return try GraphJSON.write(documents[0])
        }
        let format = try chosen ?? Formats.one(named: "json")
        return try format.write(Graph(documents: documents), options: ExportOptions())
    }
}

extension Formats {
    static var list: String { names.joined(separator: ", ") }

    static func one(named name: String) throws -> any GraphFormat {
        guard let format = named(name) else {
            throw Failure.request("no format is called \"\(name)\"; use one of \(list)")
        }
        return format
    }
}
