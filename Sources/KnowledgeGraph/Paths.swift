extension Graph {
    /// A chain of relations; each joins the entity before it to the one after it, in either direction.
    public struct Path: Sendable, Hashable {
        /// Entity ids from start to end, one more than there are relations.
        public var entities: [String]
        public var relations: [Relation]
    }

    /// The shortest chains between two entities, over relations in either direction.
    ///
    /// - Parameter limit: how many chains to give at most, when several are as short.
    /// - Returns: chains of equal length; empty when the two are not connected or are the same.
    public func shortestPaths(from start: String, to end: String, limit: Int = 5) -> [Path] {
        guard start != end, limit > 0 else { return [] }
        var edges: [String: [Relation]] = [:]
        for relation in relations {
            edges[relation.subject, default: []].append(relation)
            edges[relation.object, default: []].append(relation)
        }
        // Breadth first from the end, so that every step from the start can only come nearer.
        var distance = [end: 0]
        var frontier = [end]
        while !frontier.isEmpty, distance[start] == nil {
            var next: [String] = []
            for id in frontier {
                for relation in edges[id] ?? [] {
                    let other = relation.other(than: id)
                    if distance[other] == nil {
                        distance[other] = (distance[id] ?? 0) + 1
                        next.append(other)
                    }
                }
            }
            frontier = next
        }
        guard let length = distance[start] else { return [] }
        var paths = [Path(entities: [start], relations: [])]
        for remaining in stride(from: length - 1, through: 0, by: -1) {
            var longer: [Path] = []
            for path in paths {
                guard let tip = path.entities.last else { continue }
                for relation in edges[tip] ?? [] {
                    let other = relation.other(than: tip)
                    guard distance[other] == remaining, longer.count < limit else { continue }
                    longer.append(
                        Path(entities: path.entities + [other], relations: path.relations + [relation]))
                }
            }
            paths = longer
        }
        return paths
    }
}
