/// The formats there are.
public enum Formats {
    /// In the order in which help lists them.
    public static let all: [any GraphFormat] = [
        TurtleFormat(), TriGFormat(), NTriplesFormat(), NQuadsFormat(), RDFXMLFormat(), JSONLDFormat(),
        JSONFormat(), JSONLinesFormat(), GraphMLFormat(), GEXFFormat(), CSVFormat(), CypherFormat(),
        DOTFormat(),
    ]

    /// The names of all, in the same order.
    public static var names: [String] { all.map(\.name) }

    /// The format that the command line calls so, whatever the case.
    public static func named(_ name: String) -> (any GraphFormat)? {
        let name = name.lowercased()
        return all.first { $0.name == name }
    }

    /// The format that the extension of a file name or path stands for.
    public static func forFile(named name: String) -> (any GraphFormat)? {
        guard let dot = name.lastIndex(of: "."), !name[dot...].contains("/") else { return nil }
        let suffix = name[name.index(after: dot)...].lowercased()
        return all.first { $0.fileExtensions.contains(suffix) }
    }
}
