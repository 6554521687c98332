import ArgumentParser
import Exchange
import KnowledgeGraph
import SPARQL

struct QueryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Ask a graph: relations that fit a pattern, each with its sentence, or any SPARQL.",
        discussion: """
            Without SPARQL, lists relations; any of --from, --relation and --to may be left open.

            SPARQL is SPARQL 1.1: SELECT, ASK, CONSTRUCT and DESCRIBE. The prefixes of our exports need no \
            declaration: \(SPARQLOptions.prefixes). An RDF file is asked as it stands; other graphs, stores and \
            articles as export writes them in TriG, where what a document says is in a graph of its own. Patterns \
            outside GRAPH see all graphs as one, unless --default-graph says otherwise.
            """)

    @OptionGroup var input: GraphArgument

    @Argument(help: "SPARQL, @FILE for a file that holds it, or - for standard input.")
    var sparql: String?

    @Option(name: .long, help: ArgumentHelp("Who or what the relation starts from.", valueName: "name"))
    var from: String?

    @Option(name: .long, help: ArgumentHelp("Who or what it goes to.", valueName: "name"))
    var to: String?

    @Option(name: .long, help: ArgumentHelp("In whose speech it stands.", valueName: "name"))
    var saidBy: String?

    @OptionGroup var answer: ResultsOptions
    @OptionGroup(title: "SPARQL") var options: SPARQLOptions
    @OptionGroup(title: "Which relations") var selection: SelectionOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        guard let text = try QueryText(sparql, file: options.queryFile, graph: input.graph) else {
            return try await list()
        }
        let plain = [("--from", from), ("--to", to), ("--said-by", saidBy)].filter { $1 != nil }.map(\.0)
        if let option = (plain + selection.given).first {
            throw Failure.request("\(option) is for questions without SPARQL; say it in the query instead")
        }
        try await SPARQLQuestion(
            text: text, input: input, options: options, answer: answer, common: common
        ).run()
    }

    // MARK: - Without SPARQL

    private func list() async throws {
        if let option = options.given.first {
            throw Failure.request("\(option) is for SPARQL, and no query is given")
        }
        let (graph, hadProblems) = try await common.loader.questions(input)
        var selected = try selection.selection(in: graph)
        selected.from = try from.map { try graph.one($0).id }
        selected.to = try to.map { try graph.one($0).id }
        selected.speaker = try saidBy.map { try graph.one($0).id }
        let found = try graph.relations(selected)
        let isTable = answer.named == .table || answer.named == nil && answer.isTerminal
        if found.relations.isEmpty, isTable, !common.quiet { Console.error("no relation fits") }
        try answer.write(
            Self.answer(found, cutsCells: answer.isTerminal), else: answer.isTerminal ? .table : .format(.tsv)
        )
        if hadProblems { throw ExitCode(1) }
    }

    private static func answer(_ graph: Graph, cutsCells: Bool) -> Answer {
        let names = RelationText(graph)
        var table = TextTable(header: ["subject", "relation", "object", "sentence"])
        table.rows = graph.relations.map { relation in
            let asides = [relation.role, relation.status == .actual ? nil : relation.status.rawValue]
            let aside = asides.compactMap { $0 }.joined(separator: ", ")
            return [
                names.name(relation.subject),
                relation.predicate.rawValue + (aside.isEmpty ? "" : " (\(aside))"),
                names.name(relation.object), relation.firstSentence,
            ]
        }
        return Answer(
            variables: RelationText.columns,
            rows: graph.relations.map { names.row($0, $0.evidence.first) },
            text: table.text(cutsCells: cutsCells))
    }
}
