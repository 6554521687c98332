import ArgumentParser
import KnowledgeGraph

struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "All that the graph knows of one entity, each relation with the sentences that say so.")

    @OptionGroup var input: GraphArgument

    @Argument(help: "Any name of the entity, whatever its case and accents.")
    var name: String

    @OptionGroup var answer: ResultsOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let (graph, hadProblems) = try await common.loader.questions(input)
        let entity = try graph.one(name)
        let part = try graph.surroundings(of: entity.id)
        let dossier = Dossier(entity, in: part)
        let names = RelationText(part)
        try answer.write(
            Answer(
                variables: RelationText.columns,
                rows: dossier.sections.flatMap(\.relations).flatMap(names.rows),
                text: DossierText(dossier, names, graph.origins(of: entity.id)).text))
        if hadProblems { throw ExitCode(1) }
    }
}
