import ArgumentParser
import Foundation

/// Answers as a table for people, or in the results formats of SPARQL 1.1 for programs.
enum ResultsFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json, xml, csv, tsv

    /// - Parameter rows: one binding a variable; an empty string is no binding.
    func write(variables: [String], rows: [[String]]) throws -> Data {
        switch self {
        case .table:
            return Data(TextTable(header: variables, rows: rows).text().utf8)
        case .csv:
            let lines = ([variables] + rows).map { $0.map(Self.csv).joined(separator: ",") }
            return Data((lines.joined(separator: "\r\n") + "\r\n").utf8)
        case .tsv:
            let lines =
                [variables.map { "?" + $0 }.joined(separator: "\t")]
                + rows.map { $0.map { $0.isEmpty ? "" : Self.literal($0) }.joined(separator: "\t") }
            return Data((lines.joined(separator: "\n") + "\n").utf8)
        case .json:
            let bindings = rows.map { row in
                Dictionary(
                    zip(variables, row).filter { !$1.isEmpty }.map {
                        ($0, ["type": "literal", "value": $1])
                    },
                    uniquingKeysWith: { first, _ in first })
            }
            let object: [String: Any] = ["head": ["vars": variables], "results": ["bindings": bindings]]
            return try JSONSerialization.data(
                withJSONObject: object, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
                + [UInt8(ascii: "\n")]
        case .xml:
            var xml =
                "<?xml version=\"1.0\"?>\n<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\">\n  <head>\n"
            xml += variables.map { "    <variable name=\"\($0)\"/>\n" }.joined() + "  </head>\n  <results>\n"
            for row in rows {
                let bindings = zip(variables, row).filter { !$1.isEmpty }.map {
                    "      <binding name=\"\($0)\"><literal>\(Self.xml($1))</literal></binding>\n"
                }
                xml += "    <result>\n" + bindings.joined() + "    </result>\n"
            }
            return Data((xml + "  </results>\n</sparql>\n").utf8)
        }
    }

    /// RFC 4180.
    private static func csv(_ cell: String) -> String {
        let needsQuotes = cell.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
        return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }

    /// A Turtle string, as SPARQL TSV has it.
    private static func literal(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            .replacing("\r\n", with: "\\r\\n").replacing("\n", with: "\\n").replacing("\r", with: "\\r")
            .replacing("\t", with: "\\t")
        return "\"\(escaped)\""
    }

    private static func xml(_ text: String) -> String {
        let legal = text.unicodeScalars.filter { $0.value >= 0x20 || [0x9, 0xA, 0xD].contains($0.value) }
        return String(String.UnicodeScalarView(legal)).replacing("&", with: "&amp;")
            .replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
