import ArgumentParser
import Foundation
import KnowledgeGraph

struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "All that the graph knows of one entity, each relation with the sentence that says so.")

    @OptionGroup var input: GraphArgument

    @Argument(help: "Any name of the entity, whatever its case and accents.")
    var name: String

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let (graph, hadProblems) = try await common.loader.graph(input)
        let entity = try NameIndex(graph.entities).one(name)
        Console.write(Dossier(entity, in: graph).text, to: .standardOutput)
        if hadProblems { throw ExitCode(1) }
    }
}

/// One entity's page: names, offices, relations both ways.
struct Dossier {
    let text: String

    init(_ entity: Entity, in graph: Graph) {
        let names = Dictionary(
            graph.entities.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        var lines = [
            Console.bold(entity.name) + "  "
                + [entity.type.rawValue, entity.link].compactMap { $0 }.joined(separator: ", ")
        ]
        if !entity.aliases.isEmpty { lines.append("also: " + entity.aliases.joined(separator: ", ")) }
        let relations = graph.relations.filter { $0.subject == entity.id || $0.object == entity.id }
        if relations.isEmpty { lines.append("no relation") }
        for relation in relations.sorted(by: {
            ($0.predicate, $0.status.rawValue) < ($1.predicate, $1.status.rawValue)
        }) {
            lines.append("")
            lines.append(Self.line(relation, names))
            for evidence in relation.evidence where !(evidence.sentence.isEmpty && evidence.quote.isEmpty) {
                let sentence = evidence.sentence.isEmpty ? evidence.quote : evidence.sentence
                let place = graph.sources.count > 1 ? "[\(evidence.document)] " : ""
                lines += TextTable.wrap(place + sentence, max(40, Console.width - 4)).map {
                    Console.dim("    " + $0)
                }
            }
        }
        text = lines.joined(separator: "\n")
    }

    /// "Carter condemns Russia (possible), says Kerry"
    static func line(_ relation: Relation, _ names: [String: String]) -> String {
        let name = { (id: String) in names[id] ?? id }
        var line =
            "\(name(relation.subject)) \(Console.bold(relation.predicate.label)) \(name(relation.object))"
        if let role = relation.role { line += " as \(role)" }
        if relation.status != .actual { line += " (\(relation.status.rawValue))" }
        if let speaker = relation.attributedTo { line += ", says \(name(speaker))" }
        if let confidence = relation.confidence {
            line += Console.dim("  " + String(format: "%.2f", confidence))
        }
        return line
    }
}
