import ArgumentParser
import Foundation
import KnowledgeGraph

struct StatsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "Counts by type and relation, and the best-connected entities.")

    @OptionGroup var input: GraphArgument

    @Flag(name: .long, help: "Write JSON.")
    var json = false

    @OptionGroup var selection: SelectionOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let (whole, hadProblems) = try await common.loader.graph(input)
        let graph = try selection.apply(to: whole, defaultStatus: .any)
        let statistics = GraphStatistics(graph)
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            Console.write(try encoder.encode(statistics) + [UInt8(ascii: "\n")], to: .standardOutput)
        } else {
            Console.write(Self.text(statistics), to: .standardOutput)
        }
        if hadProblems { throw ExitCode(1) }
    }

    private static func text(_ statistics: GraphStatistics) -> String {
        func table(_ title: String, _ counts: [String: Int]) -> String {
            var table = TextTable(header: [title, "count"])
            table.rows = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
                [$0.key, "\($0.value)"]
            }
            return table.text()
        }
        var connected = TextTable(header: ["best connected", "type", "relations"])
        connected.rows = statistics.mostConnected.map { [$0.name, $0.type.rawValue, "\($0.relations)"] }
        return [
            "\(statistics.documents) documents, \(statistics.entities) entities, \(statistics.relations) relations\n",
            table("entities", statistics.entitiesByType), table("relations", statistics.relationsByPredicate),
            table("status", statistics.relationsByStatus), connected.text(),
        ].filter { !$0.isEmpty }.joined(separator: "\n")
    }
}
