import KnowledgeGraph

/// The scene in the language of Graphviz, for an engine to lay out.
///
/// With the layered engine, labels stand on the edges, for it keeps room for them. The spring engines do not: there
/// each label becomes a node half-way, so that they make room for it (``EdgeRouter`` then draws one curve again).
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
            lines.append("  \(node.id) " + Self.node(node, theme, more: position(node.id)) + ";")
        }
        for edge in scene.edges {
            let from = scene.nodes[edge.from].id
            let to = scene.nodes[edge.to].id
            if labels == .asNodes {
                let label = "l" + edge.id
                lines.append("  \(label) " + Self.label(edge, theme, more: position(label)) + ";")
                lines.append("  \(from) -> \(label) [len=0.8];")
                lines.append("  \(label) -> \(to) [len=0.8];")
            } else {
                lines.append(
                    "  \(from) -> \(to) " + Self.edge(edge, theme, isLabelled: labels == .onEdges) + ";")
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
        case .dot: pairs += [("nodesep", "0.35"), ("ranksep", "0.5")]
        case .neato: pairs += [("mode", "major"), ("overlap", "prism"), ("sep", DOT.plain("+7,7"))]
        case .fdp: pairs += [("overlap", "prism"), ("sep", DOT.plain("+7,7")), ("K", "0.7")]
        case .sfdp: pairs += [("overlap", "prism"), ("sep", DOT.plain("+7,7")), ("K", "0.8")]
        case .circo: pairs += [("mindist", "0.9")]
        case .twopi: pairs += [("ranksep", "2.2"), ("overlap", "prism"), ("sep", DOT.plain("+24,24"))]
        }
        if layout != .dot { pairs += [("start", "1"), ("splines", isForReaders ? "true" : "line")] }
        if layout == .neato || layout == .sfdp { pairs += [("pack", "24"), ("packmode", DOT.plain("node"))] }
        return pairs.filter { pair in !extra.contains { $0.0 == pair.0 } } + extra.map { ($0.0, $0.1) }
    }

    static func node(_ node: Scene.Node, _ theme: Theme, more: [(String, String?)] = []) -> String {
        DOT.attributes(
            nodeLook(node.type, theme) + [
                ("label", DOT.quoted(node.lines)), ("id", DOT.plain(node.id)),
                ("class", DOT.plain("entity " + node.type.rawValue)), ("tooltip", DOT.quoted(node.tooltip)),
            ] + more)
    }

    static func nodeLook(_ type: EntityType, _ theme: Theme) -> [(String, String?)] {
        let style = theme.node(type)
        return [
            ("shape", style.shape), ("style", DOT.plain(style.style)), ("fillcolor", DOT.plain(style.fill)),
            ("color", DOT.plain(style.border)), ("fontcolor", DOT.plain(style.text)),
            ("margin", DOT.plain(style.margin)),
        ]
    }

    /// A label as a node of its own, on a ground that covers the lines behind it.
    static func label(_ edge: Scene.Edge, _ theme: Theme, more: [(String, String?)] = []) -> String {
        DOT.attributes(
            [
                ("shape", "box"), ("style", "filled"), ("penwidth", "0"), ("margin", DOT.plain("0.03,0.01")),
                ("width", "0.1"), ("height", "0.1"), ("fillcolor", DOT.plain(theme.background)),
                ("fontcolor", DOT.plain(theme.edge(edge.kind).text)),
                ("fontsize", DOT.plain(labelFontSize)), ("label", DOT.quoted(edge.lines)),
                ("id", DOT.plain("l" + edge.id)), ("class", DOT.plain("label " + edge.kind.rawValue)),
                ("tooltip", DOT.quoted(edge.tooltip)), ("URL", DOT.url(edge.url)),
                ("target", edge.url.flatMap(DOT.url) == nil ? nil : DOT.plain("_blank")),
            ] + more)
    }

    static func edge(
        _ edge: Scene.Edge, _ theme: Theme, isLabelled: Bool, more: [(String, String?)] = []
    ) -> String {
        DOT.attributes(
            edgeLook(edge.kind, edge.status, isSymmetric: edge.isSymmetric, weight: edge.weight, theme) + [
                ("label", isLabelled ? DOT.quoted(edge.lines) : nil),
                ("fontcolor", isLabelled ? DOT.plain(theme.edge(edge.kind).text) : nil),
                ("id", DOT.plain(edge.id)),
                ("class", DOT.plain("relation \(edge.kind.rawValue) \(edge.status.rawValue)")),
                ("tooltip", DOT.quoted(edge.tooltip)),
                ("labeltooltip", isLabelled ? DOT.quoted(edge.tooltip) : nil),
                ("URL", DOT.url(edge.url)),
                ("target", edge.url.flatMap(DOT.url) == nil ? nil : DOT.plain("_blank")),
            ] + more)
    }

    static func edgeLook(
        _ kind: Predicate.Kind, _ status: RelationStatus, isSymmetric: Bool, weight: Int, _ theme: Theme
    ) -> [(String, String?)] {
        let style = theme.edge(kind)
        let isActual = status == .actual
        // Each doubling of the evidence makes the line a little wider, up to twice its width.
        var width = style.width
        var count = weight
        while count > 1, width < style.width * 2 {
            width += 0.35
            count /= 2
        }
        return [
            ("color", DOT.plain(isActual ? style.line : style.paleLine)),
            ("style", isActual ? style.style : "dotted"), ("penwidth", DOT.plain(DOT.number(width))),
            ("dir", isSymmetric ? "none" : "forward"),
            ("arrowhead", isSymmetric ? "none" : style.arrowhead),
        ]
    }
}
