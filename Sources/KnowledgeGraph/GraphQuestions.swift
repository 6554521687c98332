/// What plain questions ask of a graph, wherever it is: in memory, or in a store that looks up what they need.
public protocol GraphQuestions {
    /// The one entity that bears a name, as ``NameIndex`` finds it.
    ///
    /// - Throws: ``NameIndex/LookupError`` where nothing or several bear it.
    func entity(named name: String) throws -> Entity

    /// The part of the graph that the selection describes, as ``Graph/selecting(_:)`` gives it.
    func graph(_ selection: Selection) throws -> Graph

    /// The same, where only relations matter: entities that have none may be left out.
    func relations(_ selection: Selection) throws -> Graph

    /// Counts over that part.
    func statistics(_ selection: Selection, top: Int) throws -> GraphStatistics

    /// How an entity came about, where that is known.
    func origins(of id: String) throws -> EntityOrigins?
}

extension GraphQuestions {
    public func relations(_ selection: Selection) throws -> Graph { try graph(selection) }

    public func statistics(_ selection: Selection, top: Int) throws -> GraphStatistics {
        GraphStatistics(try graph(selection), top: top)
    }

    public func origins(of id: String) throws -> EntityOrigins? { nil }

    /// Every relation of an entity, whatever its status, with the entities at the other ends.
    public func surroundings(of id: String) throws -> Graph {
        var selection = Selection()
        selection.statuses = []
        selection.around = [id]
        var graph = try graph(selection)
        // Neighbours have relations among each other, too.
        graph.relations.removeAll { $0.subject != id && $0.object != id }
        return graph
    }

    /// The shortest chains between two entities in the part that a selection describes.
    ///
    /// Looks at the surroundings of both ends first and goes further out only as far as chains may lie there.
    ///
    /// - Parameter count: as in ``Graph/paths(from:to:count:)``.
    /// - Returns: the chains, and a part of the graph that has all of their entities and documents.
    public func paths(
        from start: String, to end: String, count: Graph.PathCount, selection: Selection
    ) throws -> (paths: [Graph.Path], graph: Graph) {
        guard selection.around.isEmpty else {
            let part = try graph(selection)
            return (part.paths(from: start, to: end, count: count), part)
        }
        var near = selection
        near.around = [start, end]
        near.depth = 1
        var relations = -1
        while true {
            let part = try graph(near)
            let paths = part.paths(from: start, to: end, count: count)
            // No entity of a chain of n relations is more than n / 2 away from the nearer end.
            let isWithin = paths.allSatisfy { $0.steps.count <= 2 * near.depth + 1 }
            let isEnough =
                switch count {
                case .shortest: !paths.isEmpty
                case .exactly(let count): paths.count == count
                }
            if isWithin && isEnough || part.relations.count == relations { return (paths, part) }
            relations = part.relations.count
            near.depth += 1
        }
    }
}

/// A graph in memory, with its names at hand.
public struct IndexedGraph: GraphQuestions, Sendable {
    public let graph: Graph
    private let names: NameIndex

    public init(_ graph: Graph) {
        self.graph = graph
        names = NameIndex(graph.entities)
    }

    public func entity(named name: String) throws -> Entity { try names.entity(named: name) }

    public func graph(_ selection: Selection) -> Graph { graph.selecting(selection) }
}
