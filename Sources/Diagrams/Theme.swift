import KnowledgeGraph

/// The looks of a diagram, as a table: colours, shapes and fonts. A theme is a value; further ones stand beside
/// ``light``.
///
/// Text on its ground has a contrast of 4.5 to 1 or better (checked by a test). The three edge colours are those
/// of Okabe and Ito, darkened for text, which the common kinds of colour blindness tell apart; line style and
/// arrowhead say the same again for print in black and white.
public struct Theme: Sendable, Hashable {
    /// How a node looks.
    public struct NodeStyle: Sendable, Hashable {
        /// A shape of Graphviz and its `style`.
        public var shape: String
        public var style: String
        public var fill: String
        public var border: String
        public var text: String
        /// Space between text and border, in inches.
        public var margin: String
        /// What the legend calls it.
        public var name: String
    }

    /// How an edge looks.
    public struct EdgeStyle: Sendable, Hashable {
        public var line: String
        /// The line of a relation that is only possible.
        public var paleLine: String
        public var text: String
        public var style: String
        public var arrowhead: String
        public var width: Double
        public var name: String
    }

    public var background: String
    public var text: String
    public var mutedText: String
    public var rule: String
    /// Families in order of preference.
    public var fonts: String
    public var nodes: [EntityType: NodeStyle]
    public var edges: [Predicate.Kind: EdgeStyle]

    func node(_ type: EntityType) -> NodeStyle {
        nodes[type]
            ?? NodeStyle(
                shape: "box", style: "filled", fill: background, border: text, text: text,
                margin: "0.15,0.08",
                name: type.rawValue.capitalized)
    }

    func edge(_ kind: Predicate.Kind) -> EdgeStyle {
        edges[kind]
            ?? EdgeStyle(
                line: text, paleLine: mutedText, text: text, style: "solid", arrowhead: "normal", width: 1,
                name: kind.rawValue)
    }

    /// Dark ink on white.
    public static let light = Theme(
        background: "#FFFFFF", text: "#16202B", mutedText: "#5A6672", rule: "#C9D1D9",
        fonts: "Helvetica Neue,Helvetica,Arial,Liberation Sans,DejaVu Sans,sans-serif",
        nodes: [
            .person: NodeStyle(
                shape: "box", style: "rounded,filled", fill: "#FFFFFF", border: "#44546A", text: "#16202B",
                margin: "0.16,0.09", name: "Person"),
            .country: NodeStyle(
                shape: "box", style: "filled", fill: "#1F3A5F", border: "#1F3A5F", text: "#FFFFFF",
                margin: "0.20,0.10", name: "Country"),
            .organization: NodeStyle(
                shape: "hexagon", style: "filled", fill: "#F6EBCB", border: "#8A6D1B", text: "#2B2410",
                margin: "0.02,0.03", name: "Organization"),
            .place: NodeStyle(
                shape: "ellipse", style: "filled", fill: "#DCF1E7", border: "#1B7F5C", text: "#10352A",
                margin: "0.06,0.04", name: "Place"),
        ],
        edges: [
            .standing: EdgeStyle(
                line: "#7A8591", paleLine: "#A9B2BB", text: "#4A5561", style: "solid", arrowhead: "vee",
                width: 1.1, name: "standing relation"),
            .cooperative: EdgeStyle(
                line: "#0072B2", paleLine: "#6FB1D8", text: "#00598C", style: "solid", arrowhead: "normal",
                width: 1.5, name: "cooperative"),
            .hostile: EdgeStyle(
                line: "#D55E00", paleLine: "#EBA06B", text: "#A44400", style: "dashed", arrowhead: "normal",
                width: 1.5, name: "hostile"),
        ])
}
