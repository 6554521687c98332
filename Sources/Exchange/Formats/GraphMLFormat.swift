import Foundation
import KnowledgeGraph
import RDF

/// GraphML 1.0, for networkx, Gephi, yEd, Cytoscape and igraph. ``GraphMLReader`` gets the same graph back.
public struct GraphMLFormat: GraphFormat {
    public init() {}

    public var name: String { "graphml" }
    public var fileExtensions: [String] { ["graphml"] }
    public var mediaType: String { "application/graphml+xml" }

    static let nodeColumns: [PropertyColumn<PropertyGraph.Node>] = [
        .label, .type, .aliases, .link, .wikidata, .mentionCount,
    ]
    static let edgeColumns: [PropertyColumn<PropertyGraph.Edge>] = [
        .label, .predicate, .symmetric, .status, .role, .attributedTo, .confidence, .date, .evidence,
    ]
    /// The documents, in JSON, at the graph.
    static let documentsName = "documents"
    /// Texts that XML cannot hold as they are, in JSON by the names of their attributes; `id` for the entity's.
    static let exactName = "exact"

    static let namespace = "http://graphml.graphdrawing.org/xmlns"

    public func write(_ graph: Graph, options: ExportOptions) throws -> Data {
        let graph = try PropertyGraph(graph, evidence: options.evidence, naming: .nameTokens)
        var xml = XMLText()
        xml.start(
            "graphml",
            [
                ("xmlns", Self.namespace), ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
                ("xsi:schemaLocation", "\(Self.namespace) \(Self.namespace)/1.0/graphml.xsd"),
            ])
        if let title = options.title { xml.add("desc", text: title) }
        addKeys(to: &xml)
        xml.start("graph", [("id", "graph"), ("edgedefault", "directed")])
        if !graph.documents.isEmpty {
            let documents = CompactJSON.array(graph.documents.map(CompactJSON.object))
            add(.json(documents), Self.documentsName, of: "graph", to: &xml)
        }
        for node in graph.nodes {
            xml.start("node", [("id", node.id)])
            let id = node.entity.id
            add(Self.nodeColumns, of: "node", node, id: node.id == id ? nil : id, to: &xml)
            xml.end()
        }
        for edge in graph.edges {
            xml.start("edge", [("id", edge.id), ("source", edge.source), ("target", edge.target)])
            add(Self.edgeColumns, of: "edge", edge, id: nil, to: &xml)
            xml.end()
        }
        xml.end()
        xml.end()
        return Data(xml.text.utf8)
    }

    private func addKeys(to xml: inout XMLText) {
        func add(_ name: String, _ type: PropertyType, of owner: String) {
            xml.add(
                "key",
                [
                    ("id", Self.key(name, of: owner)), ("for", owner), ("attr.name", name),
                    ("attr.type", type.graphML),
                ])
        }
        add(Self.documentsName, .json, of: "graph")
        for column in Self.nodeColumns { add(column.name, column.type, of: "node") }
        add(Self.exactName, .json, of: "node")
        for column in Self.edgeColumns { add(column.name, column.type, of: "edge") }
        add(Self.exactName, .json, of: "edge")
    }

    /// Nodes and edges share names, but no ids.
    private static func key(_ name: String, of owner: String) -> String { "\(owner)-\(name)" }

    private func add<Row>(
        _ columns: [PropertyColumn<Row>], of owner: String, _ row: Row, id: String?, to xml: inout XMLText
    ) {
        var exact: [(key: String, value: String?)] = [("id", id.map(CompactJSON.string))]
        for column in columns {
            guard let value = column.value(row) else { continue }
            add(value, column.name, of: owner, to: &xml)
            if case .text(let text) = value, !text.unicodeScalars.allSatisfy(XMLCharacters.isCharacter) {
                exact.append((column.name, CompactJSON.string(text)))
            }
        }
        if exact.contains(where: { $0.value != nil }) {
            add(.json(CompactJSON.object(exact)), Self.exactName, of: owner, to: &xml)
        }
    }

    private func add(_ value: PropertyValue, _ name: String, of owner: String, to xml: inout XMLText) {
        xml.add("data", [("key", Self.key(name, of: owner))], text: value.plain)
    }
}

extension PropertyType {
    /// `attr.type` (GraphML Primer, section 2.4).
    fileprivate var graphML: String {
        switch self {
        case .text, .texts, .integers, .json: "string"
        case .integer: "int"
        case .decimal: "double"
        case .boolean: "boolean"
        }
    }
}
