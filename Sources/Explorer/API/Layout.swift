import Diagrams
import KnowledgeGraph
import Logging

/// Finds a place for each node of what is shown first, and remembers it as long as that stays the same.
actor Layout {
    typealias Positions = [String: Diagram.Position]

    private let worker: DrawingWorker?
    private let logger: Logger
    private var last: (shape: [[String]], positions: Task<Positions, Never>)?

    /// - Parameter worker: `nil` leaves it to the page.
    init(worker: DrawingWorker?, logger: Logger) {
        self.worker = worker
        self.logger = logger
    }

    /// Nobody waits for a drawing that failed: the page finds a place for what has none.
    func positions(of graph: Graph) async -> Positions {
        guard let worker else { return [:] }
        let shape = [graph.entities.map(\.id)] + graph.relations.map { [$0.subject, $0.object] }
        if let last, last.shape == shape { return await last.positions.value }
        let positions = Task { [logger] () -> Positions in
            var options = DiagramOptions()
            options.maximumNodes = graph.entities.count
            do {
                return try await Diagram(graph, options: options).positions(by: worker)
            } catch {
                logger.error("\(error)")
                return [:]
            }
        }
        last = (shape, positions)
        return await positions.value
    }
}
