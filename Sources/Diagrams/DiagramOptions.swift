/// How a diagram is to be drawn. The empty value is a good picture of one article.
public struct DiagramOptions: Sendable, Hashable {
    /// Which layout engine places the nodes; `nil` lets the size of the graph decide.
    public var layout: Diagram.Layout?
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
    public enum Layout: String, Sendable, CaseIterable {
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
    }

    /// The kinds of file that a diagram can be written to.
    public enum Format: String, Sendable, CaseIterable {
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
