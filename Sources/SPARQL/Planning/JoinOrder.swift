/// In which order the parts of a group are joined: from each likely beginning, always the part that makes fewest rows;
/// the order in which least is done wins.
struct JoinOrder {
    private let parts: [PartProfile]
    private let bound: SlotSet
    private let rows: Double
    private let costs: PlanCosts

    init(_ parts: [PartProfile], given input: PlanNode, _ costs: PlanCosts) {
        self.costs = costs
        self.parts = parts
        bound = input.certain
        rows = input.rows
    }

    /// Beginnings tried, those with the fewest rows first.
    private static let beginnings = 6

    func best() -> [Int] {
        if parts.count < 2 { return Array(parts.indices) }
        let starts = parts.indices.filter { isReady($0, bound) }
            .sorted { parts[$0].fanout(bound) < parts[$1].fanout(bound) }
        var best: (order: [Int], work: Double)?
        for start in starts.prefix(Self.beginnings) {
            let found = order(from: start)
            if found.work < best?.work ?? .infinity { best = found }
        }
        return best?.order ?? Array(parts.indices)
    }

    private func isReady(_ part: Int, _ bound: SlotSet) -> Bool {
        parts[part].needs.map(bound.contains) ?? true
    }

    private func order(from start: Int) -> (order: [Int], work: Double) {
        var order: [Int] = []
        var left = Array(parts.indices)
        var bound = bound
        var rows = rows
        var work = 0.0
        var next: Int? = start
        while let part = next {
            let seeks = rows * costs.seek
            let isConnected = !parts[part].slots.isDisjoint(with: bound)
            work +=
                parts[part].isScan && isConnected
                ? min(seeks, parts[part].all * (1 + costs.insert) + rows * costs.probe) : seeks
            rows *= parts[part].fanout(bound)
            work += rows
            bound.formUnion(parts[part].slots)
            order.append(part)
            left.removeAll { $0 == part }
            next = least(of: left, bound)
        }
        return (order, left.isEmpty ? work : .infinity)
    }

    /// The part that makes fewest rows, those first that share a slot with what there is.
    private func least(of left: [Int], _ bound: SlotSet) -> Int? {
        let ready = left.filter { isReady($0, bound) }
        let connected = ready.filter {
            parts[$0].slots.isEmpty || !parts[$0].slots.isDisjoint(with: bound)
        }
        return (connected.isEmpty ? ready : connected)
            .min { parts[$0].fanout(bound) < parts[$1].fanout(bound) } ?? left.first
    }
}
