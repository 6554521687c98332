import Diagrams
import KnowledgeGraph
import Logging

/// Finds a place for each node of what is shown first, and remembers it as long as that stays the same.
actor Layout {
    typealias Positions = [String: Diagram.Position]

    private let worker: DrawingWorker?
    private let logger: Logger
    private var last: (shape: [[String]], positions: Positions?)?
    /// How long anybody waits for a drawing.
    private static let patience = Duration.milliseconds(300)

    /// - Parameter worker: `nil` leaves it to the page.
    init(worker: DrawingWorker?, logger: Logger) {
        self.worker = worker
        self.logger = logger
    }

    /// Nothing where the drawing failed or takes long: the page finds a place for what has none, and whoever comes later has
    /// the drawing.
    func positions(of graph: Graph) async -> Positions {
        guard let worker else { return [:] }
        let shape = [graph.entities.map(\.id)] + graph.relations.map { [$0.subject, $0.object] }
        if last?.shape != shape {
            last = (shape, nil)
            Task { await draw(graph, shape, worker) }
        }
        let end = ContinuousClock.now + Self.patience
        while let last, last.shape == shape, ContinuousClock.now < end {
            if let positions = last.positions { return positions }
            try? await Task.sleep(for: .milliseconds(10))
        }
        return [:]
    }

    private func draw(_ graph: Graph, _ shape: [[String]], _ worker: DrawingWorker) async {
        var options = DiagramOptions()
        options.maximumNodes = graph.entities.count
        var positions = Positions()
        do {
            positions = try await Diagram(graph, options: options).positions(by: worker)
        } catch {
            logger.error("\(error)")
        }
        if last?.shape == shape { last?.positions = positions }
    }
}
