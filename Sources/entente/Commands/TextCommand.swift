import ArgumentParser
import Extraction
import Foundation

struct TextCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "text",
        abstract: "Write the texts of articles as they are read: HTML and Markdown without what is no text.",
        discussion: """
            The offsets of graph JSON count in this text. Writes the text of one article, and JSON Lines with "id", \
            "title", "date", "url" and "text" of several, which extract reads.
            """)

    @Argument(
        help:
            "Articles, as for extract: .txt, .md, .html, JSON Lines, folders of them, or - for standard input."
    )
    var inputs: [String]

    @Option(
        name: .long,
        help: "text or jsonl; from the file's name when not given, else by the number of articles.")
    var format: Format?

    @Option(name: [.customShort("o"), .long], help: "Write to this file; standard output when not given.")
    var output: String?

    @OptionGroup var common: CommonOptions

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, jsonl

        /// By the name of a file.
        init?(file: String) {
            switch URL(fileURLWithPath: file).pathExtension.lowercased() {
            case "txt", "text": self = .text
            case "jsonl", "ndjson": self = .jsonl
            default: return nil
            }
        }
    }

    func run() async throws {
        var reader = ArticleReader(inputs, anyLanguage: common.anyLanguage)
        let isSingle = reader.isSingle()
        let format = format ?? output.flatMap { Format(file: $0) } ?? (isSingle ? .text : .jsonl)
        guard isSingle || format == .jsonl else {
            throw Failure.request("these are several articles; --format jsonl writes them to one file")
        }
        let writer = try Destination(output).open()
        let portions = Portions(jobs: common.threads, quiet: common.quiet || writer.isTerminal)
        func nothing() {}
        let hadProblems = try await portions.forEach(of: &reader, with: nothing) { _, articles in
            for article in articles { try writer.write(Self.written(article, format)) }
        }
        try writer.finish()
        if hadProblems { throw ExitCode(1) }
    }

    private static func written(_ article: Article, _ format: Format) throws -> Data {
        guard format == .jsonl else {
            return Data((article.text.hasSuffix("\n") ? article.text : article.text + "\n").utf8)
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let line = Line(
            id: article.id, title: article.title, date: article.date, url: article.url, text: article.text)
        return try encoder.encode(line) + [UInt8(ascii: "\n")]
    }

    private struct Line: Encodable {
        let id: String
        let title: String?
        let date: String?
        let url: String?
        let text: String
    }
}
