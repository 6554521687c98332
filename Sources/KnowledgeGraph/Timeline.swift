/// The relations of one entity by date.
public struct Timeline: Sendable, Hashable {
    /// A relation at one date.
    public struct Entry: Sendable, Hashable {
        public var relation: Relation
        /// ISO 8601 at the precision known; `nil` where nothing says when.
        public var date: String?
        /// Whether the date is the relation's own; else it is that of the documents that say it.
        public var isOwnDate: Bool
        /// The places that say it at this date.
        public var evidence: [Evidence]
    }

    /// By date, those without one last; at one date in the order of the graph.
    public var entries: [Entry]

    /// A relation without a date of its own stands at each date of the documents that say it: what is said again is
    /// news again.
    ///
    /// - Parameters:
    ///   - id: of the entity.
    ///   - selection: whose time bounds hold for the dates of the entries.
    public init(of id: String, in graph: Graph, selection: Selection = Selection()) {
        let dates = Dictionary(
            graph.sources.map { ($0.id, $0.date) }, uniquingKeysWith: { first, _ in first })
        let entries = graph.relations.lazy.filter { $0.subject == id || $0.object == id }
            .flatMap { Self.entries(of: $0, dates) }
            .filter { selection.isInTime($0.date.map { [$0] } ?? []) }
        self.entries = entries.enumerated().sorted { a, b in
            switch (a.element.date, b.element.date) {
            case (let first?, let second?) where first != second: first < second
            case (.some, nil): true
            case (nil, .some): false
            default: a.offset < b.offset
            }
        }.map(\.element)
    }

    private static func entries(of relation: Relation, _ dates: [String: String?]) -> [Entry] {
        if let date = relation.date {
            return [Entry(relation: relation, date: date, isOwnDate: true, evidence: relation.evidence)]
        }
        let dated = Dictionary(grouping: relation.evidence) { dates[$0.document] ?? nil }
        guard !dated.isEmpty else {
            return [Entry(relation: relation, date: nil, isOwnDate: false, evidence: [])]
        }
        return dated.map { date, evidence in
            Entry(relation: relation, date: date, isOwnDate: false, evidence: evidence)
        }
    }
}
