/// Why a diagram could not be drawn, and what to do about it.
public enum DiagramError: Error, Sendable, Hashable, CustomStringConvertible {
    /// No layout engine has this name.
    case unknownLayout(String)
    /// No file format has this name; empty where a file's name has no ending.
    case unknownFormat(String)
    /// This layout does not keep the members of clusters together.
    case noClusters(Diagram.Layout)
    /// Drawing took longer than it was allowed to, in seconds, and was stopped.
    case timeLimit(Double)
    /// The picture could not be turned into PNG or PDF, in the words of the library that does it.
    case raster(String)
    /// The process that draws ended without a picture.
    case worker(String)
    /// The library came without the parts that it loads at run time.
    case missingPlugins([String])
    /// The library reported an error, in its own words.
    case graphviz(stage: Stage, message: String)

    /// What the library was doing.
    public enum Stage: String, Sendable {
        case reading = "reading the diagram"
        case layout = "placing the nodes"
    }

    /// Whether something was asked for that there is not, rather than the work having failed.
    public var isRequest: Bool {
        switch self {
        case .unknownLayout, .unknownFormat, .noClusters: true
        case .timeLimit, .raster, .worker, .missingPlugins, .graphviz: false
        }
    }

    public var description: String {
        switch self {
        case .unknownLayout(let name):
            let known = Diagram.Layout.allCases.map(\.rawValue).joined(separator: ", ")
            return "no layout is called \"\(name)\"; use one of \(known)"
        case .unknownFormat(let name):
            let known = Diagram.Format.allCases.map(\.rawValue).joined(separator: ", ")
            return name.isEmpty
                ? "the file name does not say which format to write; let it end in one of \(known)"
                : "a diagram cannot be written as \"\(name)\"; use one of \(known)"
        case .noClusters(let layout):
            return "the layout \(layout.rawValue) does not keep clusters together; use dot or fdp"
        case .timeLimit(let seconds):
            return """
                drawing took longer than \(DOT.short(seconds)) seconds and was stopped; draw less of the graph \
                (--max-nodes, --around), choose the layout sfdp, or allow it more time
                """
        case .raster(let message):
            return "the picture could not be drawn: \(message)"
        case .worker(let message):
            return "the process that draws ended without a picture: \(message)"
        case .missingPlugins(let names):
            return """
                Graphviz is installed without \(names.joined(separator: ", ")); on Debian, run \
                "apt-get install --reinstall libgvc6" (it also runs libgvc6-config-update), elsewhere "dot -c"
                """
        case .graphviz(let stage, let message):
            return "Graphviz failed while \(stage.rawValue): \(message)"
        }
    }
}
