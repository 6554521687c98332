import Diagrams
import Foundation
import KnowledgeGraph

import enum KnowledgeGraph.Predicate

/// What the interactive page shows: a graph, where its nodes stand, and how far it goes on beyond what is here.
///
/// The page reads it as JSON, from within itself or from a server; `docs/page.md` has the keys.
public struct PageData: Sendable {
    public var graph: Graph
    public var title: String
    /// Where the graph is from; empty where nothing is known.
    public var sourceLine: String
    /// What a reader must know was left out.
    public var notices: [String]
    /// Of entities by their ids; the page finds a place for those without.
    public var positions: [String: Diagram.Position]
    /// How many neighbours each entity has in all, by its id; of those without, the ones that are here count.
    public var degrees: [String: Int]
    /// What speakers are called that are no nodes here, by their ids.
    public var speakers: [String: String] = [:]

    public init(
        _ graph: Graph, title: String = "", sourceLine: String = "", notices: [String] = [],
        positions: [String: Diagram.Position] = [:], degrees: [String: Int] = [:]
    ) {
        self.graph = graph
        self.title = title
        self.sourceLine = sourceLine
        self.notices = notices
        self.positions = positions
        self.degrees = degrees
    }

    /// As JSON that may stand in an HTML `script` element: no `<`, `>` or `&`, and no line separators, within.
    public func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Self.embeddable(try encoder.encode(self))
    }

    /// Scalar by scalar: a `<` with a mark before or after it is another character to Swift, but not to a browser.
    static func embeddable(_ json: Data) -> Data {
        var text = String.UnicodeScalarView()
        for scalar in String(decoding: json, as: UTF8.self).unicodeScalars {
            switch scalar {
            case "<": text += "\\u003c".unicodeScalars
            case ">": text += "\\u003e".unicodeScalars
            case "&": text += "\\u0026".unicodeScalars
            case "\u{2028}": text += "\\u2028".unicodeScalars
            case "\u{2029}": text += "\\u2029".unicodeScalars
            default: text.append(scalar)
            }
        }
        return Data(String(text).utf8)
    }
}

extension PageData: Encodable {
    private struct EntityRow: Encodable {
        var id: String
        var type: EntityType
        var name: String
        var aliases: [String]
        var link: String?
        var mentions: Int
        var degree: Int
        var x: Double?
        var y: Double?
    }

    private struct RelationRow: Encodable {
        var subject: String
        var predicate: Predicate
        var object: String
        var status: RelationStatus
        var role: String?
        var attributedTo: String?
        var speaker: String?
        var confidence: Double?
        var date: String?
        var evidence: [EvidenceRow]
    }

    private struct EvidenceRow: Encodable {
        var document: String
        var start: Int
        var end: Int
        var quote: String
        var sentence: String
    }

    private enum Key: CodingKey {
        case title, sourceLine, notices, documents, entities, relations
    }

    public func encode(to encoder: any Encoder) throws {
        var neighbours: [String: Set<String>] = [:]
        for relation in graph.relations {
            neighbours[relation.subject, default: []].insert(relation.object)
            neighbours[relation.object, default: []].insert(relation.subject)
        }
        func rounded(_ value: Double, _ factor: Double) -> Double { (value * factor).rounded() / factor }
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(title, forKey: .title)
        try container.encode(sourceLine, forKey: .sourceLine)
        try container.encode(notices, forKey: .notices)
        try container.encode(graph.sources, forKey: .documents)
        try container.encode(
            graph.entities.map { entity in
                EntityRow(
                    id: entity.id, type: entity.type, name: entity.name, aliases: entity.aliases,
                    link: entity.link, mentions: entity.mentionCount,
                    degree: degrees[entity.id] ?? neighbours[entity.id]?.count ?? 0,
                    x: positions[entity.id].map { rounded($0.x, 10) },
                    y: positions[entity.id].map { rounded($0.y, 10) })
            }, forKey: .entities)
        try container.encode(
            graph.relations.map { relation in
                RelationRow(
                    subject: relation.subject, predicate: relation.predicate, object: relation.object,
                    status: relation.status, role: relation.role, attributedTo: relation.attributedTo,
                    speaker: relation.attributedTo.flatMap { speakers[$0] },
                    confidence: relation.confidence.map { rounded($0, 1000) }, date: relation.date,
                    evidence: relation.evidence.map {
                        EvidenceRow(
                            document: $0.document, start: $0.range.lowerBound, end: $0.range.upperBound,
                            quote: $0.quote, sentence: $0.sentence)
                    })
            }, forKey: .relations)
    }
}

extension PageData {
    /// What a diagram shows, at the places where it would draw it, and the entities without relations, which the page lists.
    ///
    /// - Parameter graph: of which the diagram is a part.
    public init(_ diagram: Diagram, of graph: Graph, positions: [String: Diagram.Position]) {
        var shown = diagram.graph
        let connected = Set(graph.relations.flatMap { [$0.subject, $0.object] })
        shown.entities += graph.entities.filter { !connected.contains($0.id) }
        self.init(
            shown, title: diagram.title, sourceLine: diagram.sourceLine,
            notices: diagram.limitNotice.map { [$0] } ?? [], positions: positions)
        speakers = Self.names(of: graph, otherThan: shown.entities)
    }

    /// A part of a larger graph, of which only the ends of relations are nodes; who else says something is named.
    ///
    /// - Parameters:
    ///   - ids: of entities that are nodes in any case.
    ///   - degrees: as ``degrees`` has them.
    public init(part graph: Graph, with ids: Set<String> = [], title: String, degrees: [String: Int]) {
        let nodes = Set(graph.relations.flatMap { [$0.subject, $0.object] }).union(ids)
        var shown = graph
        shown.entities.removeAll { !nodes.contains($0.id) }
        self.init(shown, title: title, degrees: degrees)
        speakers = Self.names(of: graph, otherThan: shown.entities)
    }

    private static func names(of graph: Graph, otherThan shown: [Entity]) -> [String: String] {
        let speakers = Set(graph.relations.compactMap(\.attributedTo)).subtracting(shown.map(\.id))
        return Dictionary(
            graph.entities.filter { speakers.contains($0.id) }.map { ($0.id, $0.name) },
            uniquingKeysWith: { first, _ in first })
    }
}
