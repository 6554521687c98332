import ArgumentParser
import KnowledgeGraph

struct PathCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "path",
        abstract: "The shortest chains of relations between two entities, with their sentences.")

    @OptionGroup var input: GraphArgument

    @Argument(help: "Any name of the one entity.")
    var start: String

    @Argument(help: "Any name of the other.")
    var end: String

    @Option(name: .long, help: "How many chains to list at most, where several are as short.")
    var limit = 5

    @OptionGroup var selection: SelectionOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit must be 1 or more, not \(limit)") }
    }

    func run() async throws {
        let (whole, hadProblems) = try await common.loader.graph(input)
        let index = NameIndex(whole.entities)
        let (from, to) = (try index.one(start), try index.one(end))
        guard from.id != to.id else {
            throw Failure.request("\(start) and \(end) are one entity, \(from.name)")
        }
        let paths = try selection.apply(to: whole).shortestPaths(from: from.id, to: to.id, limit: limit)
        let names = Dictionary(
            whole.entities.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        if paths.isEmpty { throw Failure.work("no chain of relations joins \(from.name) and \(to.name)") }
        let text = paths.enumerated().map { number, path in
            "\(number + 1). " + path.entities.map { names[$0] ?? $0 }.joined(separator: " – ") + "\n"
                + path.relations.map { relation in
                    "   " + Dossier.line(relation, names) + "\n"
                        + Console.dim("      " + relation.firstSentence)
                }.joined(separator: "\n")
        }
        Console.write(text.joined(separator: "\n\n"), to: .standardOutput)
        if hadProblems { throw ExitCode(1) }
    }
}
