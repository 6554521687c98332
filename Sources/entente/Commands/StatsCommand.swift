import ArgumentParser
import Foundation
import KnowledgeGraph

struct StatsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "Counts by type and relation, and the best-connected entities.")

    @OptionGroup var input: GraphArgument

    @Flag(name: .long, help: "Write one JSON object.")
    var json = false

    @Option(name: .long, help: "How many of the best-connected entities to list.")
    var top = 10

    @OptionGroup var answer: ResultsOptions
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if top < 0 { throw ValidationError("--top must be 0 or more, not \(top)") }
        if json, answer.results != nil {
            throw ValidationError("--json and --results are two forms; give one of them")
        }
    }

    func run() async throws {
        let (graph, hadProblems) = try await common.loader.questions(input)
        let statistics = try graph.statistics(selection.selection(in: graph, defaultStatus: .any), top: top)
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            try Destination(answer.output).write(try encoder.encode(statistics) + [UInt8(ascii: "\n")])
        } else {
            try answer.write(Self.answer(statistics))
        }
        if hadProblems { throw ExitCode(1) }
    }

    /// Counts that people see as tables, under the name of what is counted.
    private static func counts(_ statistics: GraphStatistics) -> [(title: String, counts: [(String, Int)])] {
        [
            ("entities", statistics.entitiesByType), ("relations", statistics.relationsByPredicate),
            ("status", statistics.relationsByStatus),
        ].map { title, counts in
            (title, counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) })
        }
    }

    private static func answer(_ statistics: GraphStatistics) -> Answer {
        let counts = counts(statistics)
        let connected = statistics.mostConnected
        let totals = [
            ("documents", statistics.documents), ("entities", statistics.entities),
            ("relations", statistics.relations),
        ]
        var rows = totals.map { ["total", $0, "", "\($1)"] }
        let files = (statistics.files ?? [:]).sorted { $0.key < $1.key }
        for (title, counts) in counts { rows += counts.map { [title, $0, "", "\($1)"] } }
        rows += connected.map { ["connected", $0.name, $0.type.rawValue, "\($0.relations)"] }
        rows += files.map { ["file", $0.key, "", "\($0.value)"] }
        var text = [totals.map { "\($1) \($0)" }.joined(separator: ", ") + "\n"]
        text += counts.map { title, counts in
            TextTable(header: [title, "count"], rows: counts.map { [$0, "\($1)"] }).text()
        }
        text.append(
            TextTable(
                header: ["best connected", "type", "relations"],
                rows: connected.map { [$0.name, $0.type.rawValue, "\($0.relations)"] }
            ).text())
        text.append(
            TextTable(header: ["file kept as it is", "quads"], rows: files.map { [$0.key, "\($0.value)"] })
                .text())
        return Answer(
            variables: ["what", "name", "type", "count"], rows: rows,
            text: text.filter { !$0.isEmpty }.joined(separator: "\n"))
    }
}
