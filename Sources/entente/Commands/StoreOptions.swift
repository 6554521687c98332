import ArgumentParser
import GraphStore

/// The store that a command changes or looks into.
struct StoreArgument: ParsableArguments {
    @Argument(help: "The store, as extract --into makes it.")
    var store: String

    /// - Throws: `StoreError` that says why the file cannot be used.
    func open(_ access: GraphStore.Access = .readWrite) throws -> GraphStore { try GraphStore(store, access) }
}
