import Foundation
import RDF

/// What a GraphML file holds, by the names of its attributes, without a view on what they mean.
///
/// Graphs inside nodes are read as part of the whole. Hyperedges, ports and drawings are passed over, but for yEd's
/// labels.
struct GraphMLDocument {
    struct Item {
        /// The start tag as far as errors show it.
        let tag: String
        let position: XMLPosition
        /// Attributes of the tag itself: `id`, or `source` and `target`.
        let attributes: [String: String]
        /// By attribute names in lower case.
        var values: [String: String] = [:]
    }

    /// What the graphs themselves carry.
    private(set) var values: [String: String] = [:]
    private(set) var nodes: [Item] = []
    private(set) var edges: [Item] = []

    private struct Key {
        let name: String
        let owner: String
        var defaultText: String?
    }

    /// An element that has been started and has not ended.
    private enum Open {
        case graph
        case item(Item, isEdge: Bool)
        case key(String)
        /// A `data` element, or yEd's label inside one.
        case data(key: String)
        case defaultValue
        case other
    }

    private var keys: [String: Key] = [:]
    private var open: [Open] = []
    /// Values by the ids of their keys until all keys are known, those of the graphs apart.
    private var graphData: [String: String] = [:]
    /// The text of the value at hand so far.
    private var text = ""

    /// - Throws: `SyntaxError` where the data is no XML or no GraphML.
    init(_ data: Data) throws(SyntaxError) {
        let tokenizer = XMLTokenizer(maximumTokenLength: Self.maximumTokenLength)
        var start = data.startIndex
        var failure: SyntaxError?
        repeat {
            let end = min(start + Self.chunkLength, data.endIndex)
            let syntaxError = data[start..<end].withUnsafeBytes { bytes in
                tokenizer.read(bytes.bindMemory(to: UInt8.self), isLast: end == data.endIndex) { token in
                    do throws(SyntaxError) { try take(token) } catch { failure = error }
                    return failure == nil
                }
            }
            if let error = failure ?? syntaxError { throw error }
            start = end
        } while start < data.endIndex
        resolveKeys()
    }

    private static let chunkLength = 1 << 16
    private static let maximumTokenLength = 16 << 20
    /// Where yEd keeps the labels that people see; no file's own key can be called so.
    private static let drawnLabel = "\u{0}label"

    private mutating func take(_ token: XMLToken) throws(SyntaxError) {
        switch token.kind {
        case .start(let element): try start(element, token.position)
        case .end: end()
        case .text(let part): add(part)
        case .namespace, .comment, .instruction: break
        }
    }

    private mutating func start(_ element: XMLElement, _ position: XMLPosition) throws(SyntaxError) {
        let attributes = Dictionary(
            element.attributes.filter { $0.name.namespace.isEmpty }.map { ($0.name.local, $0.value) },
            uniquingKeysWith: { first, _ in first })
        let tag = Self.tag(element)
        guard !open.isEmpty || element.name.local == "graphml" else {
            throw SyntaxError(position, found: tag, expected: "the element graphml")
        }
        // A value is a text or a drawing, and of a drawing only the label is read.
        if case .data? = open.last { open[open.count - 1] = .other }
        text = ""
        switch element.name.local {
        case "graph": open.append(.graph)
        case "node", "edge":
            let isEdge = element.name.local == "edge"
            for name in isEdge ? ["source", "target"] : ["id"] where attributes[name] == nil {
                throw SyntaxError(position, found: tag, expected: "the attribute \(name)")
            }
            open.append(.item(Item(tag: tag, position: position, attributes: attributes), isEdge: isEdge))
        case "key":
            guard let id = attributes["id"] else {
                throw SyntaxError(position, found: tag, expected: "the attribute id")
            }
            keys[id] = Key(name: attributes["attr.name"] ?? id, owner: attributes["for"] ?? "all")
            open.append(.key(id))
        case "default": open.append(.defaultValue)
        case "data":
            guard let key = attributes["key"] else {
                throw SyntaxError(position, found: tag, expected: "the attribute key")
            }
            open.append(.data(key: key))
        case "NodeLabel", "EdgeLabel": open.append(.data(key: Self.drawnLabel))
        default: open.append(.other)
        }
    }

    private mutating func add(_ part: String) {
        switch open.last {
        case .data, .defaultValue: text += part
        case .graph, .item, .key, .other, nil: break
        }
    }

    private mutating func end() {
        switch open.popLast() {
        case .item(let item, isEdge: true): edges.append(item)
        case .item(let item, isEdge: false): nodes.append(item)
        case .data(let key): attach(text, key)
        case .defaultValue: if case .key(let id)? = open.last { keys[id]?.defaultText = text }
        case .graph, .key, .other, nil: break
        }
    }

    /// Gives a value to the node, edge or graph that it stands in.
    private mutating func attach(_ text: String, _ key: String) {
        for index in open.indices.reversed() {
            switch open[index] {
            case .item(var item, let isEdge):
                // Of several labels of a drawing, the first is the name.
                if key != Self.drawnLabel || item.values[key] == nil { item.values[key] = text }
                open[index] = .item(item, isEdge: isEdge)
                return
            case .graph:
                graphData[key] = text
                return
            default: continue
            }
        }
    }

    // MARK: - Names for keys

    private mutating func resolveKeys() {
        values = named(graphData, of: "graph")
        for index in nodes.indices { nodes[index].values = named(nodes[index].values, of: "node") }
        for index in edges.indices { edges[index].values = named(edges[index].values, of: "edge") }
    }

    private func named(_ values: [String: String], of owner: String) -> [String: String] {
        var result: [String: String] = [:]
        for (id, key) in keys where key.owner == owner || key.owner == "all" {
            if let text = values[id] ?? key.defaultText { result[key.name.lowercased()] = text }
        }
        // A value whose key is not declared is better called by the key than lost.
        for (id, text) in values where keys[id] == nil && id != Self.drawnLabel {
            result[id.lowercased()] = text
        }
        if result["label"] == nil { result["label"] = values[Self.drawnLabel] }
        return result
    }

    private static func tag(_ element: XMLElement) -> String {
        let attributes = element.attributes.map { " \($0.name.local)=\"\($0.value)\"" }
        return "<" + element.name.local + attributes.joined() + ">"
    }
}
