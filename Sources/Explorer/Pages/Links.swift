import KnowledgeGraph
import RDF

/// Where things are on this server.
enum Link {
    static func entity(_ id: String) -> String { "/entity/" + PercentEncoding.encode(id) }
    static func focus(_ id: String) -> String { "/#focus=" + PercentEncoding.encode(id) }
    static func article(_ id: String) -> String { "/article?id=" + PercentEncoding.encode(id) }

    /// A place in an article; the article as a whole where the evidence is no place.
    static func place(_ evidence: Evidence) -> String {
        article(evidence.document) + (evidence.range.isEmpty ? "" : "#e\(evidence.range.lowerBound)")
    }
}
