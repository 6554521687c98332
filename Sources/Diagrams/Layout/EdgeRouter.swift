/// Draws edges as gentle arcs between nodes whose places are fixed, and finds the place of each label on its arc.
///
/// Every edge has a list of candidates: how far the arc bends, and where along it the label sits. Edges choose in
/// turn the candidate that collides least with what the others have chosen, several rounds, until none wants to
/// change. The order and the sums are fixed, so that the same graph gives the same picture.
struct EdgeRouter {
    struct Edge {
        var from: Int
        var to: Int
        var hasArrow: Bool
        var label: Size?
    }

    /// What an edge has chosen.
    private struct Choice {
        var arc: Arc
        /// The part of it in sight.
        var low: Double
        var high: Double
        var samples: [Point]
        var bounds: Box
        var label: Box?
        var labelCenter: Point?
        var ownCost: Double
    }

    let centers: [Point]
    let sizes: [Size]
    let outlines: [Outline]
    let edges: [Edge]
    /// How much the choices collide, after ``route()``.
    private(set) var cost = 0.0
    private var choices: [Choice?]

    /// Beyond this, only edges between the same nodes are kept apart.
    static let maximumOptimized = 260

    private static let bends = [0.0, 0.07, -0.07, 0.14, -0.14, 0.22, -0.22, 0.32, -0.32, 0.44, -0.44]
    private static let positions = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73]
    private static let steps = 16

    init(centers: [Point], sizes: [Size], outlines: [Outline], edges: [Edge]) {
        (self.centers, self.sizes, self.outlines, self.edges) = (centers, sizes, outlines, edges)
        choices = Array(repeating: nil, count: edges.count)
    }

    mutating func route() -> [Placement.Edge] {
        if edges.count <= Self.maximumOptimized {
            optimize()
        } else {
            fanOut()
        }
        cost = choices.reduce(0) { $0 + ($1?.ownCost ?? 0) }
        return edges.indices.map { number in
            guard let choice = choices[number] else {
                return Placement.Edge(curve: Curve(points: [], tip: nil), label: nil, bounds: nil)
            }
            var label: (center: Point, size: Size)?
            if let center = choice.labelCenter, let size = edges[number].label { label = (center, size) }
            return Placement.Edge(
                curve: curve(choice.arc, edges[number]), label: label, bounds: choice.bounds)
        }
    }

    private mutating func optimize() {
        let order = edges.indices.sorted { a, b in
            let left = length(edges[a])
            let right = length(edges[b])
            return left != right ? left < right : a < b
        }
        // An arc is the same in every round.
        let arcs = edges.map { edge in Self.bends.map { choice(edge, bend: $0) } }
        for round in 0..<5 {
            var hasChanged = false
            for number in order {
                let old = choices[number]
                choices[number] = nil
                let best = bestChoice(for: number, among: arcs[number])
                choices[number] = best
                if old?.arc != best?.arc || old?.labelCenter != best?.labelCenter { hasChanged = true }
            }
            if round > 0, !hasChanged { break }
        }
    }

    /// Too many edges to weigh against each other: those between the same two nodes get different bends.
    private mutating func fanOut() {
        var seen: [[Int]: Int] = [:]
        for (number, edge) in edges.enumerated() {
            let pair = [min(edge.from, edge.to), max(edge.from, edge.to)]
            let rank = seen[pair, default: 0]
            seen[pair] = rank + 1
            let bend = Self.bends[min(rank, Self.bends.count - 1)] * (edge.from < edge.to ? 1 : -1)
            var choice = choice(edge, bend: bend)
            place(labelOf: edge, at: 0.5, on: &choice)
            choices[number] = choice
        }
    }

    private func length(_ edge: Edge) -> Double { (centers[edge.to] - centers[edge.from]).length }

    /// The curve alone, without its label.
    private func choice(_ edge: Edge, bend: Double) -> Choice {
        // Long edges bend less for their length, or they would sweep over the whole page.
        let reach = length(edge)
        let scale = reach > 260 ? 260 + (reach - 260) * 0.45 : max(reach, 90)
        let arc = Arc(from: centers[edge.from], to: centers[edge.to], bend: bend * scale)
        let (low, high) = visiblePart(arc, edge)
        let samples = (0...Self.steps).map {
            arc.point(at: low + (high - low) * Double($0) / Double(Self.steps))
        }
        let bounds = Box(samples) ?? Box(center: samples[0], size: Size(width: 0, height: 0))
        return Choice(arc: arc, low: low, high: high, samples: samples, bounds: bounds, ownCost: 0)
    }

    private func place(labelOf edge: Edge, at position: Double, on choice: inout Choice) {
        guard let size = edge.label else { return }
        let center = choice.arc.point(at: choice.low + (choice.high - choice.low) * position)
        choice.labelCenter = center
        choice.label = Box(center: center, size: size, margin: 1.5)
    }

    private func bestChoice(for number: Int, among arcs: [Choice]) -> Choice? {
        let edge = edges[number]
        var best: Choice?
        for (bend, arc) in zip(Self.bends, arcs) {
            var candidate = arc
            let bendCost = 26 * abs(bend)
            let limit = best?.ownCost ?? .infinity
            let curveCost = costOfCurve(candidate, number, limit: limit - bendCost) + bendCost
            if limit <= curveCost { continue }
            for position in Self.positions {
                place(labelOf: edge, at: position, on: &candidate)
                let ownCost = curveCost + 14 * abs(position - 0.5)
                let limit = best?.ownCost ?? .infinity
                candidate.ownCost = ownCost + costOfLabel(candidate, number, limit: limit - ownCost)
                if candidate.ownCost < limit { best = candidate }
                if edge.label == nil { break }
            }
        }
        return best
    }

    /// Running over nodes and labels, along other curves, and crossing them.
    ///
    /// - Parameter limit: from which on the sum does not matter.
    private func costOfCurve(_ choice: Choice, _ number: Int, limit: Double) -> Double {
        let edge = edges[number]
        var cost = 0.0
        for node in centers.indices where node != edge.from && node != edge.to {
            let box = Box(center: centers[node], size: sizes[node], margin: 4)
            guard box.touches(choice.bounds) else { continue }
            cost += 26 * Double(choice.samples.count { box.contains($0) })
        }
        for other in choices.indices where other != number {
            if cost >= limit { return cost }
            guard let taken = choices[other],
                taken.bounds.touches(choice.bounds) || taken.label?.touches(choice.bounds) == true
            else { continue }
            if let label = taken.label, label.touches(choice.bounds) {
                cost += 7 * Double(choice.samples.count { label.contains($0) })
            }
            cost += costOfMeeting(choice, taken, edge, edges[other])
        }
        return cost
    }

    private func costOfMeeting(_ one: Choice, _ two: Choice, _ first: Edge, _ second: Edge) -> Double {
        var cost = 0.0
        let sharesEnds =
            (first.from, first.to) == (second.from, second.to)
            || (first.from, first.to) == (second.to, second.from)
        let near = sharesEnds ? 14.0 : 7.0
        let price = sharesEnds ? 7.0 : 2.0
        // The innermost loop of all: by index, for that is several times as fast.
        one.samples.withUnsafeBufferPointer { mine in
            two.samples.withUnsafeBufferPointer { others in
                for i in 3..<(mine.count - 3) {
                    let sample = mine[i]
                    guard two.bounds.contains(sample, within: near) else { continue }
                    for j in 2..<(others.count - 2)
                    where abs(others[j].x - sample.x) < near && abs(others[j].y - sample.y) < near {
                        cost += price
                        break
                    }
                }
            }
        }
        return cost
    }

    private func costOfLabel(_ choice: Choice, _ number: Int, limit: Double) -> Double {
        guard let label = choice.label else { return 0 }
        var cost = 0.0
        // Of a short edge, enough must stay in sight on both sides of its label.
        let hidden = choice.samples.count { label.contains($0) }
        let length = zip(choice.samples, choice.samples.dropFirst()).reduce(0) { $0 + ($1.1 - $1.0).length }
        let seen = length * (1 - Double(hidden) / Double(Self.steps))
        if seen < 36 { cost += 2 * (36 - seen) }
        let arrow = Box(center: choice.samples[Self.steps], size: Size(width: 18, height: 18))
        if edges[number].hasArrow, label.overlap(arrow) > 0 { cost += 30 }
        for node in centers.indices {
            let overlap = label.overlap(Box(center: centers[node], size: sizes[node], margin: 3))
            if overlap > 0 { cost += 60 + overlap }
        }
        for other in choices.indices where other != number {
            if cost >= limit { return cost }
            guard let taken = choices[other] else { continue }
            if let box = taken.label {
                let overlap = label.overlap(box)
                if overlap > 0 { cost += 60 + overlap }
            }
            if taken.bounds.touches(label) {
                cost += 6 * Double(taken.samples.count { label.contains($0) })
            }
        }
        return cost
    }

    /// The part of an arc outside both of its nodes, with a little air.
    private func visiblePart(_ arc: Arc, _ edge: Edge) -> (Double, Double) {
        func inside(_ t: Double, _ node: Int) -> Bool {
            outlines[node].contains(arc.point(at: t), center: centers[node], size: sizes[node], gap: 1.5)
        }
        // Where nodes stand close, half-way may lie within one of them: find the crossing by steps first.
        let step = 1.0 / 24
        var low = (inside: 0.0, outside: step)
        while low.outside < 0.9, inside(low.outside, edge.from) {
            low = (low.outside, low.outside + step)
        }
        var high = (inside: 1.0, outside: 1 - step)
        while high.outside > low.outside + step, inside(high.outside, edge.to) {
            high = (high.outside, high.outside - step)
        }
        for _ in 0..<10 {
            let middle = (low.inside + low.outside) / 2
            if inside(middle, edge.from) { low.inside = middle } else { low.outside = middle }
            let other = (high.inside + high.outside) / 2
            if inside(other, edge.to) { high.inside = other } else { high.outside = other }
        }
        return (low.outside, high.outside)
    }

    /// A cubic that ends where its arrowhead begins.
    private func curve(_ arc: Arc, _ edge: Edge) -> Curve {
        let (low, high) = visiblePart(arc, edge)
        guard edge.hasArrow else { return Curve(points: arc.cubic(from: low, to: high), tip: nil) }
        let tip = arc.point(at: high)
        var shaft = high
        while shaft > low + 0.02, (arc.point(at: shaft) - tip).length < Self.arrowLength { shaft -= 0.005 }
        return Curve(points: arc.cubic(from: low, to: shaft), tip: tip)
    }

    /// In points; that of Graphviz for `arrowsize` 0.7.
    private static let arrowLength = 7.0
}
