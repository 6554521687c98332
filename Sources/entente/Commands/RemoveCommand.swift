import ArgumentParser
import GraphStore

struct RemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Take articles out of a store, with all that only they say.",
        discussion:
            "Articles go by the ids that show and query give. If one of them is not there, none is removed.")

    @OptionGroup var store: StoreArgument

    @Argument(help: "Ids of articles, or names of imported files.")
    var ids: [String]

    @OptionGroup var common: CommonOptions

    func run() throws {
        let store = try store.open()
        try store.remove(ids)
        try store.close()
        common.note("\(ids.count) removed")
    }
}
