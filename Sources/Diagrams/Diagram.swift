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
    /// What was left out of the picture; also written at its foot.
    public var notices: [String] { scene.notices }

    private let scene: Scene
    private let options: DiagramOptions

    public init(_ graph: Graph, options: DiagramOptions = DiagramOptions()) {
        scene = Scene(graph, options: options)
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
    /// Waits for its turn: Graphviz draws one picture at a time in a process. Call it from any thread or task.
    public func render(as format: Format) throws(DiagramError) -> Data {
        if format == .dot { return Data(dot.utf8) }
        let (scene, options) = (scene, options)
        let data = try Graphviz.run { session throws(DiagramError) in
            let placement = try Placer(scene: scene, theme: options.theme, session: session).place(
                options.layout)
            let dpi = format == .png ? min(max(options.dpi, 36), 600) : 72
            return try Sheet(scene: scene, theme: options.theme, placement: placement)
                .draw(format.rawValue, dpi: dpi, session: session)
        }
        return format == .svg ? SVGFinish(scene: scene).apply(to: data) : data
    }
}
