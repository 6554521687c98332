import KnowledgeGraph

/// Lines, arrowheads and labels of relations.
extension SVGDrawing {
    mutating func draw(_ edge: Scene.Edge, _ placed: Placement.Edge) {
        let style = theme.edge(edge.kind)
        svg.start(
            "g",
            [
                "id": edge.id, "class": "relation \(edge.kind.rawValue) \(edge.status.rawValue)",
                "role": "graphics-symbol img", "aria-label": edge.name,
            ])
        svg.element("title", text: edge.tooltip.joined(separator: "\n"))
        let url = WebAddress.safe(edge.url)
        if let url {
            svg.start("a", ["xlink:href": url, "target": "_blank", "rel": "noopener noreferrer"])
        }
        drawLine(
            Curve(
                points: placed.curve.points.map(frame.place), tip: placed.curve.tip.map(frame.place)),
            style, edge.status, weight: edge.weight)
        if let label = placed.label { drawLabel(edge.lines, label.center, label.size, style) }
        if url != nil { svg.close() }
        svg.close()
    }

    private mutating func drawLabel(
        _ lines: [String], _ center: Point, _ size: Size, _ style: Theme.EdgeStyle
    ) {
        let middle = frame.place(center)
        svg.empty(
            "rect",
            [
                "x": Self.number(middle.x - size.width / 2), "y": Self.number(middle.y - size.height / 2),
                "width": Self.number(size.width), "height": Self.number(size.height), "rx": "3",
                "fill": theme.background, "fill-opacity": "0.88",
            ])
        drawText(
            lines, at: middle, fontSize: Draft.labelFontSize, anchor: "middle",
            [
                "fill": style.text, "font-size": Self.number(Draft.labelFontSize),
            ])
    }

    mutating func drawLine(
        _ curve: Curve, _ style: Theme.EdgeStyle, _ status: RelationStatus, weight: Int
    ) {
        guard let first = curve.points.first, let last = curve.points.last else { return }
        let color = status == .actual ? style.line : style.paleLine
        let width = style.width(weight: weight)
        var path = "M" + Self.pair(first)
        for start in stride(from: 1, to: curve.points.count - 2, by: 3) {
            path += "C" + curve.points[start..<(start + 3)].map(Self.pair).joined(separator: " ")
        }
        // An open head has its line go on to the tip.
        if let tip = curve.tip, !style.isArrowFilled { path += "L" + Self.pair(tip) }
        let dashes = status == .actual ? style.dashes : [1.2, 3.2]
        svg.empty(
            "path",
            [
                "d": path, "stroke": color, "stroke-width": Self.number(width),
                "stroke-dasharray": dashes.isEmpty ? nil : dashes.map(Self.number).joined(separator: " "),
                "stroke-linecap": status == .actual ? nil : "round",
            ])
        guard let tip = curve.tip else { return }
        let along = tip - last
        let length = max(along.length, 0.1)
        let forward = along * (1 / length)
        let side = Point(x: -forward.y, y: forward.x) * (2.6 + width * 0.5)
        let back = tip - forward * max(length, 7)
        let corners = [back + side, tip, back - side].map(Self.pair).joined(separator: " ")
        if style.isArrowFilled {
            svg.empty("polygon", ["class": "arrow", "points": corners, "fill": color])
        } else {
            svg.empty(
                "polyline",
                [
                    "class": "arrow", "points": corners, "stroke": color,
                    "stroke-width": Self.number(width), "stroke-linejoin": "round",
                ])
        }
    }

}
