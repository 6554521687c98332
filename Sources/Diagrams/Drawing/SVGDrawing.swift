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
    private var svg = Markup()

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

    private mutating func group(
        _ name: String, label: String, _ attributes: Attributes, body: (inout Self) -> Void
    ) {
        svg.start("g", ["class": name, "role": "graphics-object group", "aria-label": label])
        svg.start("g", attributes)
        body(&self)
        svg.close()
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

    // MARK: - Edges

    private mutating func draw(_ edge: Scene.Edge, _ placed: Placement.Edge) {
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

    private mutating func drawLine(
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

    private static func pair(_ point: Point) -> String { number(point.x) + "," + number(point.y) }

    // MARK: - Nodes

    private mutating func drawNode(_ number: Int) {
        let node = scene.nodes[number]
        let style = theme.node(node.type)
        let center = frame.place(placement.centers[number])
        let size = placement.sizes[number]
        svg.start(
            "g",
            [
                "id": node.id, "class": "entity \(node.type.rawValue)" + (node.isFocus ? " focus" : ""),
                "role": "graphics-symbol img", "aria-label": "\(node.name), \(node.type.rawValue)",
            ])
        svg.element("title", text: node.tooltip.joined(separator: "\n"))
        if node.isFocus {
            outline(
                style.form, center, size, grownBy: 3.5,
                ["fill": "none", "stroke": theme.focus, "stroke-width": "3"])
        }
        outline(
            style.form, center, size, grownBy: 0,
            ["fill": style.fill, "stroke": style.border, "stroke-width": "1.2"])
        let badge = NodeShape.badgeWidth(node)
        let left = center.x - size.width / 2 + (style.form == .pill ? 12 : style.form == .cutCorners ? 11 : 9)
        if let code = node.code {
            drawCode(code, Point(x: left, y: center.y), style)
        } else {
            drawIcon(node.type, Point(x: left, y: center.y), style.border)
        }
        let middle = Point(x: center.x + (badge + NodeShape.gap) / 2, y: center.y)
        drawText(
            node.lines, at: middle, fontSize: Draft.nodeFontSize, anchor: "middle", ["fill": style.text])
        svg.close()
    }

    private mutating func drawCode(_ code: String, _ left: Point, _ style: Theme.NodeStyle) {
        svg.empty(
            "rect",
            [
                "x": Self.number(left.x), "y": Self.number(left.y - NodeShape.codeHeight / 2),
                "width": Self.number(NodeShape.codeWidth), "height": Self.number(NodeShape.codeHeight),
                "rx": "2.5", "fill": style.text, "fill-opacity": "0.16",
            ])
        drawText(
            [code], at: Point(x: left.x + NodeShape.codeWidth / 2, y: left.y), fontSize: 8.5,
            anchor: "middle",
            ["class": "code", "fill": style.text, "font-size": "8.5", "font-weight": "bold"])
    }

    /// - Parameter left: the middle of its left side.
    private mutating func drawIcon(_ type: EntityType, _ left: Point, _ color: String) {
        let scale = NodeShape.iconSize / 24
        svg.start(
            "g",
            [
                "class": "icon", "aria-hidden": "true",
                "transform":
                    "translate(\(Self.number(left.x)) \(Self.number(left.y - NodeShape.iconSize / 2))) "
                    + "scale(\(Self.number(scale)))",
                "fill": "none", "stroke": color, "stroke-width": "2.2", "stroke-linecap": "round",
                "stroke-linejoin": "round",
            ])
        svg.empty("path", ["d": Icons.paths(type).joined(separator: " ")])
        svg.close()
    }

    private mutating func outline(
        _ form: Theme.Form, _ center: Point, _ size: Size, grownBy margin: Double, _ look: Attributes
    ) {
        let box = Box(center: center, size: size, margin: margin)
        let shape: Attributes
        if form == .cutCorners {
            let cut = min(6 + margin * 0.4, box.height / 3)
            let (left, right, top, bottom) = (box.minX, box.maxX, box.minY, box.maxY)
            let corners = [
                (left + cut, top), (right - cut, top), (right, top + cut), (right, bottom - cut),
                (right - cut, bottom), (left + cut, bottom), (left, bottom - cut), (left, top + cut),
            ]
            let points = corners.map { Self.pair(Point(x: $0, y: $1)) }.joined(separator: " ")
            shape = ["points": points]
        } else {
            let radius =
                switch form {
                case .pill: box.height / 2
                case .roundedBox: 8 + margin
                default: 1.5 + margin
                }
            shape = [
                "x": Self.number(box.minX), "y": Self.number(box.minY), "width": Self.number(box.width),
                "height": Self.number(box.height), "rx": Self.number(min(radius, box.height / 2)),
            ]
        }
        svg.empty(form == .cutCorners ? "polygon" : "rect", shape + look)
    }

    /// Lines around a point, or to the right of it.
    private mutating func drawText(
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

    // MARK: - Furniture

    private mutating func drawFurniture() {
        if let title = furniture.title {
            drawText(
                title.lines,
                at: Point(x: PageFrame.margin, y: frame.titleTop + title.size.height / 2),
                fontSize: title.fontSize, anchor: "start",
                [
                    "class": "title", "fill": theme.text, "font-size": Self.number(title.fontSize),
                    "font-weight": "bold",
                ])
        }
        guard !furniture.entries.isEmpty || furniture.footer != nil else { return }
        svg.empty(
            "path",
            [
                "d": "M\(Self.number(PageFrame.margin)),\(Self.number(frame.ruleY))"
                    + "H\(Self.number(frame.size.width - PageFrame.margin))",
                "stroke": theme.rule, "stroke-width": "0.8",
            ])
        group("legend", label: "Legend", ["fill": "none", "font-size": "9.5"]) { drawing in
            for (entry, place) in zip(drawing.furniture.entries, drawing.frame.legend) {
                drawing.draw(entry, at: place)
            }
        }
        if let footer = furniture.footer {
            drawText(
                footer.lines,
                at: Point(x: PageFrame.margin, y: frame.footerTop + footer.size.height / 2),
                fontSize: footer.fontSize, anchor: "start",
                ["class": "footer", "fill": theme.mutedText, "font-size": Self.number(footer.fontSize)])
        }
    }

    private mutating func draw(_ entry: Furniture.Entry, at place: Point) {
        var x = place.x
        var color = theme.text
        switch entry.sample {
        case .node(let type):
            let style = theme.node(type)
            let size = Size(width: NodeShape.iconSize + 12, height: PageFrame.rowHeight)
            outline(
                style.form, Point(x: x + size.width / 2, y: place.y), size, grownBy: 0,
                ["fill": style.fill, "stroke": style.border, "stroke-width": "1"])
            drawIcon(type, Point(x: x + 6, y: place.y), type == .country ? style.text : style.border)
            x += size.width
        case .focus:
            outline(
                .roundedBox, Point(x: x + PageFrame.sampleWidth / 2, y: place.y),
                Size(width: PageFrame.sampleWidth - 4, height: PageFrame.rowHeight - 6), grownBy: 0,
                ["fill": "none", "stroke": theme.focus, "stroke-width": "3"])
            x += PageFrame.sampleWidth
        case .edge(let kind, let status):
            let style = theme.edge(kind)
            color = style.text
            let end = Point(x: x + PageFrame.sampleWidth, y: place.y)
            let shaft = Point(x: end.x - 7, y: place.y)
            drawLine(Curve(points: [place, place, shaft, shaft], tip: end), style, status, weight: 1)
            x = end.x
        }
        drawText(
            entry.words.lines, at: Point(x: x + PageFrame.sampleGap, y: place.y),
            fontSize: entry.words.fontSize, anchor: "start", ["fill": color])
    }
}
