import KnowledgeGraph

/// Where everything of a scene stands.
struct Placement: Sendable {
    struct Edge: Sendable {
        var curve: Curve
        /// Middle and extent of the label; `nil` where labels are left out.
        var label: (center: Point, size: Size)?
        var bounds: Box?
    }

    var centers: [Point]
    var sizes: [Size]
    var edges: [Edge]
    var clusters: [Box] = []
    /// How far the picture is from a good one; lower is better.
    var cost: Double

    var bounds: Box {
        let boxes =
            zip(centers, sizes).map { Box(center: $0, size: $1) } + clusters
            + edges.flatMap { edge in
                [edge.label.map { Box(center: $0.center, size: $0.size) }, edge.bounds].compactMap { $0 }
            }
        guard let first = boxes.first else { return Box(minX: 0, minY: 0, maxX: 0, maxY: 0) }
        return boxes.dropFirst().reduce(first) { $0.union($1) }
    }
}

/// Finds a place for everything, with a layout engine and, for spring layouts, our own curves.
struct Placer {
    var scene: Scene
    var theme: Theme
    var session: GraphvizSession

    /// From so many nodes and edges on, the multi-level spring engine is the one that ends in time.
    static let maximumForNeato = 320

    static func layout(for scene: Scene) -> Diagram.Layout {
        if !scene.clusters.isEmpty { return .dot }
        return scene.nodes.count + scene.edges.count <= maximumForNeato ? .neato : .sfdp
    }

    func place(_ layout: Diagram.Layout?) throws(DiagramError) -> Placement {
        let layout = layout ?? Self.layout(for: scene)
        guard scene.clusters.isEmpty || layout.hasClusters else { throw .noClusters(layout) }
        if layout == .dot { return try layered() }
        // A spring layout depends on where it starts: several starts, and the best picture is kept.
        let tries = scene.edges.count <= 20 ? 8 : scene.edges.count <= 90 ? 4 : 1
        let isSeeded = layout == .neato || layout == .fdp || layout == .sfdp
        var best: Placement?
        for seed in 1...(isSeeded ? tries : 1) {
            let placement = try sprung(layout, extra: [("start", "\(seed)")])
            if placement.cost < best?.cost ?? .infinity { best = placement }
        }
        if let best { return best }
        return try sprung(layout, extra: [])
    }

    /// In layers downwards or sidewards, whichever gives the better page; once only when it takes long.
    ///
    /// Labels are nodes here, too: as labels of edges they stand badly, and between clusters Graphviz 2.42 crashes over them.
    private func layered() throws(DiagramError) -> Placement {
        guard scene.showsEdgeLabels || !scene.clusters.isEmpty else { return try splined() }
        var best = try sprung(.dot, extra: [("rankdir", "TB")])
        if scene.edges.count <= 80 {
            let other = try sprung(.dot, extra: [("rankdir", "LR")])
            if other.cost < best.cost { best = other }
        }
        return best
    }

    /// In layers, with the engine's own curves, which go round what stands between when there are too many for ours.
    private func splined() throws(DiagramError) -> Placement {
        let draft = Draft(
            scene: scene, theme: theme, layout: .dot, labels: .none, extra: [("rankdir", "LR")])
        return try session.withLayout(of: draft.text(), engine: "dot") { laidOut throws(DiagramError) in
            laidOut.attachPositions()
            let nodes = laidOut.nodes(["pos", "width", "height"])
            let paths = laidOut.edges(["pos"])
            return Placement(
                centers: scene.nodes.map { Self.point(nodes[$0.id]?[0]) },
                sizes: scene.nodes.map { Self.size(nodes[$0.id]) },
                edges: scene.edges.map { edge in
                    let curve = Curve(graphviz: paths[edge.id]?[0] ?? "")
                    return Placement.Edge(curve: curve, label: nil, bounds: Box(curve.samples))
                }, cost: 0)
        }
    }

    /// With our own curves between the places that the engine finds.
    private func sprung(
        _ layout: Diagram.Layout, extra: [(String, String)]
    ) throws(DiagramError) -> Placement {
        let isRing = layout == .circo || layout == .twopi
        let labels: Draft.Labels = scene.showsEdgeLabels && !isRing ? .asNodes : .none
        let draft = Draft(
            scene: scene, theme: theme, layout: layout, labels: labels, extra: extra)
        var (nodes, clusters) = try positions(draft, engine: layout.rawValue)
        let isLoose = !isRing && layout != .dot && clusters.isEmpty
        if isLoose, let turned = turned(nodes) {
            var draft = draft
            draft.positions = turned
            nodes = try positions(draft, engine: "nop").nodes
        }
        let sizes = scene.nodes.map { Self.size(nodes[$0.id]) }
        let edges = scene.edges.map { edge in
            EdgeRouter.Edge(
                from: edge.from, to: edge.to, hasArrow: !edge.isSymmetric,
                label: scene.showsEdgeLabels
                    ? nodes["l" + edge.id].map(Self.size) ?? Metrics.labelSize(edge.lines) : nil)
        }
        let found = scene.nodes.map { Self.point(nodes[$0.id]?[0]) }
        var router = EdgeRouter(
            centers: isLoose ? Spacing.improve(found, sizes: sizes, edges: edges) : found, sizes: sizes,
            outlines: scene.nodes.map { theme.node($0.type).form == .pill ? .pill : .box }, edges: edges)
        var placement = Placement(
            centers: router.centers, sizes: router.sizes, edges: router.route(), clusters: clusters, cost: 0)
        placement.cost = router.cost
        placement.cost += Metrics.pageCost(placement.bounds)
        return placement
    }

    private func positions(_ draft: Draft, engine: String) throws(DiagramError) -> (
        nodes: [String: [String]], clusters: [Box]
    ) {
        try session.withLayout(of: draft.text(), engine: engine) { laidOut in
            laidOut.attachPositions()
            return (
                laidOut.nodes(["pos", "width", "height"]),
                scene.clusters.indices.compactMap { Self.box(laidOut.bounds(cluster: $0)) }
            )
        }
    }

    /// The places turned by a right angle, if the drawing is a tower; `nil` if it is not.
    private func turned(_ nodes: [String: [String]]) -> [String: Point]? {
        let points = nodes.mapValues { Self.point($0[0]) }
        let (xs, ys) = (points.values.map(\.x), points.values.map(\.y))
        guard let left = xs.min(), let right = xs.max(), let low = ys.min(), let high = ys.max(),
            high - low > (right - left) * 1.1
        else { return nil }
        return points.mapValues { Point(x: $0.y, y: -$0.x) }
    }

    private static func numbers(_ text: Substring) -> [Double] {
        text.split { $0 == "," || $0 == "!" }.compactMap { Double($0) }
    }

    private static func point(_ text: String?) -> Point {
        let parts = numbers((text ?? "")[...])
        return parts.count >= 2 ? Point(x: parts[0], y: parts[1]) : Point(x: 0, y: 0)
    }

    /// Graphviz writes the extent of nodes in inches, after the position.
    private static func size(_ values: [String]?) -> Size {
        guard let values, values.count == 3 else { return Size(width: 36, height: 22) }
        return Size(width: (Double(values[1]) ?? 0.5) * 72, height: (Double(values[2]) ?? 0.3) * 72)
    }

    /// The corners of a box, as Graphviz writes them.
    private static func box(_ text: String?) -> Box? {
        let parts = numbers((text ?? "")[...])
        return parts.count == 4 ? Box(minX: parts[0], minY: parts[1], maxX: parts[2], maxY: parts[3]) : nil
    }
}

/// Rough measures, where no engine has measured yet, and what makes a good page.
enum Metrics {
    static func labelSize(_ lines: [String]) -> Size {
        let longest = lines.map(\.count).max() ?? 1
        return Size(
            width: Double(longest) * Draft.labelFontSize * 0.52 + 6,
            height: Double(lines.count) * Draft.labelFontSize * 1.2 + 3)
    }

    /// A page of 4 to 3 is best; both strips and towers cost, and so does size, which makes text small.
    static func pageCost(_ box: Box) -> Double {
        let width = max(box.width, 1)
        let height = max(box.height, 1)
        let ratio = width / height / 1.35
        return 120 * abs(ratio > 1 ? ratio - 1 : 1 / ratio - 1) + max(width / 12, height / 9)
    }
}
