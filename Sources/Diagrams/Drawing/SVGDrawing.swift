import KnowledgeGraph

/// The finished picture as SVG: selectable text, a title and a description of the whole, a name and a tooltip for each
/// part (<https://www.w3.org/TR/graphics-aria-1.0/>).
///
/// Colours and fonts are attributes, not a style sheet, so that every program that edits or converts SVG gets them.
struct SVGDrawing {
    let scene: Scene
    let theme: Theme
    let placement: Placement
    let furniture: Furniture
    let frame: PageFrame
    var svg = Markup()

    init(scene: Scene, theme: Theme, placement: Placement, furniture: Furniture) {
        (self.scene, self.theme, self.placement, self.furniture) = (scene, theme, placement, furniture)
        frame = PageFrame(furniture, bounds: placement.bounds)
    }

    /// The document's text.
    mutating func draw() -> String {
        let (width, height) = (Self.number(frame.size.width), Self.number(frame.size.height))
        svg = Markup()
        svg.start(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "xmlns:xlink": "http://www.w3.org/1999/xlink",
                "width": width + "pt", "height": height + "pt", "viewBox": "0 0 \(width) \(height)",
                "role": "graphics-document document", "aria-label": scene.name, "font-family": theme.fonts,
            ])
        svg.element("title", text: scene.name)
        svg.element("desc", text: scene.description)
        svg.empty(
            "rect", ["class": "ground", "width": width, "height": height, "fill": theme.background])
        drawClusters()
        group("relations", label: "Relations", ["fill": "none"]) { drawing in
            for (edge, placed) in zip(drawing.scene.edges, drawing.placement.edges) {
                drawing.draw(edge, placed)
            }
        }
        drawClusterNames()
        group("entities", label: "Entities", ["font-size": Self.number(Draft.nodeFontSize)]) { drawing in
            for number in drawing.scene.nodes.indices { drawing.drawNode(number) }
        }
        drawFurniture()
        svg.close()
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg.text
    }

    static func number(_ value: Double) -> String { DOT.short(value) }

    static func pair(_ point: Point) -> String { number(point.x) + "," + number(point.y) }

    mutating func group(
        _ name: String, label: String, _ attributes: Attributes, body: (inout Self) -> Void
    ) {
        svg.start(
            "g", ["class": name, "role": "graphics-object group", "aria-label": label] + attributes)
        body(&self)
        svg.close()
    }

    private mutating func drawClusters() {
        for box in placement.clusters {
            let corner = frame.place(Point(x: box.minX, y: box.maxY))
            svg.empty(
                "rect",
                [
                    "class": "cluster", "x": Self.number(corner.x), "y": Self.number(corner.y),
                    "width": Self.number(box.width), "height": Self.number(box.height), "rx": "10",
                    "fill": theme.clusterFill, "stroke": theme.clusterBorder,
                ])
        }
    }

    /// Above the edges, which cross the boxes.
    private mutating func drawClusterNames() {
        guard !placement.clusters.isEmpty else { return }
        group("clusters", label: "Groups", ["fill": theme.mutedText]) { drawing in
            for (cluster, box) in zip(drawing.scene.clusters, drawing.placement.clusters) {
                let corner = drawing.frame.place(Point(x: box.minX + 10, y: box.maxY - 11))
                drawing.drawText(
                    [cluster.name], at: corner, fontSize: Draft.clusterFontSize, anchor: "start",
                    ["font-size": Self.number(Draft.clusterFontSize)])
            }
        }
    }

    /// Lines around a point, or to the right of it.
    mutating func drawText(
        _ lines: [String], at point: Point, fontSize: Double, anchor: String, _ look: Attributes
    ) {
        let leading = fontSize * 1.2
        // Capitals stand seven tenths of the size above the line they stand on.
        let first = point.y - leading * Double(lines.count - 1) / 2 + fontSize * 0.35
        let x = Self.number(point.x)
        let place: Attributes = [
            "x": x, "y": Self.number(first), "text-anchor": anchor == "start" ? nil : anchor,
        ]
        guard lines.count > 1 else { return svg.element("text", place + look, text: lines.first ?? "") }
        svg.start("text", place + look)
        for (number, line) in lines.enumerated() {
            // The space is for those who copy the text.
            svg.element(
                "tspan", ["x": x, "dy": number == 0 ? nil : Self.number(leading)],
                text: number < lines.count - 1 ? line + " " : line)
        }
        svg.close()
    }
}
