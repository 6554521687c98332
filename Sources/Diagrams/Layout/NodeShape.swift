import KnowledgeGraph

/// What stands in a node beside its name, and how much room that takes. In points.
enum NodeShape {
    static let iconSize = 12.0
    static let codeWidth = 19.0
    static let codeHeight = 13.0
    /// Between the icon and the name.
    static let gap = 5.0

    /// The extent of the icon, or of the code that stands in its place.
    static func badgeWidth(_ node: Scene.Node) -> Double { node.code == nil ? iconSize : codeWidth }

    /// Between the outline and what stands in it, left and right.
    static func side(_ form: Theme.Form) -> Double {
        switch form {
        case .box, .roundedBox: 9
        case .cutCorners: 11
        case .pill: 12
        }
    }

    /// Room left and right, and above and below the name, for Graphviz, which keeps the same on both sides.
    static func padding(_ node: Scene.Node, _ theme: Theme) -> Size {
        Size(width: side(theme.node(node.type).form) + (badgeWidth(node) + gap) / 2, height: 6)
    }
}
