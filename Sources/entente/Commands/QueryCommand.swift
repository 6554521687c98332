import ArgumentParser
import Foundation
import KnowledgeGraph

struct QueryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query", abstract: "List the relations that fit a pattern, each with its sentence.",
        discussion: "Any of --from, --relation and --to may be left open.")

    @OptionGroup var input: GraphArgument

    @Option(name: .long, help: ArgumentHelp("Who or what the relation starts from.", valueName: "name"))
    var from: String?

    @Option(name: .long, help: ArgumentHelp("Who or what it goes to.", valueName: "name"))
    var to: String?

    @Option(name: .long, help: "table, json, xml, csv or tsv; table on a terminal, else tsv.")
    var results: ResultsFormat?

    @Option(name: [.customShort("o"), .long], help: "Write to this file; standard output when not given.")
    var output: String?

    @OptionGroup var selection: SelectionOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let (whole, hadProblems) = try await common.loader.graph(input)
        let index = NameIndex(whole.entities)
        let from = try from.map { try index.one($0).id }
        let to = try to.map { try index.one($0).id }
        let graph = try selection.apply(to: whole)
        let names = Dictionary(
            graph.entities.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let found = graph.relations.compactMap { $0.oriented(from: from, to: to) }
        let isTerminal = output == nil && Console.isTerminal(STDOUT_FILENO)
        let format = results ?? (isTerminal ? .table : .tsv)
        let variables: [String]
        let rows: [[String]]
        if format == .table {
            variables = ["subject", "relation", "object", "sentence"]
            rows = found.map { relation in
                let asides = [relation.role, relation.status == .actual ? nil : relation.status.rawValue]
                let aside = asides.compactMap { $0 }.joined(separator: ", ")
                return [
                    names[relation.subject] ?? relation.subject,
                    relation.predicate.rawValue + (aside.isEmpty ? "" : " (\(aside))"),
                    names[relation.object] ?? relation.object, relation.firstSentence,
                ]
            }
        } else {
            variables = [
                "subject", "relation", "object", "status", "role", "attributedTo", "confidence", "document",
                "start",
                "end", "sentence",
            ]
            rows = found.map { relation in
                let evidence = relation.evidence.first
                return [
                    names[relation.subject] ?? relation.subject, relation.predicate.rawValue,
                    names[relation.object] ?? relation.object, relation.status.rawValue, relation.role ?? "",
                    relation.attributedTo.map { names[$0] ?? $0 } ?? "",
                    relation.confidence.map { String(format: "%.2f", $0) } ?? "", evidence?.document ?? "",
                    evidence.map { "\($0.range.lowerBound)" } ?? "",
                    evidence.map { "\($0.range.upperBound)" } ?? "",
                    relation.firstSentence,
                ]
            }
        }
        if rows.isEmpty, format == .table, !common.quiet { Console.error("no relation fits") }
        try Destination(output).write(try format.write(variables: variables, rows: rows))
        if hadProblems { throw ExitCode(1) }
    }
}

extension Relation {
    /// The first sentence that says it, or what of it is known.
    var firstSentence: String {
        evidence.first.map { $0.sentence.isEmpty ? $0.quote : $0.sentence } ?? ""
    }

    /// The relation as it fits the ends asked for: a symmetric one may be turned round. `nil` if it does not fit.
    func oriented(from: String?, to: String?) -> Relation? {
        func fits(_ subject: String, _ object: String) -> Bool {
            (from == nil || from == subject) && (to == nil || to == object)
        }
        if fits(subject, object) { return self }
        guard predicate.isSymmetric, fits(object, subject) else { return nil }
        var turned = self
        (turned.subject, turned.object) = (object, subject)
        return turned
    }
}
