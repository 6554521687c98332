import Foundation
import KnowledgeGraph
import RDF

/// GEXF 1.3, Gephi's own format, with a timeline where relations have dates.
public struct GEXFFormat: GraphFormat {
    public init() {}

    public var name: String { "gexf" }
    public var fileExtensions: [String] { ["gexf"] }
    public var mediaType: String { "application/gexf+xml" }

    private static let nodeColumns: [PropertyColumn<PropertyGraph.Node>] = [
        .type, .aliases, .link, .wikidata, .mentionCount,
    ]
    private static let edgeColumns: [PropertyColumn<PropertyGraph.Edge>] = [
        .predicate, .symmetric, .status, .role, .attributedTo, .confidence, .date, .evidence,
    ]
    private static let colors: [EntityType: (red: Int, green: Int, blue: Int)] = [
        .person: (68, 84, 106), .country: (31, 58, 95), .organization: (138, 109, 27), .place: (27, 127, 92),
    ]

    public func write(_ graph: Graph, options: ExportOptions) throws -> Data {
        let graph = try PropertyGraph(graph, evidence: options.evidence, naming: .nameTokens)
        let times = graph.edges.map { $0.relation.date.flatMap(DateInterval.init) }
        let isDynamic = times.contains { $0 != nil }
        var xml = XMLText()
        xml.start(
            "gexf",
            [
                ("xmlns", "http://gexf.net/1.3"), ("xmlns:viz", "http://gexf.net/1.3/viz"),
                ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
                ("xsi:schemaLocation", "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd"),
                ("version", "1.3"),
            ])
        xml.start("meta")
        xml.add("creator", text: "Entente")
        if let title = options.title { xml.add("description", text: title) }
        xml.end()
        xml.start(
            "graph",
            [
                ("defaultedgetype", "directed"), ("idtype", "string"),
                ("mode", isDynamic ? "dynamic" : "static"), ("timeformat", isDynamic ? "date" : nil),
            ])
        declare(Self.nodeColumns, of: "node", in: &xml)
        declare(Self.edgeColumns, of: "edge", in: &xml)
        xml.start("nodes")
        for node in graph.nodes {
            xml.start("node", [("id", node.id), ("label", node.entity.name)])
            add(Self.nodeColumns, of: node, to: &xml)
            if let color = Self.colors[node.entity.type] {
                xml.add(
                    "viz:color", [("r", "\(color.red)"), ("g", "\(color.green)"), ("b", "\(color.blue)")])
            }
            xml.end()
        }
        xml.end()
        xml.start("edges")
        for (edge, time) in zip(graph.edges, times) {
            xml.start(
                "edge",
                [
                    ("id", edge.id), ("source", edge.source), ("target", edge.target), ("type", "directed"),
                    // Gephi keeps edges between the same nodes apart where their kinds differ.
                    ("kind", edge.relation.predicate.rawValue), ("label", edge.relation.predicate.label),
                    ("weight", "\(max(1, edge.relation.evidence.count))"),
                    ("start", time?.first), ("end", time?.last),
                ])
            add(Self.edgeColumns, of: edge, to: &xml)
            xml.end()
        }
        xml.end()
        xml.end()
        xml.end()
        return Data(xml.text.utf8)
    }

    private func declare<Row>(
        _ columns: [PropertyColumn<Row>], of owner: String, in xml: inout XMLText
    ) {
        xml.start("attributes", [("class", owner), ("mode", "static")])
        for column in columns {
            xml.add("attribute", [("id", column.name), ("title", column.name), ("type", column.type.gexf)])
        }
        xml.end()
    }

    private func add<Row>(_ columns: [PropertyColumn<Row>], of row: Row, to xml: inout XMLText) {
        xml.start("attvalues")
        for column in columns {
            guard let value = column.value(row) else { continue }
            xml.add("attvalue", [("for", column.name), ("value", value.plain)])
        }
        xml.end()
    }
}

extension PropertyType {
    /// `attrtype-type` of the schema. Lists are JSON in strings: GEXF's own have no escape for their separators.
    fileprivate var gexf: String {
        switch self {
        case .text, .texts, .integers, .json: "string"
        case .integer: "integer"
        case .decimal: "double"
        case .boolean: "boolean"
        }
    }
}

/// The first and the last day of what a date of any precision covers.
struct DateInterval: Equatable {
    let first: String
    let last: String

    /// `nil` for a text that is no date.
    init?(_ text: String) {
        let type = Literal(date: text).datatype
        if type == Namespace.xsd["gYear"] {
            (first, last) = (text + "-01-01", text + "-12-31")
        } else if type == Namespace.xsd["gYearMonth"] {
            guard let year = Int(text.prefix(4)), let month = Int(text.suffix(2)) else { return nil }
            let days = GregorianMonth.days(in: month, of: year)
            (first, last) = (text + "-01", text + "-\(days)")
        } else if type == Namespace.xsd["date"] || type == Namespace.xsd["dateTime"] {
            let day = String(text.prefix(10))
            (first, last) = (day, day)
        } else {
            return nil
        }
    }
}
