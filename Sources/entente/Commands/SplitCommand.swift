import ArgumentParser
import GraphStore
import KnowledgeGraph

struct SplitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "split",
        abstract: "Take a part of an entity of a store away from it, for good.",
        discussion: """
            Either what some articles say of it becomes an entity of its own (--articles), or what articles call by \
            another name (--named). Like entente merge, this goes before all rules.
            """)

    @OptionGroup var store: StoreArgument

    @Argument(help: "Any name or the id of the entity.")
    var name: String

    @Option(
        name: .long, parsing: .upToNextOption,
        help: ArgumentHelp("The articles whose entity is another.", valueName: "id"))
    var articles: [String] = []

    @Option(name: .long, help: ArgumentHelp("The name under which it is another.", valueName: "name"))
    var named: String?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard articles.isEmpty == (named != nil) else {
            throw ValidationError("say what to split off, by --articles or by --named")
        }
    }

    func run() throws {
        let store = try store.open()
        let entity = try store.one(name)
        if let named {
            try store.split(entity.id, name: named)
        } else {
            try store.split(entity.id, articles: articles)
        }
        try store.close()
        common.note("\(entity.id) is split")
    }
}
