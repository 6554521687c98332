import KnowledgeGraph

/// The looks of a diagram, as a table: colours, forms and fonts. A theme is a value; further ones stand beside
/// ``light`` and ``dark``.
///
/// Text on its ground has a contrast of 4.5 to 1 or better (checked by a test). The three edge colours are those
/// of Okabe and Ito, darkened or lightened for text, which the common kinds of colour blindness tell apart; dash and
/// arrowhead say the same again for print in black and white, and forms and icons do so for the types.
public struct Theme: Sendable, Hashable, Codable {
    /// The outline of a node.
    public enum Form: String, Sendable, Codable {
        case roundedBox, box, cutCorners, pill
    }

    /// How a node looks.
    public struct NodeStyle: Sendable, Hashable, Codable {
        public var form: Form
        public var fill: String
        public var border: String
        public var text: String
        /// What the legend calls it.
        public var name: String
    }

    /// How an edge looks.
    public struct EdgeStyle: Sendable, Hashable, Codable {
        public var line: String
        /// The line of a relation that is only possible, or denied.
        public var paleLine: String
        public var text: String
        /// Lengths of dash and gap in points; empty for a line without gaps.
        public var dashes: [Double]
        /// Whether the arrowhead is a filled triangle; if not, two strokes.
        public var isArrowFilled: Bool
        /// Of the line, in points.
        public var width: Double
        public var name: String
    }

    public var background: String
    public var text: String
    public var mutedText: String
    public var rule: String
    /// The ring around what the picture is about.
    public var focus: String
    /// The ground and the border of clusters.
    public var clusterFill: String
    public var clusterBorder: String
    /// Families in order of preference, as CSS and pango both read them.
    public var fonts: String
    public var nodes: [EntityType: NodeStyle]
    public var edges: [Predicate.Kind: EdgeStyle]

    func node(_ type: EntityType) -> NodeStyle {
        nodes[type]
            ?? NodeStyle(
                form: .box, fill: background, border: text, text: text, name: type.rawValue.capitalized)
    }

    func edge(_ kind: Predicate.Kind) -> EdgeStyle {
        edges[kind]
            ?? EdgeStyle(
                line: text, paleLine: mutedText, text: text, dashes: [], isArrowFilled: true, width: 1,
                name: kind.rawValue)
    }

    /// The themes by the names that people choose them by.
    public static let named: [(name: String, theme: Theme)] = [("light", light), ("dark", dark)]

    static let families = "Helvetica Neue,Helvetica,Arial,Liberation Sans,DejaVu Sans,sans-serif"

    /// Dark ink on white, for print and bright rooms.
    public static let light = Theme(
        background: "#FFFFFF", text: "#16202B", mutedText: "#5A6672", rule: "#C9D1D9", focus: "#E6A100",
        clusterFill: "#F3F5F8", clusterBorder: "#CDD5DD", fonts: families,
        nodes: [
            .person: NodeStyle(
                form: .roundedBox, fill: "#FFFFFF", border: "#44546A", text: "#16202B", name: "Person"),
            .country: NodeStyle(
                form: .box, fill: "#1F3A5F", border: "#1F3A5F", text: "#FFFFFF", name: "Country"),
            .organization: NodeStyle(
                form: .cutCorners, fill: "#F6EBCB", border: "#8A6D1B", text: "#2B2410", name: "Organization"),
            .place: NodeStyle(
                form: .pill, fill: "#DCF1E7", border: "#1B7F5C", text: "#10352A", name: "Place"),
        ],
        edges: [
            .standing: EdgeStyle(
                line: "#7A8591", paleLine: "#A9B2BB", text: "#4A5561", dashes: [], isArrowFilled: false,
                width: 1.1, name: "standing relation"),
            .cooperative: EdgeStyle(
                line: "#0072B2", paleLine: "#6FB1D8", text: "#00598C", dashes: [], isArrowFilled: true,
                width: 1.5, name: "cooperative"),
            .hostile: EdgeStyle(
                line: "#D55E00", paleLine: "#EBA06B", text: "#A44400", dashes: [6, 4], isArrowFilled: true,
                width: 1.5, name: "hostile"),
        ])

    /// Light ink on near black, for screens.
    public static let dark = Theme(
        background: "#11171E", text: "#E8EDF2", mutedText: "#9DAAB7", rule: "#2F3B47", focus: "#F5C542",
        clusterFill: "#19212A", clusterBorder: "#34414E", fonts: families,
        nodes: [
            .person: NodeStyle(
                form: .roundedBox, fill: "#1E2833", border: "#8FA3B8", text: "#F2F5F8", name: "Person"),
            .country: NodeStyle(
                form: .box, fill: "#2B5F9E", border: "#6AA2E0", text: "#FFFFFF", name: "Country"),
            .organization: NodeStyle(
                form: .cutCorners, fill: "#3A3115", border: "#D6B656", text: "#F9EDC6", name: "Organization"),
            .place: NodeStyle(
                form: .pill, fill: "#12382B", border: "#4CC49A", text: "#D6F6E8", name: "Place"),
        ],
        edges: [
            .standing: EdgeStyle(
                line: "#8894A0", paleLine: "#5C6874", text: "#B4BFCA", dashes: [], isArrowFilled: false,
                width: 1.1, name: "standing relation"),
            .cooperative: EdgeStyle(
                line: "#56B4E9", paleLine: "#35708F", text: "#86CBF2", dashes: [], isArrowFilled: true,
                width: 1.5, name: "cooperative"),
            .hostile: EdgeStyle(
                line: "#F08A4B", paleLine: "#96592F", text: "#F7AC7E", dashes: [6, 4], isArrowFilled: true,
                width: 1.5, name: "hostile"),
        ])
}
