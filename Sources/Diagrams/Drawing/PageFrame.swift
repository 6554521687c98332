/// Where drawing and furniture stand on the page. In points from its upper left corner, y downwards.
struct PageFrame {
    static let margin = 24.0
    static let sampleWidth = 30.0
    static let rowHeight = 18.0
    private static let gap = 16.0
    /// Between sample and name in the legend.
    static let sampleGap = 5.0

    let size: Size
    let titleTop: Double
    /// The upper left corner of the drawing's bounds.
    private let origin: Point
    private let bounds: Box
    let ruleY: Double
    /// For each entry of the legend, where its sample begins and the middle of its height.
    let legend: [Point]
    let footerTop: Double

    init(_ furniture: Furniture, bounds: Box) {
        let width = max(furniture.width, bounds.width)
        let top = Self.margin + (furniture.title.map { $0.size.height + 16 } ?? 0)
        titleTop = Self.margin
        self.bounds = bounds
        origin = Point(x: Self.margin + (width - bounds.width) / 2, y: top)
        var bottom = top + bounds.height
        ruleY = bottom + 18
        let isFurnished = !furniture.entries.isEmpty || furniture.footer != nil
        if isFurnished { bottom = ruleY + 12 }
        var legend: [Point] = []
        var x = Self.margin
        for entry in furniture.entries {
            let need = Self.width(of: entry)
            if x > Self.margin, x + need > Self.margin + width {
                x = Self.margin
                bottom += Self.rowHeight + 4
            }
            legend.append(Point(x: x, y: bottom + Self.rowHeight / 2))
            x += need + Self.gap
        }
        if !legend.isEmpty { bottom += Self.rowHeight + 8 }
        self.legend = legend
        footerTop = bottom
        if let footer = furniture.footer { bottom += footer.size.height }
        size = Size(width: width + 2 * Self.margin, height: bottom + (isFurnished ? 12 : Self.margin))
    }

    /// A point of the drawing, which has y upwards, on the page.
    func place(_ point: Point) -> Point {
        Point(x: origin.x + point.x - bounds.minX, y: origin.y + bounds.maxY - point.y)
    }

    private static func width(of entry: Furniture.Entry) -> Double {
        switch entry.sample {
        case .node: NodeShape.iconSize + 12 + sampleGap + entry.words.size.width
        case .edge, .focus: sampleWidth + sampleGap + entry.words.size.width
        }
    }
}
