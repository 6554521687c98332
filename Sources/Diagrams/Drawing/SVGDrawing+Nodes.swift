import KnowledgeGraph

/// Outlines, icons and names of entities.
extension SVGDrawing {
    mutating func drawNode(_ number: Int) {
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
        let left = center.x - size.width / 2 + NodeShape.side(style.form)
        if let code = node.code {
            drawCode(code, Point(x: left, y: center.y), style)
        } else {
            drawIcon(node.type, Point(x: left, y: center.y))
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
    mutating func drawIcon(_ type: EntityType, _ left: Point) {
        let style = theme.node(type)
        // A border of the colour of the ground is none to draw with.
        let color = style.border == style.fill ? style.text : style.border
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

    mutating func outline(
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
}
