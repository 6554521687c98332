import KnowledgeGraph
import RDF

/// JSON on one line, for cells and attributes. Characters that XML cannot hold are escaped, and so come back.
enum CompactJSON {
    static func string(_ text: String) -> String { StringEscapes.json.quoted(text) }

    /// - Parameter items: JSON each.
    static func array(_ items: [String]) -> String { "[" + items.joined(separator: ",") + "]" }

    /// - Parameter members: keys, and JSON for values; members without a value are left out.
    static func object(_ members: [(key: String, value: String?)]) -> String {
        let filled = members.compactMap { member in member.value.map { string(member.key) + ":" + $0 } }
        return "{" + filled.joined(separator: ",") + "}"
    }

    /// A piece of evidence as in graph JSON.
    static func object(_ evidence: Evidence) -> String {
        func filled(_ text: String) -> String? { text.isEmpty ? nil : string(text) }
        return object([
            ("document", filled(evidence.document)),
            ("start", "\(evidence.range.lowerBound)"), ("end", "\(evidence.range.upperBound)"),
            ("quote", filled(evidence.quote)), ("sentence", filled(evidence.sentence)),
        ])
    }

    /// A document as in graph JSON, without what it says.
    static func object(_ document: Graph.Source) -> String {
        object([
            ("id", string(document.id)), ("title", document.title.map(string)),
            ("date", document.date.map(string)), ("url", document.url.map(string)),
        ])
    }
}
