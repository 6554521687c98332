import Foundation
import KnowledgeGraph

/// DOT, not laid out, with all attributes, for Graphviz and what reads its language.
///
/// The diagrams of `entente render` are made for people and are something else.
public struct DOTFormat: GraphFormat {
    public init() {}

    public var name: String { "dot" }
    public var fileExtensions: [String] { ["dot", "gv"] }
    public var mediaType: String { "text/vnd.graphviz" }

    private static let nodeColumns: [PropertyColumn<PropertyGraph.Node>] = [
        .label, .type, .aliases, .link, .wikidata, .mentionCount,
    ]
    private static let edgeColumns: [PropertyColumn<PropertyGraph.Edge>] = [
        .label, .predicate, .symmetric, .status, .role, .attributedTo, .confidence, .date, .evidence,
    ]

    public func write(_ graph: Graph, options: ExportOptions) throws -> Data {
        let graph = try PropertyGraph(graph, evidence: options.evidence, naming: .nameTokens)
        var text = "digraph {\n"
        if let title = options.title { text += "  label=\(DOTText.label(title))\n" }
        for node in graph.nodes {
            text += "  \(DOTText.quoted(node.id)) [\(attributes(Self.nodeColumns, of: node))]\n"
        }
        for edge in graph.edges {
            let ends = "\(DOTText.quoted(edge.source)) -> \(DOTText.quoted(edge.target))"
            let shape = edge.relation.predicate.isSymmetric ? ", dir=none" : ""
            text += "  \(ends) [\(attributes(Self.edgeColumns, of: edge))\(shape)]\n"
        }
        return Data((text + "}\n").utf8)
    }

    private func attributes<Row>(_ columns: [PropertyColumn<Row>], of row: Row) -> String {
        columns.compactMap { column in
            column.value(row).map { value in
                let text = column.name == "label" ? DOTText.label(value.plain) : DOTText.quoted(value.plain)
                return "\(column.name)=\(text)"
            }
        }.joined(separator: ", ")
    }
}

/// Strings of the DOT language.
enum DOTText {
    /// The only escape of the language itself is that of the quotation mark, so that no string could end in a
    /// backslash; all are therefore written as Graphviz reads labels (`escString`), where `\\` is a backslash and
    /// `\n` an end of line. Controls, which Graphviz takes for ends of strings or writes into its SVG, become
    /// U+FFFD.
    static func quoted(_ text: String) -> String {
        var result = "\""
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n" where previous == "\r": break
            case "\n", "\r": result += "\\n"
            case "\t": result += "\t"
            case "\u{0}"..."\u{1F}", "\u{7F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
            previous = scalar
        }
        return result + "\""
    }

    /// A label, in which Graphviz would replace character references.
    static func label(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return quoted(text) }
        let reference = /&(?=#?[0-9A-Za-z]+;)/.matchingSemantics(.unicodeScalar)
        return quoted(text.replacing(reference, with: "&amp;"))
    }
}
