import ArgumentParser
import GraphStore
import KnowledgeGraph

struct MergesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merges",
        abstract: "List which entities of different articles were taken for one, and why.",
        discussion: "entente merge and entente split overrule the rules.")

    @OptionGroup var store: StoreArgument

    @Argument(help: "Any name of an entity; all entities when not given.")
    var name: String?

    @OptionGroup var answer: ResultsOptions
    @OptionGroup var common: CommonOptions

    private static let columns = ["entity", "name", "article", "otherName", "otherArticle", "rule", "detail"]

    func run() throws {
        let store = try store.open(.readOnly)
        let merges = try store.merges(of: try name.map { try store.one($0).id })
        let rows = merges.map {
            [
                $0.entity, $0.name, $0.article, $0.otherName, $0.otherArticle, $0.rule.rawValue,
                $0.detail ?? "",
            ]
        }
        let table = TextTable(
            header: ["entity", "in", "is", "in", "because"],
            rows: merges.map {
                let detail = $0.detail.map { ": " + $0 } ?? ""
                return [$0.entity, $0.article, $0.otherName, $0.otherArticle, $0.rule.label + detail]
            })
        try answer.write(
            Answer(
                variables: Self.columns, rows: rows, text: rows.isEmpty ? "nothing was merged" : table.text())
        )
    }
}
