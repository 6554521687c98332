import ArgumentParser
import KnowledgeGraph

struct TimelineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline",
        abstract: "The relations of one entity by date, each with the sentence that says so.",
        discussion: """
            A relation has the date that the text gives it; where it gives none, that of the article, marked with ~: \
            it is when it was reported. What several articles say stands at the date of each. What has no date comes last.
            """)

    @OptionGroup var input: GraphArgument

    @Argument(help: "Any name of the entity, whatever its case and accents.")
    var name: String

    @OptionGroup var answer: ResultsOptions
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let (graph, hadProblems) = try await common.loader.questions(input)
        let entity = try graph.one(name)
        var selected = try selection.selection(in: graph)
        if selected.around.isEmpty { selected.around = [entity.id] }
        let part = try graph.graph(selected)
        let timeline = Timeline(of: entity.id, in: part, selection: selected)
        try answer.write(Self.answer(timeline, RelationText(part), cutsCells: answer.isTerminal))
        if timeline.entries.isEmpty, !common.quiet { Console.error("no relation of \(entity.name) fits") }
        if hadProblems { throw ExitCode(1) }
    }

    private static func answer(_ timeline: Timeline, _ names: RelationText, cutsCells: Bool) -> Answer {
        var table = TextTable(header: ["date", "relation", "sentence"])
        var rows: [[String]] = []
        for entry in timeline.entries {
            let date = entry.date.map { (entry.isOwnDate ? "" : "~") + $0 } ?? ""
            let evidence = entry.evidence.first
            table.rows.append([date, names.summary(entry.relation), evidence?.saying ?? ""])
            rows.append(
                [entry.date ?? "", entry.date == nil ? "" : entry.isOwnDate ? "relation" : "document"]
                    + names.row(entry.relation, evidence))
        }
        return Answer(
            variables: ["date", "dateOf"] + RelationText.columns, rows: rows,
            text: table.text(cutsCells: cutsCells))
    }
}
