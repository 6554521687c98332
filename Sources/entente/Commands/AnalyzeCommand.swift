import ArgumentParser
import English
import Extraction

struct AnalyzeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze",
        abstract: "Write the linguistic analysis alone: sentences, words, lemmas, tags, trees and names.",
        discussion: """
            Writes CoNLL-U or JSON, each document as soon as it is done. A file that cannot be read is named on \
            standard error, the others are still done, and the exit code is 1.
            """)

    @Argument(
        help:
            "Articles, as for extract: .txt, .md, .html, JSON Lines, folders of them, or - for standard input. With --tokenized, CoNLL-U."
    )
    var inputs: [String]

    @Option(
        name: .long,
        help: "conllu, json or jsonl; from the file's name when not given, else conllu.")
    var format: AnalysisFormatChoice?

    @Flag(name: .long, help: "Read CoNLL-U and keep its sentences and words.")
    var tokenized = false

    @Option(name: [.customShort("o"), .long], help: "Write to this file; standard output when not given.")
    var output: String?

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let choice = format ?? output.flatMap { AnalysisFormatChoice(file: $0) } ?? .conllu
        let writer = try Destination(output).open()
        let hadProblems =
            tokenized ? try await analyzeWords(choice, writer) : try await analyzeTexts(choice, writer)
        try writer.finish()
        if hadProblems { throw ExitCode(1) }
    }

    private func analyzeTexts(_ choice: AnalysisFormatChoice, _ writer: ResultWriter) async throws -> Bool {
        var reader = ArticleReader(inputs, anyLanguage: common.anyLanguage)
        let output = AnalysisWriter(
            format: choice.format(isSingle: reader.isSingle()), writer: writer, jobs: common.threads)
        var prefixes = SentencePrefixes()
        return try await Portions(jobs: common.threads, quiet: common.quiet || writer.isTerminal)
            .forEach(of: &reader, with: Self.model) { model, articles in
                let analyses = await model.analyze(articles.map(\.text), jobs: common.threads)
                let documents = zip(articles, analyses).map { article, analysis in
                    AnalyzedDocument(
                        id: article.id, title: article.title, date: article.date, url: article.url,
                        source: .text(analysis), sentences: analysis.sentences,
                        sentenceIDs: prefixes.unused(article.id))
                }
                try await output.write(documents)
            }
    }

    private func analyzeWords(_ choice: AnalysisFormatChoice, _ writer: ResultWriter) async throws -> Bool {
        var reader = TokenizedReader(inputs)
        let output = AnalysisWriter(
            format: choice.format(isSingle: reader.isSingle()), writer: writer, jobs: common.threads)
        return try await Portions(jobs: common.threads, quiet: common.quiet || writer.isTerminal)
            .forEach(of: &reader, with: Self.model) { model, parts in
                let jobs = max(1, common.threads / parts.count)
                let documents = await OrderedTasks.map(parts, jobs: common.threads) { part in
                    AnalyzedDocument(
                        id: part.id, source: .words(part.sentences),
                        sentences: await model.analyze(conllu: part.sentences, jobs: jobs),
                        sentenceIDs: part.id, firstSentence: part.firstSentence, isLast: part.isLast)
                }
                try await output.write(documents)
            }
    }

    private static func model() throws -> EnglishModel {
        do { return try EnglishModel(keepingVectors: false) } catch { throw Failure.work("\(error)") }
    }
}

/// What the ids of an article's sentences begin with: the article's id, so changed that no two articles share it.
private struct SentencePrefixes {
    private var given: Set<String> = []

    mutating func unused(_ id: String) -> String {
        let name = CoNLLUSentence.identifier(id)
        var unused = name
        var number = 2
        while !given.insert(unused).inserted {
            unused = "\(name)-\(number)"
            number += 1
        }
        return unused
    }
}
