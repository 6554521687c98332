import Foundation

/// The finished page: everything has its place, and Graphviz only draws.
struct Sheet {
    var scene: Scene
    var theme: Theme
    var placement: Placement

    /// Draws in a format of the library.
    func draw(_ format: String, dpi: Int, session: GraphvizSession) throws(DiagramError) -> Data {
        var furniture = Furniture(scene: scene, theme: theme, drawingWidth: placement.bounds.width)
        try measure(&furniture, session)
        return try session.withLayout(of: text(furniture, dpi: dpi), engine: "nop2") {
            laidOut throws(DiagramError) in
            try laidOut.render(format)
        }
    }

    /// Only the library knows the extent of the words around the drawing.
    private func measure(_ furniture: inout Furniture, _ session: GraphvizSession) throws(DiagramError) {
        guard !furniture.pieces.isEmpty else { return }
        let lines = furniture.pieces.map { "\($0.id) \(DOT.attributes($0.attributes));" }
        let dot =
            "digraph {\n" + defaults.joined(separator: "\n") + "\n" + lines.joined(separator: "\n") + "\n}\n"
        let sizes = try session.withLayout(of: dot, engine: "dot") { laidOut in
            laidOut.attachPositions()
            return laidOut.nodes(["width", "height"])
        }
        for index in furniture.pieces.indices {
            let values = sizes[furniture.pieces[index].id]?.compactMap { Double($0) } ?? []
            guard values.count == 2 else { continue }
            furniture.pieces[index].size = Size(width: values[0] * 72, height: values[1] * 72)
        }
    }

    private var defaults: [String] {
        [
            "node "
                + DOT.attributes([
                    ("fontname", DOT.plain(theme.fonts)), ("fontsize", DOT.plain(Draft.nodeFontSize)),
                    ("penwidth", DOT.plain(1.2)), ("height", DOT.plain(0.3)), ("width", DOT.plain(0.5)),
                ]) + ";",
            "edge " + DOT.attributes([("arrowsize", DOT.plain(0.7))]) + ";",
        ]
    }

    private func text(_ furniture: Furniture, dpi: Int) -> String {
        func position(_ point: Point) -> (String, String?) {
            ("pos", DOT.plain("\(DOT.number(point.x)),\(DOT.number(point.y))!"))
        }
        var lines = ["digraph \"entente\" {"]
        lines.append(
            "graph "
                + DOT.attributes([
                    ("bgcolor", DOT.plain(theme.background)), ("outputorder", "edgesfirst"),
                    ("pad", DOT.plain(0.3)), ("charset", DOT.plain("UTF-8")), ("dpi", DOT.plain(dpi)),
                ]) + ";")
        lines += defaults
        for (number, node) in scene.nodes.enumerated() {
            lines.append(
                "\(node.id) " + Draft.node(node, theme, more: [position(placement.centers[number])]) + ";")
        }
        for (number, edge) in scene.edges.enumerated() {
            let placed = placement.edges[number]
            lines.append(
                "\(scene.nodes[edge.from].id) -> \(scene.nodes[edge.to].id) "
                    + Draft.edge(edge, theme, isLabelled: false, more: [("pos", DOT.plain(placed.path))])
                    + ";")
            if let label = placed.label {
                lines.append("l\(edge.id) " + Draft.label(edge, theme, more: [position(label.center)]) + ";")
            }
        }
        lines += furniture.statements(around: placement.bounds)
        lines.append("}\n")
        return lines.joined(separator: "\n")
    }
}
