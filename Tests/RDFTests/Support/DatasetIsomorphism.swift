import RDF

/// Whether datasets differ in nothing but the labels of their blank nodes (RDF 1.1 Concepts, section 3.6).
///
/// Blank nodes get colors from what is said of them, again and again, until no more can be told apart; of
/// those that are left alike, one is paired with each of its likes in turn.
struct DatasetIsomorphism {
    private typealias Colors = [BlankNode: Int]

    private let a: Set<Quad>
    private let b: Set<Quad>

    static func holds(_ a: some Sequence<Quad>, _ b: some Sequence<Quad>) -> Bool {
        DatasetIsomorphism(a: Set(a.map(normalized)), b: Set(b.map(normalized))).holds
    }

    /// Language tags do not differ in case.
    private static func normalized(_ quad: Quad) -> Quad {
        guard case .literal(let literal) = quad.triple.object, let language = literal.language,
            let lower = try? Literal(literal.lexical, language: language.lowercased())
        else { return quad }
        return Quad(quad.triple.subject, quad.triple.predicate, .literal(lower), graph: quad.graph)
    }

    private init(a: Set<Quad>, b: Set<Quad>) {
        self.a = a
        self.b = b
    }

    private var holds: Bool {
        guard a.count == b.count else { return false }
        func start(_ quads: Set<Quad>) -> Colors {
            Dictionary(
                quads.flatMap(Self.blankNodes).map { ($0, 0) }, uniquingKeysWith: { first, _ in first })
        }
        return matches(start(a), start(b))
    }

    private func matches(_ colorsOfA: Colors, _ colorsOfB: Colors) -> Bool {
        let colorsOfA = Self.refined(colorsOfA, a)
        let colorsOfB = Self.refined(colorsOfB, b)
        let classesOfA = Dictionary(grouping: colorsOfA.keys) { colorsOfA[$0] ?? 0 }
        let classesOfB = Dictionary(grouping: colorsOfB.keys) { colorsOfB[$0] ?? 0 }
        guard classesOfA.mapValues(\.count) == classesOfB.mapValues(\.count) else { return false }
        let open = classesOfA.filter { $0.value.count > 1 }.min { $0.value.count < $1.value.count }
        guard let (color, likes) = open else { return same(classesOfA, classesOfB) }
        return (classesOfB[color] ?? []).contains { candidate in
            var (nextOfA, nextOfB) = (colorsOfA, colorsOfB)
            nextOfA[likes[0]] = color &+ 1
            nextOfB[candidate] = color &+ 1
            return matches(nextOfA, nextOfB)
        }
    }

    /// Whether a's quads are b's, with the blank nodes of a color for each other.
    private func same(_ classesOfA: [Int: [BlankNode]], _ classesOfB: [Int: [BlankNode]]) -> Bool {
        var map: [BlankNode: BlankNode] = [:]
        for (color, nodes) in classesOfA { map[nodes[0]] = classesOfB[color]?[0] }
        func mapped(_ resource: Resource) -> Resource {
            if case .blank(let node) = resource { .blank(map[node] ?? node) } else { resource }
        }
        return b
            == Set(
                a.map { quad in
                    var object = quad.triple.object
                    if case .blank(let node) = object { object = .blank(map[node] ?? node) }
                    return Quad(
                        mapped(quad.triple.subject), quad.triple.predicate, object,
                        graph: quad.graph.map(mapped))
                })
    }

    private static func refined(_ start: Colors, _ quads: Set<Quad>) -> Colors {
        var colors = start
        var count = Set(colors.values).count
        while true {
            var sums: Colors = [:]
            for quad in quads {
                for node in Set(blankNodes(quad)) {
                    sums[node, default: 0] &+= signature(quad, of: node, colors)
                }
            }
            var next: Colors = [:]
            for (node, color) in colors {
                var hasher = Hasher()
                hasher.combine(color)
                hasher.combine(sums[node])
                next[node] = hasher.finalize()
            }
            colors = next
            let newCount = Set(colors.values).count
            if newCount == count { return colors }
            count = newCount
        }
    }

    /// A quad as it looks from one of its blank nodes.
    private static func signature(_ quad: Quad, of node: BlankNode, _ colors: Colors) -> Int {
        var hasher = Hasher()
        func combine(_ other: BlankNode) {
            hasher.combine(other == node)
            hasher.combine(colors[other])
        }
        func combine(_ resource: Resource?) {
            if case .blank(let other)? = resource { combine(other) } else { hasher.combine(resource) }
        }
        combine(quad.triple.subject)
        hasher.combine(quad.triple.predicate)
        if case .blank(let other) = quad.triple.object {
            combine(other)
        } else {
            hasher.combine(quad.triple.object)
        }
        combine(quad.graph)
        return hasher.finalize()
    }

    private static func blankNodes(_ quad: Quad) -> [BlankNode] {
        var nodes: [BlankNode] = []
        if case .blank(let node) = quad.triple.subject { nodes.append(node) }
        if case .blank(let node) = quad.triple.object { nodes.append(node) }
        if case .blank(let node)? = quad.graph { nodes.append(node) }
        return nodes
    }
}
