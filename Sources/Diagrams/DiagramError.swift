/// Why a diagram could not be drawn, and what to do about it.
public enum DiagramError: Error, Sendable, Hashable, CustomStringConvertible {
    /// No layout engine has this name.
    case unknownLayout(String)
    /// No file format has this name; empty where a file's name has no ending.
    case unknownFormat(String)
    /// The library came without the parts that it loads at run time.
    case missingPlugins([String])
    /// The library reported an error, in its own words.
    case graphviz(stage: Stage, message: String)

    /// What the library was doing.
    public enum Stage: String, Sendable {
        case reading = "reading the diagram"
        case layout = "placing the nodes"
        case rendering = "drawing"
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
