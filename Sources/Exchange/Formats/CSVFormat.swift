import Foundation
import KnowledgeGraph

/// Two tables with the headings of `neo4j-admin database import`: nodes, and relations between them.
///
/// RFC 4180: commas, cells in double quotes where they must be, lines that end in CR LF.
public struct CSVFormat: GraphFormat {
    public init() {}

    public var name: String { "csv" }
    public var fileExtensions: [String] { ["csv"] }
    public var mediaType: String { "text/csv" }
    public var fileSuffixes: [String] { ["-nodes", "-relations"] }

    private static let nodeColumns: [PropertyColumn<PropertyGraph.Node>] = [
        .init("id:ID", .text) { .text($0.id) },
        .init(":LABEL", .texts) { .texts(PropertyLabels.of($0.entity.type)) },
        .label.renamed("name"), .type, .aliases, .link, .wikidata, .mentionCount,
    ]
    private static let edgeColumns: [PropertyColumn<PropertyGraph.Edge>] = [
        .init(":START_ID", .text) { .text($0.source) },
        .init(":TYPE", .text) { .text(PropertyLabels.of($0.relation.predicate)) },
        .init(":END_ID", .text) { .text($0.target) },
        .predicate, .status, .role, .attributedTo, .confidence, .date, .documents, .sentence, .evidence,
    ]

    /// - Throws: ``ExportError/severalFiles(format:files:)`` always: one stream cannot hold two tables.
    public func write(_ graph: Graph, options: ExportOptions) throws -> Data {
        throw ExportError.severalFiles(of: self)
    }

    public func files(_ graph: Graph, options: ExportOptions) throws -> [Data] {
        let graph = try PropertyGraph(graph, evidence: options.evidence)
        return [table(Self.nodeColumns, graph.nodes), table(Self.edgeColumns, graph.edges)]
    }

    private func table<Row>(_ columns: [PropertyColumn<Row>], _ rows: [Row]) -> Data {
        var text = line(columns.map { $0.name + ($0.name.contains(":") ? "" : $0.type.heading) })
        for row in rows { text += line(columns.map { $0.value(row).map(CSVText.cell) ?? "" }) }
        return Data(text.utf8)
    }

    private func line(_ cells: [String]) -> String { cells.joined(separator: ",") + "\r\n" }
}

extension PropertyType {
    /// What stands behind a column's name; nothing for texts.
    fileprivate var heading: String {
        switch self {
        case .text, .json: ""
        case .texts: ":string[]"
        case .integer: ":int"
        case .integers: ":int[]"
        case .decimal: ":double"
        case .boolean: ":boolean"
        }
    }
}

/// Cells of CSV that neither Neo4j nor a spreadsheet misreads.
enum CSVText {
    /// What stands between the items of a list, as Neo4j has it if not told otherwise.
    static let itemSeparator = ";"

    static func cell(_ value: PropertyValue) -> String {
        switch value {
        case .text(let text), .json(let text): quoted(safe(text))
        // Neo4j has no escape inside a list.
        case .texts(let texts):
            quoted(safe(texts.map(item).joined(separator: itemSeparator)))
        case .integers(let numbers): numbers.map { "\($0)" }.joined(separator: itemSeparator)
        case .integer, .decimal, .boolean: value.plain
        }
    }

    private static func item(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == ";" ? "," : $0 }))
    }

    /// What makes spreadsheets take a cell for a formula (OWASP, CSV Injection).
    private static let formulaStarts: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
    ]

    /// With an apostrophe in front of what would be a formula. One that has apostrophes in front already gets
    /// another, so that two texts never become one.
    private static func safe(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.first(where: { $0 != "'" }), formulaStarts.contains(first) else {
            return text
        }
        return "'" + text
    }

    /// NUL, which ends a cell or the file for many readers, becomes U+FFFD.
    private static func quoted(_ text: String) -> String {
        let needsQuotes = text.utf8.contains {
            $0 < 0x20 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"")
        }
        guard needsQuotes || text.first == " " || text.last == " " else { return text }
        // By scalars, for a mark may sit on the quotation mark and make one character with it.
        var result = "\"" as String
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\"\""
            case "\0": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
