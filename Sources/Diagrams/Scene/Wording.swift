import Foundation
import KnowledgeGraph

/// The words of a diagram: labels, tooltips, the source line.
struct Wording {
    private let graph: Graph
    private let names: [String: String]
    private let sourcesByID: [String: Graph.Source]

    init(_ graph: Graph) {
        self.graph = graph
        names = Dictionary(graph.entities.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        sourcesByID = Dictionary(graph.sources.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// One line for each different thing the relations say, with how often it is said.
    func label(_ relations: [Relation]) -> [String] {
        var order: [String] = []
        var counts: [String: Int] = [:]
        for relation in relations {
            let phrase = phrase(relation)
            if counts[phrase] == nil { order.append(phrase) }
            counts[phrase, default: 0] += max(1, relation.evidence.count)
        }
        return order.flatMap { phrase -> [String] in
            let count = counts[phrase] ?? 1
            return Text.wrap(count > 1 ? "\(phrase) ×\(count)" : phrase, width: 22, maximumLines: 3)
        }
    }

    /// "Foreign Minister", "condemns", "meets (possible)", "not: attacks".
    func phrase(_ relation: Relation) -> String {
        var phrase = relation.predicate.label
        if relation.predicate == .holdsOffice, let role = relation.role.map(Text.clean), !role.isEmpty {
            phrase = role.prefix(1).uppercased() + role.dropFirst()
        }
        switch relation.status {
        case .actual: return phrase
        case .possible: return phrase + " (possible)"
        case .negated: return "not: " + phrase
        }
    }

    /// "John Kerry condemns Russia; John Kerry accuses Russia".
    func sentence(_ relations: [Relation]) -> String {
        relations.map(sentence).joined(separator: "; ")
    }

    private func sentence(_ relation: Relation) -> String {
        let subject = Text.clean(names[relation.subject] ?? relation.subject)
        let object = Text.clean(names[relation.object] ?? relation.object)
        if relation.predicate == .holdsOffice, let role = relation.role, !role.isEmpty {
            return "\(subject), \(phrase(relation)): \(object)"
        }
        return "\(subject) \(phrase(relation)) \(object)"
    }

    /// "Sergei Lavrov (person)", "also: Lavrov, Lavrvo".
    func tooltip(_ entity: Entity) -> [String] {
        var lines = ["\(Text.clean(entity.name)) (\(entity.type.rawValue))"]
        if !entity.aliases.isEmpty {
            lines.append(
                "also: " + Text.shorten(entity.aliases.map(Text.clean).joined(separator: ", "), to: 300))
        }
        return lines
    }

    /// What each relation says, followed by the sentences that say so and the documents they stand in.
    func tooltip(_ relations: [Relation]) -> [String] {
        var lines: [String] = []
        for relation in relations.prefix(8) {
            lines.append(sentence(relation))
            for evidence in relation.evidence.prefix(3) {
                let quote = Text.clean(evidence.sentence.isEmpty ? evidence.quote : evidence.sentence)
                let document = sourcesByID[evidence.document]?.title ?? evidence.document
                let place = document.isEmpty ? "" : " (\(Text.clean(document)))"
                if !quote.isEmpty { lines.append("“\(Text.shorten(quote, to: 400))”\(place)") }
            }
            if relation.evidence.count > 3 { lines.append("… and \(relation.evidence.count - 3) more") }
        }
        if relations.count > 8 { lines.append("… and \(relations.count - 8) more relations") }
        return lines
    }

    /// The address of the first document that supports the relations, at the sentence that does.
    func url(_ relations: [Relation]) -> String? {
        for evidence in relations.lazy.flatMap(\.evidence) {
            guard let address = sourcesByID[evidence.document]?.url else { continue }
            return WebAddress.pointing(to: evidence.saying, in: address)
        }
        return nil
    }

    /// "Source: Title, 2015-09-30", or how many there are; empty where nothing is known of them.
    var sources: String {
        if graph.sources.count > 1 { return "Sources: \(graph.sources.count) documents" }
        guard let source = graph.sources.first else { return "" }
        let parts = [source.url.flatMap(host), source.date].compactMap { $0 }
        return parts.isEmpty ? "" : "Source: " + parts.joined(separator: ", ")
    }

    private func host(_ url: String) -> String? {
        guard let scheme = url.range(of: "://") else { return nil }
        let host = url[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        return host.isEmpty ? nil : String(host.hasPrefix("www.") ? host.dropFirst(4) : host)
    }
}
