import Foundation
import KnowledgeGraph
import RDF

import enum KnowledgeGraph.Predicate

/// Reads GraphML: what ``GraphMLFormat`` wrote comes back the same, and files of others as far as they can be
/// understood.
///
/// - A node's name is what it has as `label`, `name` or `title`, in yEd its label, else its id. Its type is what it
///   has as `type`, `kind`, `category` or `labels`; where none of them names one, a node with a country code is a
///   country, and any other the type that its relations allow, an organization if they allow several.
/// - An edge needs one of the 26 relations as `predicate`, `relation`, `label`, `type` or `name`, as in the
///   vocabulary or as people read it ("holds office in"), whatever the case.
/// - `aliases` is a JSON array, or names with `;` between them.
public struct GraphMLReader: GraphReader {
    public init() {}

    public var name: String { GraphMLFormat().name }
    public var fileExtensions: [String] { GraphMLFormat().fileExtensions }

    public func recognizes(_ data: Data) -> Bool {
        let start = DataStart(data)
        return start.isXML && start.mentions("<graphml")
    }

    /// - Throws: `SyntaxError` as ``read(_:source:)`` does.
    public func graph(_ data: Data, options: ReadingOptions) throws -> Graph { try Self.read(data) }

    /// - Parameters:
    ///   - data: the whole file, in any encoding that libexpat knows. Entities are replaced within limits, and
    ///     nothing outside the file is fetched.
    ///   - source: what errors call it.
    /// - Throws: `SyntaxError` with the place, for what is no GraphML and for nodes and edges of which too little
    ///   is said.
    public static func read(_ data: Data, source: String? = nil) throws(SyntaxError) -> Graph {
        do throws(SyntaxError) {
            var builder = GraphBuilder(try GraphMLDocument(data))
            return try builder.graph()
        } catch {
            var error = error
            error.source = source
            throw error
        }
    }
}

/// Makes a graph of what a file says.
private struct GraphBuilder {
    private let document: GraphMLDocument
    /// Ids of entities by those of their nodes.
    private var ids: [String: String] = [:]

    private static let nameKeys = ["label", "name", "title"]
    private static let typeKeys = ["type", "kind", "category", "labels"]
    private static let predicateKeys = ["predicate", "relation", "label", "type", "name"]

    private static let types: [String: EntityType] = {
        let spellings: [String: EntityType] = [
            "people": .person, "organisation": .organization, "org": .organization, "location": .place,
        ]
        let own = EntityType.allCases.map { ($0.rawValue, $0) }
        return spellings.merging(own) { _, own in own }
    }()

    private static let predicates = Dictionary(
        Predicate.allCases.flatMap { [(letters($0.rawValue), $0), (letters($0.label), $0)] },
        uniquingKeysWith: { first, _ in first })

    init(_ document: GraphMLDocument) { self.document = document }

    mutating func graph() throws(SyntaxError) -> Graph {
        var nodes: [(item: GraphMLDocument.Item, texts: [String: String])] = []
        for item in document.nodes {
            let texts = try texts(of: item)
            let node = item.attributes["id"] ?? ""
            guard ids.updateValue(texts["id"] ?? node, forKey: node) == nil else {
                throw SyntaxError(item.position, found: item.tag, expected: "an id that no other node has")
            }
            nodes.append((item, texts))
        }
        var relations: [Relation] = []
        for item in document.edges { relations.append(try relation(item)) }
        let inferred = Self.inferredTypes(relations)
        var entities: [Entity] = []
        for (item, texts) in nodes { entities.append(try entity(item, texts, inferred)) }
        return Graph(sources: try sources(), entities: entities, relations: relations)
    }

    // MARK: - Documents

    private func sources() throws(SyntaxError) -> [Graph.Source] {
        guard let text = document.values[GraphMLFormat.documentsName],
            // The files of others may call something else so.
            let sources = try? JSONDecoder().decode([Graph.Source].self, from: Data(text.utf8))
        else { return [] }
        return sources
    }

    // MARK: - Nodes

    private func entity(
        _ item: GraphMLDocument.Item, _ texts: [String: String], _ inferred: [String: EntityType]
    ) throws(SyntaxError) -> Entity {
        let node = item.attributes["id"] ?? ""
        let id = ids[node] ?? node
        let type = Self.typeKeys.lazy.compactMap { texts[$0].flatMap(Self.type) }.first
        var count = 0
        if let text = texts["mentioncount"] {
            guard let number = Int(text), number >= 0 else {
                throw SyntaxError(item.position, found: text, expected: "a number of mentions")
            }
            count = number
        }
        return Entity(
            id: id,
            type: type ?? (texts["link"] == nil ? inferred[id] ?? .organization : .country),
            name: Self.nameKeys.lazy.compactMap { texts[$0] }.first ?? node,
            aliases: texts["aliases"].map(Self.list) ?? [], link: texts["link"], mentionCount: count)
    }

    /// Labels of other tools stand in lists: `:Entity:Person`.
    private static func type(_ text: String) -> EntityType? {
        text.lowercased().split { !$0.isLetter }.lazy.compactMap { types[String($0)] }.first
    }

    private static func list(_ text: String) -> [String] {
        if let items = try? JSONDecoder().decode([String].self, from: Data(text.utf8)) { return items }
        return text.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty }
    }

    /// The type that all relations of an entity allow, organization if there are several.
    private static func inferredTypes(_ relations: [Relation]) -> [String: EntityType] {
        var allowed: [String: Set<EntityType>] = [:]
        for relation in relations {
            for (id, types) in [
                (relation.subject, relation.predicate.domain), (relation.object, relation.predicate.range),
            ] {
                allowed[id] = allowed[id]?.intersection(types) ?? types
            }
        }
        return allowed.compactMapValues { types in
            types.contains(.organization) ? .organization : EntityType.allCases.first { types.contains($0) }
        }
    }

    // MARK: - Edges

    private func relation(_ item: GraphMLDocument.Item) throws(SyntaxError) -> Relation {
        let texts = try texts(of: item)
        func end(_ name: String) throws(SyntaxError) -> String {
            guard let id = item.attributes[name].flatMap({ ids[$0] }) else {
                throw SyntaxError(item.position, found: item.tag, expected: "a node's id as \(name)")
            }
            return id
        }
        var relation = Relation(
            subject: try end("source"), predicate: try predicate(item, texts), object: try end("target"))
        if let text = texts["status"] {
            guard let status = RelationStatus(rawValue: text) else {
                throw SyntaxError(
                    item.position, found: text, expected: "the status actual, possible or negated")
            }
            relation.status = status
        }
        if let text = texts["confidence"] {
            guard let confidence = Double(text), (0...1).contains(confidence) else {
                throw SyntaxError(item.position, found: text, expected: "a confidence from 0 to 1")
            }
            relation.confidence = confidence
        }
        relation.role = texts["role"]
        relation.attributedTo = texts["attributedto"].map { ids[$0] ?? $0 }
        relation.date = texts["date"]
        if let text = texts["evidence"] {
            do {
                relation.evidence = try JSONDecoder().decode([Evidence].self, from: Data(text.utf8))
            } catch {
                throw SyntaxError(item.position, found: text, expected: "evidence as graph JSON has it")
            }
        }
        return relation
    }

    private func predicate(
        _ item: GraphMLDocument.Item, _ texts: [String: String]
    ) throws(SyntaxError) -> Predicate {
        let given = Self.predicateKeys.compactMap { texts[$0] }
        if let predicate = given.lazy.compactMap({ Self.predicates[Self.letters($0)] }).first {
            return predicate
        }
        throw SyntaxError(
            item.position, found: given.first ?? item.tag,
            expected: "one of the 26 relations (meets, holdsOffice …) under the key "
                + Self.predicateKeys.joined(separator: ", "))
    }

    private static func letters(_ text: String) -> String { text.lowercased().filter(\.isLetter) }

    // MARK: - Texts

    /// The values of a node or an edge, those that XML cannot hold put right.
    private func texts(of item: GraphMLDocument.Item) throws(SyntaxError) -> [String: String] {
        var texts = item.values
        guard let json = texts[GraphMLFormat.exactName] else { return texts }
        guard let exact = try? JSONDecoder().decode([String: String].self, from: Data(json.utf8)) else {
            throw SyntaxError(item.position, found: json, expected: "an object of texts in JSON")
        }
        for (name, text) in exact { texts[name.lowercased()] = text }
        return texts
    }
}
