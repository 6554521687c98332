import ArgumentParser
import KnowledgeGraph

struct PathCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "path",
        abstract: "The shortest chains of relations between two entities, with their sentences.",
        discussion: """
            Relations are followed in either direction. Chains differ in their entities; where several relations join \
            two of them, the surest come first.
            """)

    @OptionGroup var input: GraphArgument

    @Argument(help: "Any name of the one entity.")
    var start: String

    @Argument(help: "Any name of the other.")
    var end: String

    @Option(
        name: [.long, .customLong("limit")],
        help: "So many chains, longer ones too; when not given, up to 5 of the shortest.")
    var count: Int?

    @OptionGroup var answer: ResultsOptions
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var common: CommonOptions

    /// So many relations between two entities are shown to people.
    private static let shownRelations = 3

    func validate() throws {
        if let count, count < 1 { throw ValidationError("--count must be 1 or more, not \(count)") }
    }

    func run() async throws {
        let (graph, hadProblems) = try await common.loader.questions(input)
        let (from, to) = (try graph.one(start), try graph.one(end))
        guard from.id != to.id else {
            throw Failure.request("\(start) and \(end) are one entity, \(from.name)")
        }
        let (paths, part) = try graph.paths(
            from: from.id, to: to.id, count: count.map { .exactly($0) } ?? .shortest(atMost: 5),
            selection: selection.selection(in: graph))
        if paths.isEmpty { throw Failure.work("no chain of relations joins \(from.name) and \(to.name)") }
        try answer.write(Self.answer(paths, RelationText(part)))
        if hadProblems { throw ExitCode(1) }
    }

    private static func answer(_ paths: [Graph.Path], _ names: RelationText) -> Answer {
        var rows: [[String]] = []
        var chains: [String] = []
        for (number, path) in paths.enumerated() {
            var lines = ["\(number + 1). " + path.entities.map(names.name).joined(separator: " – ")]
            for (step, relations) in path.steps.enumerated() {
                rows += relations.map {
                    ["\(number + 1)", "\(step + 1)"] + names.row($0, $0.evidence.first)
                }
                for relation in relations.prefix(shownRelations) {
                    lines.append("   " + names.line(relation))
                    lines += relation.evidence.first.map { names.lines($0, indent: 6) } ?? []
                }
                let hidden = relations.count - shownRelations
                if hidden > 0 { lines.append(Console.dim("   and \(hidden) more between these two")) }
            }
            chains.append(lines.joined(separator: "\n"))
        }
        return Answer(
            variables: ["chain", "step"] + RelationText.columns, rows: rows,
            text: chains.joined(separator: "\n\n"))
    }
}
