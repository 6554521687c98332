import KnowledgeGraph

/// How a diagram is to be drawn. The empty value is a good picture of one article.
public struct DiagramOptions: Sendable, Hashable {
    /// Which layout engine places the nodes; `nil` lets the size of the graph decide.
    public var layout: Diagram.Layout?
    /// What entities are put into boxes by; only ``Diagram/Layout/dot`` and ``Diagram/Layout/fdp`` keep the members of a box
    /// together, and where another layout is asked for, drawing fails.
    public var clusters: Diagram.Clustering?
    /// Ids of the entities that the picture is about; they get a ring.
    public var focus: Set<String> = []
    /// Written on top of the picture; `nil` takes the title of the only source, if there is one.
    public var title: String?
    /// Written at the bottom, such as "Source: Example Times, 30 September 2015"; `nil` names the sources.
    public var sourceLine: String?
    public var theme: Theme = .light
    public var showsLegend = true
    /// Whether entities without any relation are drawn too; if not, a note says how many there are.
    public var showsIsolatedEntities = false
    /// Resolution of PNG pictures, in dots an inch.
    public var dpi = 144
    /// How many entities to draw at most; of a larger graph the best-connected are drawn, and a note says so.
    public var maximumNodes = 150

    public init() {}
}

extension Diagram {
    /// The layout engines of Graphviz that diagrams use.
    public enum Layout: String, Sendable, Codable, CaseIterable {
        /// In layers, along the arrows.
        case dot
        /// As if the relations were springs; best for one article.
        case neato
        /// Springs, with forces instead of energies.
        case fdp
        /// Springs for large graphs.
        case sfdp
        /// On circles.
        case circo
        /// On rings around a centre.
        case twopi

        /// The engine with this name.
        public init(named name: String) throws(DiagramError) {
            guard let layout = Self(rawValue: name.lowercased()) else { throw .unknownLayout(name) }
            self = layout
        }

        /// Whether it keeps the members of a cluster together.
        var hasClusters: Bool { self == .dot || self == .fdp }
    }

    /// What entities are put into boxes by.
    public enum Clustering: String, Sendable, Codable, CaseIterable {
        /// The country that they belong to, lie in or hold an office of.
        case country
        /// The organization that they belong to or hold an office of.
        case organization
    }

    /// The kinds of file that a diagram can be written to.
    public enum Format: String, Sendable, Codable, CaseIterable {
        case svg, png, pdf
        /// The language of Graphviz, without positions, for other tools to lay out.
        case dot

        /// The format with this name.
        public init(named name: String) throws(DiagramError) {
            switch name.lowercased() {
            case "gv": self = .dot
            case let name:
                guard let format = Self(rawValue: name) else { throw .unknownFormat(name) }
                self = format
            }
        }

        /// The format that the ending of a file's name stands for: `graph.svg`, `out/graph.PNG`.
        public static func forFile(named name: String) throws(DiagramError) -> Format {
            let file = name.split(separator: "/").last ?? ""
            guard let dot = file.lastIndex(of: "."), dot > file.startIndex else {
                throw .unknownFormat("")
            }
            return try Format(named: String(file[file.index(after: dot)...]))
        }
    }
}
