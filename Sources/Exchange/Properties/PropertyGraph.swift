import KnowledgeGraph
import RDF

/// A graph as tools of property graphs want it: nodes and edges with ids, in the graph's own order.
///
/// A relation that starts or ends at no entity is left out: none of these formats can hold it.
struct PropertyGraph {
    struct Node {
        /// What the format calls it; the entity's own id where the format can hold any text.
        let id: String
        let entity: Entity
        /// `Q159`
        let wikidata: String?
    }

    struct Edge {
        /// Readable and unique: `john-kerry.meets.sergei-lavrov`.
        let id: String
        /// Ids of nodes.
        let source: String
        let target: String
        /// The node of the speaker; the relation's own text where that is no node.
        let speaker: String?
        let relation: Relation
    }

    /// Which ids a format can hold.
    enum Naming {
        case anyText
        /// `NMTOKEN` (XML 1.0, section 2.3), which no text can break out of; others are numbered.
        case nameTokens
    }

    let documents: [Graph.Source]
    let nodes: [Node]
    let edges: [Edge]

    /// - Throws: ``ExportError`` if the table of countries is broken.
    init(_ graph: Graph, evidence: EvidenceLevel, naming: Naming = .anyText) throws(ExportError) {
        let countries = try CountryTable.shared.get()
        let texts = graph.entities.map(\.id)
        let speakers = graph.relations.compactMap(\.attributedTo)
        let ids = naming == .anyText ? texts : NameTokens.names(for: texts, prefix: "n", avoiding: speakers)
        let nodeIDs = Dictionary(zip(texts, ids), uniquingKeysWith: { first, _ in first })
        let relations = graph.relations.filter { nodeIDs[$0.subject] != nil && nodeIDs[$0.object] != nil }
        let names = StatementNames.names(of: relations)
        let edgeIDs = naming == .anyText ? names : NameTokens.names(for: names, prefix: "e")
        documents = graph.sources
        nodes = zip(ids, graph.entities).map { id, entity in
            let code = entity.type == .country ? entity.link : nil
            return Node(id: id, entity: entity, wikidata: code.flatMap { countries.item($0) })
        }
        edges = zip(edgeIDs, relations).map { id, relation in
            var relation = relation
            if evidence == .none { relation.evidence = [] }
            return Edge(
                id: id, source: nodeIDs[relation.subject] ?? "", target: nodeIDs[relation.object] ?? "",
                speaker: relation.attributedTo.map { nodeIDs[$0] ?? $0 }, relation: relation)
        }
    }
}

/// Ids for XML formats, whose schemas allow letters, digits and few signs.
enum NameTokens {
    /// Each text that is a name token stays as it is; others become `n1`, `n2` and so on, by their place.
    static func names(for texts: [String], prefix: String, avoiding others: [String] = []) -> [String] {
        var taken = Set(texts).union(others)
        return texts.enumerated().map { index, text in
            if isNameToken(text) { return text }
            var name = "\(prefix)\(index + 1)"
            while !taken.insert(name).inserted { name += "_" }
            return name
        }
    }

    /// In ASCII, for editions of XML differ on the rest.
    private static func isNameToken(_ text: String) -> Bool {
        !text.isEmpty
            && text.unicodeScalars.allSatisfy { $0.isASCII && (XMLCharacters.isNameInner($0) || $0 == ":") }
    }
}
