import KnowledgeGraph

/// Title, legend and source line.
extension SVGDrawing {
    mutating func drawFurniture() {
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
            drawIcon(type, Point(x: x + 6, y: place.y))
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
