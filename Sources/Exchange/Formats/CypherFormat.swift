import Foundation
import KnowledgeGraph

/// openCypher 9 statements, one a line, for Neo4j, Memgraph, FalkorDB, Amazon Neptune and others.
///
/// Nodes and relationships are merged by `id`: running the file twice changes nothing.
public struct CypherFormat: GraphFormat {
    public init() {}

    public var name: String { "cypher" }
    public var fileExtensions: [String] { ["cypher", "cql"] }
    public var mediaType: String { "application/x-cypher-query" }

    private static let documentColumns: [PropertyColumn<Graph.Source>] = [
        .init("title", .text) { $0.title.map { .text($0) } },
        .init("date", .text) { $0.date.map { .text($0) } },
        .init("url", .text) { $0.url.map { .text($0) } },
    ]
    private static let nodeColumns: [PropertyColumn<PropertyGraph.Node>] = [
        .label.renamed("name"), .aliases, .link, .wikidata, .mentionCount,
    ]
    private static let edgeColumns: [PropertyColumn<PropertyGraph.Edge>] = [
        .status, .role, .attributedTo, .confidence, .date,
        .documents, .quotes, .sentences, .startOffsets, .endOffsets,
    ]

    public func write(_ graph: Graph, options: ExportOptions) throws -> Data {
        let graph = try PropertyGraph(graph, evidence: options.evidence)
        var text = ""
        for document in graph.documents {
            let settings = settings(Self.documentColumns, of: document, named: "d")
            text += "MERGE (d:Document {id: \(CypherText.string(document.id))})"
            text += (settings.isEmpty ? "" : " SET " + settings) + ";\n"
        }
        for node in graph.nodes {
            let label = PropertyLabels.of(node.entity.type).last ?? ""
            text += "MERGE (n:Entity {id: \(CypherText.string(node.id))})"
            text += " SET n:\(label), \(settings(Self.nodeColumns, of: node, named: "n"));\n"
        }
        for edge in graph.edges {
            let type = PropertyLabels.of(edge.relation.predicate)
            text += "MATCH (a:Entity {id: \(CypherText.string(edge.source))}),"
            text += " (b:Entity {id: \(CypherText.string(edge.target))})"
            text += " MERGE (a)-[r:\(type) {id: \(CypherText.string(edge.id))}]->(b)"
            text += " SET \(settings(Self.edgeColumns, of: edge, named: "r"));\n"
        }
        return Data(text.utf8)
    }

    private func settings<Row>(
        _ columns: [PropertyColumn<Row>], of row: Row, named variable: String
    ) -> String {
        columns.compactMap { column in
            column.value(row).map { "\(variable).\(column.name) = \(CypherText.literal($0))" }
        }.joined(separator: ", ")
    }
}

/// Literals of openCypher 9.
enum CypherText {
    static func literal(_ value: PropertyValue) -> String {
        switch value {
        case .text(let text), .json(let text): string(text)
        case .texts(let texts): "[" + texts.map(string).joined(separator: ", ") + "]"
        case .integers(let numbers): "[" + numbers.map { "\($0)" }.joined(separator: ", ") + "]"
        case .integer, .decimal, .boolean: value.plain
        }
    }

    /// A string on one line.
    ///
    /// Some engines replace `\u0027` before they look where strings end, and do not see that the backslash is
    /// itself escaped; a backslash before a `u` therefore ends its string, and the rest is added by `+`.
    static func string(_ text: String) -> String {
        var result = "'"
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if previous == "\\", scalar == "u" || scalar == "U" { result += "' + '" }
            switch scalar {
            case "'": result += "\\'"
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}":
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
            previous = scalar
        }
        return result + "'"
    }
}
