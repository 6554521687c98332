/// Moves the nodes of a spring layout to where a page wants them: wide rather than tall, and without parts that
/// hang far out for no reason.
struct Spacing {
    /// Looking for branches takes time that grows with the square of the graph.
    static let maximumForBranches = 250

    private(set) var centers: [Point]
    private let sizes: [Size]
    private let edges: [EdgeRouter.Edge]

    init(centers: [Point], sizes: [Size], edges: [EdgeRouter.Edge]) {
        (self.centers, self.sizes, self.edges) = (centers, sizes, edges)
    }

    /// The places of the nodes, from those that the engine found.
    static func improve(_ centers: [Point], sizes: [Size], edges: [EdgeRouter.Edge]) -> [Point] {
        var spacing = Spacing(centers: centers, sizes: sizes, edges: edges)
        guard centers.count > 2 else { return spacing.levelled() }
        if centers.count <= Self.maximumForBranches { spacing.pullBranchesIn() }
        if centers.count <= Self.maximumForBranches { spacing.pullPartsIn() }
        spacing.stretch()
        return spacing.centers
    }

    /// Two nodes stand side by side, with room for the label.
    private func levelled() -> [Point] {
        guard centers.count == 2 else { return centers }
        let label = edges.compactMap(\.label?.width).max() ?? 40
        let reach = (sizes[0].width + sizes[1].width) / 2 + label + 70
        return [Point(x: 0, y: 0), Point(x: reach, y: 0)]
    }

    /// Where a single neighbour holds a part of the graph, the part comes as near as the labels let it, if
    /// nothing else stands there.
    private mutating func pullBranchesIn() {
        for bridge in bridges() {
            let away = centers[bridge.end] - centers[bridge.anchor]
            let length = max(away.length, 1)
            let direction = away * (1 / length)
            let mine = edges.filter {
                Set([$0.from, $0.to]) == Set([bridge.anchor, bridge.end])
            }
            let label = mine.compactMap(\.label).reduce(Size(width: 30, height: 10)) {
                Size(width: max($0.width, $1.width), height: max($0.height, $1.height))
            }
            // How much of the way the two nodes and the label cover, in this direction.
            let cover =
                Self.reach(sizes[bridge.end], direction) + Self.reach(sizes[bridge.anchor], direction)
                + 2 * Self.reach(label, direction)
            let others = centers.indices.filter { !bridge.branch.contains($0) }
            var wanted = cover + 48 * Double(min(mine.count, 3))
            while wanted < length {
                let shift = direction * (wanted - length)
                let isFree = bridge.branch.allSatisfy { node in
                    let box = Box(center: centers[node] + shift, size: sizes[node], margin: 18)
                    return others.allSatisfy { !box.touches(Box(center: centers[$0], size: sizes[$0])) }
                }
                if isFree {
                    for node in bridge.branch { centers[node] = centers[node] + shift }
                    break
                }
                wanted += 8
            }
        }
    }

    /// Parts that nothing joins to the largest one come near it.
    private mutating func pullPartsIn() {
        let parts = self.parts()
        guard parts.count > 1, let main = parts.first else { return }
        var placed = main
        for part in parts.dropFirst() {
            let from = middle(part)
            let away = from - middle(main)
            let length = max(away.length, 1)
            let boxes = placed.map { Box(center: centers[$0], size: sizes[$0], margin: 44) }
            var best = Point(x: 0, y: 0)
            for step in stride(from: 0.0, to: length, by: 10) {
                let shift = away * (-step / length)
                // The whole part is kept clear, for its edges run within its box.
                guard let whole = bounds(part, shift: shift), !boxes.contains(where: whole.touches) else {
                    break
                }
                best = shift
            }
            for node in part { centers[node] = centers[node] + best }
            placed += part
        }
    }

    /// The connected parts, the largest first.
    private func parts() -> [[Int]] {
        var part = Array(centers.indices)
        func root(_ node: Int) -> Int {
            var node = node
            while part[node] != node { node = part[node] }
            return node
        }
        for edge in edges {
            let (a, b) = (root(edge.from), root(edge.to))
            part[max(a, b)] = min(a, b)
        }
        let groups = Dictionary(grouping: centers.indices, by: root)
        return groups.sorted {
            $0.value.count != $1.value.count ? $0.value.count > $1.value.count : $0.key < $1.key
        }
        .map(\.value)
    }

    private func bounds(_ nodes: [Int], shift: Point = Point(x: 0, y: 0)) -> Box? {
        guard let first = nodes.first else { return nil }
        return nodes.reduce(Box(center: centers[first] + shift, size: sizes[first])) {
            $0.union(Box(center: centers[$1] + shift, size: sizes[$1]))
        }
    }

    private func middle(_ nodes: [Int]) -> Point {
        guard let box = bounds(nodes) else { return Point(x: 0, y: 0) }
        return Point(x: (box.minX + box.maxX) / 2, y: (box.minY + box.maxY) / 2)
    }

    /// Two neighbours whose separation would cut a part off, the smaller part being the branch.
    private struct Bridge {
        var anchor: Int
        var end: Int
        var branch: Set<Int>
    }

    /// The bridges, those with the largest branch first.
    private func bridges() -> [Bridge] {
        var neighbours = Array(repeating: Set<Int>(), count: centers.count)
        var pairs: [[Int]] = []
        for edge in edges where neighbours[edge.from].insert(edge.to).inserted {
            neighbours[edge.to].insert(edge.from)
            pairs.append([edge.from, edge.to])
        }
        func side(of start: Int, without other: Int) -> Set<Int> {
            var found: Set<Int> = [start]
            var open = [start]
            while let node = open.popLast() {
                for next in neighbours[node] where !(node == start && next == other) {
                    if found.insert(next).inserted { open.append(next) }
                }
            }
            return found
        }
        let bridges = pairs.compactMap { pair -> Bridge? in
            let first = side(of: pair[0], without: pair[1])
            guard !first.contains(pair[1]) else { return nil }
            let second = side(of: pair[1], without: pair[0])
            return first.count < second.count
                ? Bridge(anchor: pair[1], end: pair[0], branch: first)
                : Bridge(anchor: pair[0], end: pair[1], branch: second)
        }
        return bridges.enumerated().sorted { a, b in
            let (left, right) = (a.element.branch.count, b.element.branch.count)
            return left != right ? left > right : a.offset < b.offset
        }.map(\.element)
    }

    /// How far a box reaches from its middle in a direction.
    private static func reach(_ size: Size, _ direction: Point) -> Double {
        min(
            size.width / 2 / max(abs(direction.x), 0.001), size.height / 2 / max(abs(direction.y), 0.001))
    }

    /// Text runs sideways and so do pages: a tall drawing is widened, a strip is heightened.
    private mutating func stretch() {
        guard let first = centers.first else { return }
        var box = Box(center: first, size: sizes[0])
        for (center, size) in zip(centers, sizes) { box = box.union(Box(center: center, size: size)) }
        let ratio = box.width / max(box.height, 1)
        let wide = min(max(1.4 / ratio, 1.06), 1.35)
        let high = min(max(ratio / 1.7, 1), 1.3)
        centers = centers.map { Point(x: $0.x * wide, y: $0.y * high) }
    }
}
