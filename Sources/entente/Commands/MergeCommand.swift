import ArgumentParser
import GraphStore
import KnowledgeGraph

struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Make two entities of a store one, for good.",
        discussion: """
            What is said here goes before all rules, also for articles that come later or are read again. entente \
            split takes it back.
            """)

    @OptionGroup var store: StoreArgument

    @Argument(help: "Any name or the id of an entity.")
    var first: String

    @Argument(help: "Any name or the id of the other.")
    var second: String

    @OptionGroup var common: CommonOptions

    func run() throws {
        let store = try store.open()
        let (first, second) = (try store.one(first), try store.one(second))
        try store.merge(first.id, second.id)
        try store.close()
        common.note("\(first.id) and \(second.id) are one")
    }
}
