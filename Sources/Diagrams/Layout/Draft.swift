import KnowledgeGraph

/// The scene in the language of Graphviz, for an engine to lay out.
///
/// For a layout of ours each label becomes a node half-way, so that the engine makes room for it (``EdgeRouter`` then draws one
/// curve again). In a file for other tools labels stand on the edges.
struct Draft {
    enum Labels { case onEdges, asNodes, none }

    var scene: Scene
    var theme: Theme
    var layout: Diagram.Layout
    var labels: Labels
    /// Attributes of the graph beside those of the engine, such as the seed of a spring layout.
    var extra: [(String, String)] = []
    /// Where nodes stand already, by their ids.
    var positions: [String: Point] = [:]
    /// Whether title and source line are written too, as in a file for other tools.
    var isForReaders = false

    static let nodeFontSize = 12.0
    static let labelFontSize = 9.5
    static let clusterFontSize = 10.5

    func text() -> String {
        var lines = ["digraph \"entente\" {"]
        lines.append("  graph " + DOT.attributes(graphAttributes) + ";")
        lines.append(
            "  node "
                + DOT.attributes([
                    ("fontname", DOT.plain(theme.fonts)), ("fontsize", DOT.plain(Self.nodeFontSize)),
                    ("penwidth", DOT.plain(1.2)), ("height", DOT.plain(0.3)), ("width", DOT.plain(0.5)),
                ]) + ";")
        lines.append(
            "  edge "
                + DOT.attributes([
                    ("fontname", DOT.plain(theme.fonts)), ("fontsize", DOT.plain(Self.labelFontSize)),
                    ("arrowsize", DOT.plain(0.7)),
                ]) + ";")
        for node in scene.nodes {
            lines.append("  \(node.id) " + self.node(node) + ";")
        }
        lines += clusters
        for edge in scene.edges {
            let from = scene.nodes[edge.from].id
            let to = scene.nodes[edge.to].id
            if labels == .asNodes {
                let label = "l" + edge.id
                lines.append("  \(label) " + self.label(edge) + ";")
                lines.append("  \(from) -> \(label) [len=0.8];")
                lines.append("  \(label) -> \(to) [len=0.8];")
            } else {
                lines.append("  \(from) -> \(to) " + self.edge(edge) + ";")
            }
        }
        lines.append("}\n")
        return lines.joined(separator: "\n")
    }

    private func position(_ id: String) -> [(String, String?)] {
        positions[id].map { [("pos", DOT.plain("\(DOT.number($0.x)),\(DOT.number($0.y))"))] } ?? []
    }

    private var graphAttributes: [(String, String?)] {
        var pairs: [(String, String?)] = [
            ("layout", isForReaders ? layout.rawValue : nil), ("bgcolor", DOT.plain(theme.background)),
            ("outputorder", "edgesfirst"), ("pad", DOT.plain(0.3)), ("charset", DOT.plain("UTF-8")),
            ("fontname", DOT.plain(theme.fonts)), ("fontcolor", DOT.plain(theme.text)),
        ]
        if isForReaders {
            let words = [scene.title, scene.sourceLine].filter { !$0.isEmpty } + scene.notices
            pairs += [
                ("label", words.isEmpty ? nil : DOT.quoted(words)), ("labelloc", "t"), ("fontsize", "16"),
                ("tooltip", scene.title.isEmpty ? nil : DOT.quoted(scene.title)),
            ]
        }
        switch layout {
        case .dot: pairs += [("nodesep", "0.35"), ("ranksep", labels == .asNodes ? "0.25" : "0.5")]
        case .neato: pairs += [("mode", "major"), ("overlap", "prism"), ("sep", DOT.plain("+7,7"))]
        case .fdp: pairs += [("overlap", "prism"), ("sep", DOT.plain("+7,7")), ("K", "0.7")]
        case .sfdp: pairs += [("overlap", "prism"), ("sep", DOT.plain("+7,7")), ("K", "0.8")]
        case .circo: pairs += [("mindist", "0.9")]
        case .twopi: pairs += [("ranksep", "2.2"), ("overlap", "prism"), ("sep", DOT.plain("+24,24"))]
        }
        if layout != .dot { pairs += [("start", "1")] }
        if isForReaders {
            if layout != .dot { pairs += [("splines", "true")] }
        } else if layout != .dot || labels == .asNodes {
            // We draw curves of our own.
            pairs += [("splines", "none")]
        }
        if layout == .neato || layout == .sfdp { pairs += [("pack", "24"), ("packmode", DOT.plain("node"))] }
        return pairs.filter { pair in !extra.contains { $0.0 == pair.0 } } + extra.map { ($0.0, $0.1) }
    }

    /// Boxes around what belongs together, for the engines that know them.
    private var clusters: [String] {
        guard layout.hasClusters else { return [] }
        let clusterOfNode = Dictionary(
            scene.clusters.enumerated().flatMap { number, cluster in cluster.nodes.map { ($0, number) } },
            uniquingKeysWith: { first, _ in first })
        return scene.clusters.enumerated().map { number, cluster in
            var members = cluster.nodes.map { scene.nodes[$0].id }
            if labels == .asNodes {
                // The label of a relation within the box stays in it.
                members += scene.edges.filter {
                    clusterOfNode[$0.from] == number && clusterOfNode[$0.to] == number
                }.map { "l" + $0.id }
            }
            let look: [(String, String?)] = [
                ("label", DOT.quoted(cluster.name)), ("fontsize", DOT.plain(Self.clusterFontSize)),
                ("fontname", DOT.plain(theme.fonts)), ("fontcolor", DOT.plain(theme.mutedText)),
                ("style", DOT.plain("rounded,filled")), ("fillcolor", DOT.plain(theme.clusterFill)),
                ("color", DOT.plain(theme.clusterBorder)), ("labeljust", "l"), ("margin", "12"),
            ]
            let statements = look.map { "\($0.0)=\($0.1 ?? "");" } + members.map { $0 + ";" }
            return "  subgraph cluster_\(number) { " + statements.joined(separator: " ") + " }"
        }
    }

    private func node(_ node: Scene.Node) -> String {
        guard isForReaders else {
            let margin = NodeShape.padding(node, theme)
            return DOT.attributes(
                [
                    ("shape", "box"), ("label", DOT.quoted(node.lines)),
                    (
                        "margin",
                        DOT.plain(DOT.number(margin.width / 72) + "," + DOT.number(margin.height / 72))
                    ),
                ] + position(node.id))
        }
        let style = theme.node(node.type)
        let look: [(String, String)] =
            switch style.form {
            case .roundedBox: [("shape", "box"), ("style", DOT.plain("rounded,filled"))]
            case .box: [("shape", "box"), ("style", "filled")]
            case .cutCorners: [("shape", "octagon"), ("style", "filled"), ("margin", DOT.plain("0.04,0.02"))]
            case .pill: [("shape", "ellipse"), ("style", "filled"), ("margin", DOT.plain("0.06,0.04"))]
            }
        return DOT.attributes(
            look.map { ($0, $1) } + [
                ("fillcolor", DOT.plain(style.fill)),
                ("color", DOT.plain(node.isFocus ? theme.focus : style.border)),
                ("penwidth", node.isFocus ? "3" : nil), ("fontcolor", DOT.plain(style.text)),
                ("label", DOT.quoted(node.lines)), ("id", DOT.plain(node.id)),
                ("class", DOT.plain("entity " + node.type.rawValue)), ("tooltip", DOT.quoted(node.tooltip)),
            ])
    }

    /// A label as a node of its own, for which the spring engines make room.
    private func label(_ edge: Scene.Edge) -> String {
        DOT.attributes(
            [
                ("shape", "box"), ("margin", DOT.plain("0.03,0.01")), ("width", "0.1"), ("height", "0.1"),
                ("fontsize", DOT.plain(Self.labelFontSize)), ("label", DOT.quoted(edge.lines)),
            ] + position("l" + edge.id))
    }

    private func edge(_ edge: Scene.Edge) -> String {
        guard isForReaders else {
            return DOT.attributes([
                ("id", DOT.plain(edge.id)), ("dir", edge.isSymmetric ? "none" : "forward"),
            ])
        }
        let isLabelled = labels == .onEdges
        let style = theme.edge(edge.kind)
        let url = DOT.url(edge.url)
        return DOT.attributes([
            ("color", DOT.plain(edge.status == .actual ? style.line : style.paleLine)),
            ("style", edge.status == .actual ? style.dashes.isEmpty ? "solid" : "dashed" : "dotted"),
            ("penwidth", DOT.plain(DOT.number(style.width(weight: edge.weight)))),
            ("dir", edge.isSymmetric ? "none" : "forward"),
            ("arrowhead", edge.isSymmetric ? "none" : style.isArrowFilled ? "normal" : "vee"),
            ("label", isLabelled ? DOT.quoted(edge.lines) : nil),
            ("fontcolor", isLabelled ? DOT.plain(style.text) : nil), ("id", DOT.plain(edge.id)),
            ("class", DOT.plain("relation \(edge.kind.rawValue) \(edge.status.rawValue)")),
            ("tooltip", DOT.quoted(edge.tooltip)),
            ("labeltooltip", isLabelled ? DOT.quoted(edge.tooltip) : nil),
            ("URL", url), ("target", url == nil ? nil : DOT.plain("_blank")),
        ])
    }
}

extension Theme.EdgeStyle {
    /// The width of the line: each doubling of the evidence makes it a little wider, up to twice its width.
    func width(weight: Int) -> Double {
        var width = self.width
        var count = weight
        while count > 1, width < self.width * 2 {
            width += 0.35
            count /= 2
        }
        return width
    }
}
