/// What a graph knows of one entity, put in order.
public struct Dossier: Sendable, Hashable {
    /// Relations of one kind.
    public struct Section: Sendable, Hashable {
        public enum Kind: String, Sendable, CaseIterable {
            /// Who holds an office, whichever end the entity is.
            case offices
            /// What it has with others, true both ways.
            case withOthers
            /// What it does or is to others.
            case fromIt
            /// What others do or are to it.
            case toIt
        }

        public var kind: Kind
        /// By predicate and status, then in the order of the graph.
        public var relations: [Relation]
    }

    public var entity: Entity
    /// Those that have relations, in the order of ``Section/Kind``.
    public var sections: [Section]
    /// The documents that say something of it, in the order of the graph.
    public var documents: [Graph.Source]

    /// - Parameter graph: has the relations of the entity; others are passed over.
    public init(_ entity: Entity, in graph: Graph) {
        self.entity = entity
        let relations = graph.relations.filter { $0.subject == entity.id || $0.object == entity.id }
        let groups = Dictionary(grouping: relations) { relation -> Section.Kind in
            if relation.predicate == .holdsOffice { return .offices }
            if relation.predicate.isSymmetric { return .withOthers }
            return relation.subject == entity.id ? .fromIt : .toIt
        }
        sections = Section.Kind.allCases.compactMap { kind in
            groups[kind].map { Section(kind: kind, relations: Self.sorted($0)) }
        }
        let named = Set(relations.lazy.flatMap(\.evidence).map(\.document))
        documents = graph.sources.filter { named.contains($0.id) }
    }

    private static func sorted(_ relations: [Relation]) -> [Relation] {
        relations.enumerated().sorted { a, b in
            let (first, second) = (a.element, b.element)
            if first.predicate != second.predicate { return first.predicate < second.predicate }
            if first.status != second.status { return first.status.rawValue < second.status.rawValue }
            return a.offset < b.offset
        }.map(\.element)
    }
}
