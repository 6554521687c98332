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

            With --into nothing is written out. Articles that the store has already are skipped, changed ones \
            replaced. They are stored as they are read, so that extraction can be stopped and run again.

            With --explain it prints how each sentence was understood: who is meant, who speaks, and what every relation \
            rests on; with --verbose also what was left out. Graphs are then written only where -o says.
            """)

    @Argument(
        help:
            "Articles: .txt, .md, .html, JSON Lines with \"id\" and \"text\", folders of them, or - for standard input."
    )
    var inputs: [String]

    @Option(
        name: .long,
        help: ArgumentHelp("\(Formats.list); from the file's name when not given.", valueName: "format"))
    var format: String?

    @Option(name: [.customShort("o"), .long], help: "Write to this file; standard output when not given.")
    var output: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Add the articles to this store instead; it is made if there is none.", valueName: "store"))
    var into: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The date of articles that have none, neither beside the text nor in it: 2014-03-03, 2014-03 or 2014.",
            valueName: "date"))
    var date: String?

    @Flag(name: .long, help: "Print how every sentence was understood; the graph goes only where -o says.")
    var explain = false

    @Flag(
        name: .long,
        help: ArgumentHelp("Write what was weighed, for Training/combine.py.", visibility: .hidden))
    var candidates = false

    @Flag(
        name: .long,
        help: ArgumentHelp(
            "Write what refers to which entity, for Training/coreference.py.", visibility: .hidden))
    var chains = false

    @Flag(
        name: .long,
        help: ArgumentHelp(
            "With --chains: what was chosen among, for Training/antecedents.py.", visibility: .hidden))
    var antecedents = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if candidates, chains { throw ValidationError("choose one of --candidates and --chains") }
        if antecedents, !chains { throw ValidationError("--antecedents adds to --chains; give both") }
        if let date, !DateText.isDate(date) {
            throw ValidationError(
                "--date must be a date like 2015, 2015-09 or 2015-09-30, not \"\(date)\"")
        }
        if explain { try validateExplaining() }
        guard into != nil else { return }
        if format != nil || output != nil {
            throw ValidationError("--into puts the graphs into a store; export writes them from there")
        }
        if candidates { throw ValidationError("--candidates writes to standard output, not into a store") }
        if chains { throw ValidationError("--chains writes to standard output, not into a store") }
    }

    private func validateExplaining() throws {
        if candidates {
            throw ValidationError("--explain and --candidates are two kinds of output; choose one")
        }
        if chains { throw ValidationError("--explain and --chains are two kinds of output; choose one") }
        if into != nil {
            throw ValidationError("--explain prints and does not store; store the articles without it")
        }
        if output == "-" {
            throw ValidationError("--explain prints to standard output; -o must name a file for the graph")
        }
        if format != nil, output == nil {
            throw ValidationError("--format is for the graph, which --explain writes only where -o says")
        }
    }

    func run() async throws {
        if let into { return try await StoreExtraction(store: into, common: common, date: date).run(inputs) }
        let chosen =
            try format.map { try Formats.one(named: $0) } ?? output.flatMap { Formats.forFile(named: $0) }
        var reader = ArticleReader(inputs, anyLanguage: common.anyLanguage, assumedDate: date)
        if candidates { return try await writeCandidates(&reader) }
        if chains { return try await writeChains(&reader) }
        if explain, output == nil { return try await printExplanations(&reader) }
        let destination = try GraphOutput(output, chosen)
        let isLines = chosen.map { $0.name == "jsonl" } ?? !reader.isSingle()
        let extraction = ArticleExtraction(
            jobs: common.threads, quiet: common.quiet || isLines && destination.single.isTerminal,
            explaining: explain ? { printExplanation($0, isFirst: $1) } : nil)
        let hadProblems: Bool
        var count = 0
        if isLines {
            hadProblems = try await extraction.extract(&reader) { documents in
                for document in documents { try destination.single.write(GraphJSON.writeLine(document)) }
                count += documents.count
            }
            try destination.single.finish()
        } else {
            var documents: [GraphDocument] = []
            hadProblems = try await extraction.extract(&reader) { documents += $0 }
            try destination.write(files(documents, chosen))
            count = documents.count
        }
        common.note("\(count) article\(count == 1 ? "" : "s") read")
        if hadProblems { throw ExitCode(1) }
    }

    private func printExplanations(_ reader: inout ArticleReader) async throws {
        let extraction = ArticleExtraction(
            jobs: common.threads, quiet: common.quiet || Console.isTerminal(STDOUT_FILENO),
            explaining: { printExplanation($0, isFirst: $1) })
        if try await extraction.extract(&reader, each: { _ in }) { throw ExitCode(1) }
    }

    /// Of several articles, one after the other, a blank line between them.
    private func printExplanation(_ explanation: Explanation, isFirst: Bool) {
        let text = ExplanationText(explanation, showsDropped: common.verbose).text
        Console.write((isFirst ? "" : "\n") + text, to: .standardOutput)
    }

    private func writeCandidates(_ reader: inout ArticleReader) async throws {
        struct Line: Encodable {
            let document: GraphDocument
            let candidates: [Extractor.WeighedCandidate]
        }
        try await writeLines(&reader) { extractor, article in
            let (document, candidates) = extractor.weighedCandidates(article)
            return Line(document: document, candidates: candidates)
        }
    }

    private func writeChains(_ reader: inout ArticleReader) async throws {
        struct Line: Encodable {
            let id: String
            let chains: [Chain]
            let choices: [AntecedentChoice]?
        }
        try await writeLines(&reader) { extractor, article in
            Line(
                id: article.id, chains: extractor.chains(of: article),
                choices: antecedents ? extractor.antecedentChoices(in: article) : nil)
        }
    }

    /// A line of JSON for each article.
    private func writeLines<Line: Encodable>(
        _ reader: inout ArticleReader, _ line: (Extractor, Article) -> Line
    ) async throws {
        let portions = Portions(jobs: common.threads, quiet: common.quiet)
        let hadProblems = try await portions.forEach(of: &reader, with: ArticleExtraction.extractor) {
            extractor, articles in
            for article in articles {
                Console.write(
                    try JSONEncoder().encode(line(extractor, article)) + [UInt8(ascii: "\n")],
                    to: .standardOutput)
            }
        }
        if hadProblems { throw ExitCode(1) }
    }

    private func files(_ documents: [GraphDocument], _ chosen: (any GraphFormat)?) throws -> [Data] {
        // One article keeps the ids it has in its own document; other formats want the merged graph.
        if documents.count == 1, chosen == nil || chosen?.name == "json" {
            return [try GraphJSON.write(documents[0])]
        }
        let format = try chosen ?? Formats.one(named: "json")
        return try format.files(Graph(documents: documents), options: ExportOptions())
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
