import GraphStore

/// Asks the store short questions, so many at once; more of them wait.
struct Questions: Sendable {
    /// How many are asked at once.
    static let limit = 4

    private let store: GraphStore
    private let gate: Gate

    init(_ store: GraphStore, options: ExplorerOptions) {
        self.store = store
        // A connection asks one question at a time.
        gate = Gate(limit: Self.limit, room: options.maximumConnections)
    }

    /// As ``GraphStore/GraphStore/stamp``.
    var stamp: GraphStore.Stamp { store.stamp }

    func ask<Value: Sendable>(_ question: @escaping @Sendable (GraphStore) throws -> Value) async throws
        -> Value
    {
        try await gate.enter()
        defer { gate.leave() }
        return try await Workers.run { [store] in try question(store) }
    }
}
