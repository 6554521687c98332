import Foundation
import KnowledgeGraph

/// Relations as people read them, with the names of a graph's entities and the dates of its documents.
struct RelationText {
    private let names: [String: String]
    private let sources: [String: Graph.Source]
    private let hasSeveralSources: Bool

    init(_ graph: Graph) {
        names = Dictionary(graph.entities.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        sources = Dictionary(graph.sources.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        hasSeveralSources = graph.sources.count > 1
    }

    /// The names of one document's entities.
    init(_ document: GraphDocument) {
        names = Dictionary(
            document.entities.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        sources = [:]
        hasSeveralSources = false
    }

    /// The name of an entity; its id where the graph has no such entity.
    func name(_ id: String) -> String { names[id] ?? id }

    /// "Carter condemns Russia (possible), says Kerry", and how sure it is.
    func line(_ relation: Relation) -> String {
        let label = Console.bold(relation.predicate.label)
        return summary(relation, label: label)
            + (relation.confidence.map { Console.dim("  " + String(format: "%.2f", $0)) } ?? "")
    }

    /// The same without how sure it is.
    func summary(_ relation: Relation) -> String { summary(relation, label: relation.predicate.label) }

    private func summary(_ relation: Relation, label: String) -> String {
        var text = "\(name(relation.subject)) \(label) \(name(relation.object))"
        if let role = relation.role { text += " as \(role)" }
        if relation.status != .actual { text += " (\(relation.status.rawValue))" }
        if let speaker = relation.attributedTo { text += ", says \(name(speaker))" }
        return text
    }

    /// The sentence, wrapped, with its document where there are several.
    func lines(_ evidence: Evidence, indent: Int) -> [String] {
        guard !evidence.saying.isEmpty else { return [] }
        let place = hasSeveralSources ? "[\(label(evidence.document))] " : ""
        let space = String(repeating: " ", count: indent)
        return TextTable.wrap(place + evidence.saying, max(40, Console.width - indent)).map {
            Console.dim(space + $0)
        }
    }

    /// A document and its date.
    func label(_ document: String) -> String {
        guard let date = sources[document]?.date else { return document }
        return "\(document), \(date)"
    }

    // MARK: - For scripts

    /// What rows have of a relation.
    static let columns = [
        "subject", "relation", "object", "status", "role", "attributedTo", "confidence", "document", "start",
        "end", "sentence",
    ]

    /// A row of ``columns``, empty where nothing is known.
    func row(_ relation: Relation, _ evidence: Evidence?) -> [String] {
        [
            name(relation.subject), relation.predicate.rawValue, name(relation.object),
            relation.status.rawValue, relation.role ?? "", relation.attributedTo.map(name) ?? "",
            relation.confidence.map { String(format: "%.2f", $0) } ?? "", evidence?.document ?? "",
            evidence.map { "\($0.range.lowerBound)" } ?? "", evidence.map { "\($0.range.upperBound)" } ?? "",
            evidence?.saying ?? "",
        ]
    }

    /// A row for each place that says it, one where none does.
    func rows(_ relation: Relation) -> [[String]] {
        relation.evidence.isEmpty ? [row(relation, nil)] : relation.evidence.map { row(relation, $0) }
    }
}
