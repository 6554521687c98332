import Foundation

/// All that drawing takes, as it goes to the process that draws.
struct DrawingJob: Sendable, Codable {
    /// What is to be made.
    enum Product: Sendable, Codable {
        case picture(Diagram.Format)
        /// Where the entities stand, by their ids, as JSON.
        case positions
    }

    var scene: Scene
    var theme: Theme
    var layout: Diagram.Layout?
    var dpi: Int
    var product: Product

    /// Whether it surely ends within seconds, so that no process is needed that can be stopped.
    var isQuick: Bool {
        let size = scene.nodes.count + scene.edges.count
        return switch layout {
        case nil: size <= Placer.maximumForNeato
        case .dot: size <= 250
        case .neato, .fdp: size <= Placer.maximumForNeato
        case .sfdp, .circo, .twopi: size <= 600
        }
    }

    /// Waits for its turn: Graphviz places one picture at a time in a process.
    func run() throws(DiagramError) -> Data {
        let job = self
        return try Graphviz.run { session throws(DiagramError) in
            let placement = try Placer(scene: job.scene, theme: job.theme, session: session).place(job.layout)
            guard case .picture(let format) = job.product else { return try job.positions(placement) }
            let furniture = try Furniture(
                scene: job.scene, theme: job.theme, drawingWidth: placement.bounds.width, session: session)
            var drawing = SVGDrawing(
                scene: job.scene, theme: job.theme, placement: placement, furniture: furniture)
            let svg = Data(drawing.draw().utf8)
            return switch format {
            case .svg, .dot: svg
            case .png: try Raster.png(svg, size: drawing.frame.size, dpi: min(max(job.dpi, 36), 600))
            case .pdf: try Raster.pdf(svg, size: drawing.frame.size, title: job.scene.name)
            }
        }
    }

    private func positions(_ placement: Placement) throws(DiagramError) -> Data {
        let points = zip(scene.nodes, placement.centers).map { node, center in
            (node.entity, Diagram.Position(x: center.x, y: -center.y))
        }
        let byID = Dictionary(points, uniquingKeysWith: { first, _ in first })
        do { return try JSONEncoder().encode(byID) } catch { throw .worker("\(error)") }
    }
}
