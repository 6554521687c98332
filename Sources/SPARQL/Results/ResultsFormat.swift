/// A format for the results of queries: what the world needs to know to find it.
public struct ResultsFormat: Sendable, Hashable {
    /// How the command line calls it.
    public let name: String
    /// As registered with IANA.
    public let mediaType: String
    /// Without the dot, the usual one first.
    public let fileExtensions: [String]
}

extension ResultsFormat {
    /// SPARQL 1.1 Query Results JSON Format, with the triple terms and directions of SPARQL 1.2.
    public static let json = ResultsFormat(
        name: "json", mediaType: "application/sparql-results+json", fileExtensions: ["srj", "json"])
    /// SPARQL Query Results XML Format (second edition), with the triple terms and directions of SPARQL 1.2.
    public static let xml = ResultsFormat(
        name: "xml", mediaType: "application/sparql-results+xml", fileExtensions: ["srx", "xml"])
    /// SPARQL 1.1 Query Results CSV Format, which tells texts, IRIs and numbers apart by their look only.
    public static let csv = ResultsFormat(name: "csv", mediaType: "text/csv", fileExtensions: ["csv"])
    /// SPARQL 1.1 Query Results TSV Format.
    public static let tsv = ResultsFormat(
        name: "tsv", mediaType: "text/tab-separated-values", fileExtensions: ["tsv"])

    /// All formats, in the order in which help lists them.
    public static let all: [ResultsFormat] = [.json, .xml, .csv, .tsv]

    /// The format of this name or file extension, whatever the case.
    public static func named(_ name: String) -> ResultsFormat? {
        let name = name.lowercased()
        return all.first { $0.name == name || $0.fileExtensions.contains(name) }
    }

    /// The format that the extension of a file name or path stands for.
    public static func forFile(named name: String) -> ResultsFormat? {
        guard let dot = name.lastIndex(of: "."), !name[dot...].contains("/") else { return nil }
        let suffix = name[name.index(after: dot)...].lowercased()
        return all.first { $0.fileExtensions.contains(suffix) }
    }

    /// The format of a media type, whatever its parameters.
    public static func forMediaType(_ mediaType: String) -> ResultsFormat? {
        let type = mediaType.prefix { $0 != ";" && $0 != " " }.lowercased()
        return all.first { $0.mediaType == type }
    }
}
