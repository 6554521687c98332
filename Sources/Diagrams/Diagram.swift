import Foundation
import KnowledgeGraph

/// A picture of a graph.
///
/// ```swift
/// let diagram = Diagram(graph, options: DiagramOptions())
/// try diagram.render(as: .svg).write(to: file)
/// for notice in diagram.notices { print(notice) }
/// ```
///
/// Nodes are shaped and coloured by type, edges by kind of relation. Relations of one kind from one entity to another
/// share an edge, and their sentences are its tooltip. The same graph and options give the same bytes of DOT and SVG
/// with the same version of Graphviz and the same fonts.
public struct Diagram: Sendable {
    /// Where an entity stands, in points, y downwards.
    public struct Position: Sendable, Hashable, Codable {
        public var x: Double
        public var y: Double

        public init(x: Double, y: Double) { (self.x, self.y) = (x, y) }
    }

    /// What was left out of the picture; also written at its foot.
    public var notices: [String] { scene.notices }
    /// The one of them that says how many entities were too many; `nil` where none were.
    public let limitNotice: String?
    /// What stands on top of it.
    public var title: String { scene.title }
    /// Where the graph is from; empty where nothing is known.
    public var sourceLine: String { scene.sourceLine }

    /// The part of the graph that the picture shows.
    public let graph: Graph

    private let scene: Scene
    private let options: DiagramOptions

    public init(_ graph: Graph, options: DiagramOptions = DiagramOptions()) {
        let pruning = Pruning(graph, options: options)
        scene = Scene(graph, pruning, options: options)
        limitNotice = pruning.limitNotice
        self.graph = Graph(sources: graph.sources, entities: pruning.entities, relations: pruning.relations)
        self.options = options
    }

    /// The diagram in the language of Graphviz, for other tools to lay out: real edges with labels, no positions.
    public var dot: String {
        Draft(
            scene: scene, theme: options.theme, layout: options.layout ?? Placer.layout(for: scene),
            labels: scene.showsEdgeLabels ? .onEdges : .none, isForReaders: true
        ).text()
    }

    /// The diagram as a file.
    ///
    /// Waits for its turn: Graphviz draws one picture at a time in a process. Call it from any thread or task. Takes as long as
    /// it takes, minutes for thousands of nodes with some layouts; ``render(as:by:)`` has a limit.
    public func render(as format: Format) throws(DiagramError) -> Data {
        format == .dot ? Data(dot.utf8) : try job(.picture(format)).run()
    }

    /// The diagram as a file, drawn by a process that is stopped when it takes too long. What is quick is drawn here.
    ///
    /// - Throws: ``DiagramError/timeLimit(_:)`` and what ``render(as:)`` throws.
    public func render(as format: Format, by worker: DrawingWorker) async throws(DiagramError) -> Data {
        if format == .dot { return Data(dot.utf8) }
        let job = job(.picture(format))
        return job.isQuick ? try job.run() : try await worker.run(job)
    }

    /// Where the entities of the diagram stand, by their ids.
    ///
    /// - Throws: as ``render(as:by:)`` does.
    public func positions(by worker: DrawingWorker) async throws(DiagramError) -> [String: Position] {
        let job = job(.positions)
        let data = job.isQuick ? try job.run() : try await worker.run(job)
        do {
            return try JSONDecoder().decode([String: Position].self, from: data)
        } catch {
            throw .worker("\(error)")
        }
    }

    private func job(_ product: DrawingJob.Product) -> DrawingJob {
        DrawingJob(
            scene: scene, theme: options.theme, layout: options.layout, dpi: options.dpi, product: product)
    }
}
