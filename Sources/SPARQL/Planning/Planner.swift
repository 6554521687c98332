import RDF

/// What all parts of one plan share.
final class PlanContext {
    let book: TermBook
    let table: SlotTable
    /// What a pattern outside `GRAPH` is matched against.
    let standardGraphs: NumberedPattern.Graphs
    let costs: PlanCosts
    private var seeds = 0

    init(book: TermBook, table: SlotTable, standardGraphs: NumberedPattern.Graphs, costs: PlanCosts) {
        self.book = book
        self.table = table
        self.standardGraphs = standardGraphs
        self.costs = costs
    }

    func newSeed() -> SeedID {
        seeds += 1
        return SeedID(number: seeds)
    }
}

/// Chooses how a pattern is evaluated: in which order parts are joined, and how.
///
/// Parts are joined by looking up for each row what fits it (the row is the seed of the part's plan), or by a table of
/// the part's own solutions; the estimates of the source decide.
struct Planner {
    let context: PlanContext
    /// Where plans begin that get no rows: one empty row, or within `EXISTS` the row that it is asked for.
    let root: PlanNode
    /// The slots that the root binds: constants, as far as the pattern is concerned (section 18.6, substitution).
    let rootCertain: SlotSet
    /// The rows that are wanted of the pattern where few are: tables that must be filled first do not pay.
    var wanted: Double?

    init(_ context: PlanContext) {
        self.context = context
        root = PlanNode(
            .unit, rows: 1, cost: 0, certain: SlotSet(), possible: SlotSet(), hasSeed: false)
        rootCertain = SlotSet()
    }

    private init(_ context: PlanContext, root: PlanNode) {
        self.context = context
        self.root = root
        rootCertain = root.certain
    }

    private var costs: PlanCosts { context.costs }

    /// The plan of a pattern by itself.
    func plan(_ node: Node) throws -> PlanNode { try plan(node, root) }

    /// The plan of a pattern, joined with the rows of `input`.
    func plan(_ node: Node, _ input: PlanNode) throws -> PlanNode {
        switch node.kind {
        case .unit: return input
        case .scan(let pattern):
            let profile = try PartProfile(node, context)
            return scan(input, pattern, profile)
        case .closure(let pattern): return try closure(input, pattern, PartProfile(node, context))
        case .tripleTerm(let slot, let pattern):
            return step(
                .tripleTerm(input, slot, pattern), on: input, rows: input.rows, work: input.rows * 4,
                certain: node.certain, possible: node.possible)
        case .graphNames(let slot):
            let rows = try PartProfile(node, context).fanout(input.certain) * input.rows
            return step(
                .graphNames(input, slot), on: input, rows: rows, work: rows, certain: node.certain,
                possible: node.possible)
        case .values(let slots, let rows):
            let count = try PartProfile(node, context).fanout(input.certain) * input.rows
            return step(
                .values(input, slots, rows), on: input, rows: count, work: input.rows * Double(rows.count),
                certain: node.certain, possible: node.possible)
        case .union: return try union(node, input)
        case .join, .leftJoin, .filter, .minus, .extend: return try group(JoinGroup(node), input)
        case .graphLoop(let slot, let inner): return try graphLoop(slot, inner)
        case .group(let inner, let keys, let aggregates):
            var planner = self
            planner.wanted = nil
            return try planner.aggregation(planner.plan(inner), keys, aggregates, node)
        case .order(let inner, let conditions): return try sorted(inner, conditions, limit: nil)
        case .distinct(let inner, let slots):
            let below = try plan(inner)
            return step(
                .distinct(below, slots), on: below, rows: below.rows, work: below.rows * 4,
                certain: SlotSet(),
                possible: SlotSet())
        case .reduced(let inner, let slots):
            let below = try plan(inner)
            return step(
                .reduced(below, slots), on: below, rows: below.rows, work: below.rows, certain: SlotSet(),
                possible: SlotSet())
        case .slice(let inner, let offset, let limit): return try slice(inner, offset, limit)
        }
    }

    /// A step on top of a plan.
    private func step(
        _ kind: PlanNode.Kind, on input: PlanNode, rows: Double, work: Double, certain: SlotSet,
        possible: SlotSet, hasSeed: Bool = false
    ) -> PlanNode {
        PlanNode(
            kind, rows: rows, cost: input.cost + work, certain: input.certain.union(certain),
            possible: input.possible.union(possible), hasSeed: input.hasSeed || hasSeed)
    }

    private func seed(like input: PlanNode) -> (SeedID, PlanNode) {
        let id = context.newSeed()
        let node = PlanNode(
            .seed(id), rows: 1, cost: 0, certain: input.certain, possible: input.possible, hasSeed: true)
        return (id, node)
    }

    // MARK: - Parts

    private func scan(_ input: PlanNode, _ pattern: QuadPattern, _ profile: PartProfile) -> PlanNode {
        let rows = input.rows * profile.fanout(input.certain)
        return step(
            .scan(input, pattern), on: input, rows: rows, work: input.rows * costs.seek + rows,
            certain: pattern.slots, possible: pattern.slots)
    }

    private func closure(
        _ input: PlanNode, _ pattern: ClosurePattern, _ profile: PartProfile
    ) throws -> PlanNode {
        var input = input
        if let slot = pattern.graph.slot, !input.certain.contains(slot) {
            input = try plan(Node(.graphNames(slot)), input)
        }
        let rows = input.rows * profile.fanout(input.certain)
        return step(
            .closure(input, pattern), on: input, rows: rows, work: (input.rows + rows) * costs.seek,
            certain: pattern.slots, possible: pattern.slots)
    }

    private func union(_ node: Node, _ input: PlanNode) throws -> PlanNode {
        var branches: [Node] = []
        func collect(_ node: Node) {
            if case .union(let a, let b) = node.kind {
                collect(a)
                collect(b)
            } else {
                branches.append(node)
            }
        }
        collect(node)
        let plans: [PlanNode]
        let kind: PlanNode.Kind
        var scale = 1.0
        switch input.kind {
        case .unit, .seed:
            // Nothing to be handed round: each branch begins where the union does.
            plans = try branches.map { try plan($0, input) }
            kind = .union(nil, context.newSeed(), plans)
        default:
            let (id, given) = seed(like: input)
            plans = try branches.map { try plan($0, given) }
            kind = .union(input, id, plans)
            scale = input.rows
        }
        return PlanNode(
            kind, rows: scale * plans.reduce(0) { $0 + $1.rows },
            cost: input.cost + scale * plans.reduce(0) { $0 + $1.cost },
            certain: input.certain.union(node.certain), possible: input.possible.union(node.possible),
            hasSeed: input.hasSeed)
    }

    private func graphLoop(_ slot: Int, _ inner: Node) throws -> PlanNode {
        let bound = SlotSet([slot])
        let id = context.newSeed()
        let given = PlanNode(
            .seed(id), rows: 1, cost: 0, certain: root.certain.union(bound),
            possible: root.possible.union(bound),
            hasSeed: true)
        let below = try Planner(context, root: given).plan(inner)
        let count = Double(try context.book.source.graphs().count)
        return PlanNode(
            .graphLoop(root, slot, id, below), rows: below.rows * count, cost: below.cost * count,
            certain: below.certain, possible: below.possible, hasSeed: root.hasSeed)
    }

    // MARK: - Solution modifiers

    private func aggregation(
        _ below: PlanNode, _ keys: [Int], _ aggregates: [BoundAggregate], _ node: Node
    ) throws -> PlanNode {
        let planned = try aggregates.map { bound in
            PlannedAggregate(
                slot: bound.slot, aggregate: bound.aggregate,
                expression: try bound.expression.map { try expression($0, on: below) },
                rowSlots: bound.rowSlots)
        }
        return PlanNode(
            .group(below, keys, planned), rows: keys.isEmpty ? 1 : max(1, below.rows / 10),
            cost: below.cost + below.rows * 4, certain: node.certain, possible: node.possible,
            hasSeed: below.hasSeed)
    }

    private func sorted(_ inner: Node, _ conditions: [BoundOrder], limit: Int?) throws -> PlanNode {
        var planner = self
        planner.wanted = nil
        let below = try planner.plan(inner)
        let planned = try conditions.map {
            PlannedOrder(
                expression: try expression($0.expression, on: below), isDescending: $0.isDescending)
        }
        return step(
            .sort(below, planned, limit: limit), on: below, rows: below.rows, work: below.rows * 10,
            certain: SlotSet(), possible: SlotSet())
    }

    private func slice(_ inner: Node, _ offset: Int, _ limit: Int?) throws -> PlanNode {
        let end = limit.map { offset.addingReportingOverflow($0) }.flatMap {
            $0.overflow ? nil : $0.partialValue
        }
        let below: PlanNode
        if case .order(let unsorted, let conditions) = inner.kind {
            below = try sorted(unsorted, conditions, limit: end)
        } else {
            var planner = self
            if let end { planner.wanted = min(wanted ?? .infinity, Double(end)) }
            below = try planner.plan(inner)
        }
        return step(
            .slice(below, offset: offset, limit: limit), on: below,
            rows: min(below.rows, limit.map(Double.init) ?? .infinity), work: 0, certain: SlotSet(),
            possible: SlotSet())
    }

    // MARK: - Groups

    private func group(_ group: JoinGroup, _ input: PlanNode) throws -> PlanNode {
        var group = group
        group.useEqualities(numbering: context.book)
        var plan = input
        var pending = Array(group.steps.indices)
        /// Filters as soon as what they read is bound for good.
        func filter(_ plan: PlanNode) throws -> PlanNode {
            var plan = plan
            for index in pending {
                let step = group.steps[index]
                guard case .filter(let condition) = step.kind,
                    step.reads.intersection(step.possibleBefore).isSubset(of: plan.certain)
                else { continue }
                plan = try filtered(plan, condition)
                pending.removeAll { $0 == index }
            }
            return plan
        }
        plan = try filter(plan)
        let profiles = try group.parts.map { try PartProfile($0, context) }
        for index in JoinOrder(profiles, given: plan, costs).best() {
            plan = try filter(joined(plan, group.parts[index], profiles[index]))
        }
        for index in group.steps.indices where pending.contains(index) {
            pending.removeAll { $0 == index }
            switch group.steps[index].kind {
            case .filter(let condition): plan = try filtered(plan, condition)
            case .optional(let node, let condition): plan = try optional(plan, node, condition)
            case .extend(let slot, let bound):
                let slots = SlotSet([slot])
                plan = step(
                    .extend(plan, slot, try expression(bound, on: plan)), on: plan, rows: plan.rows,
                    work: plan.rows * 4, certain: bound.neverFails(plan.certain) ? slots : SlotSet(),
                    possible: slots)
            case .minus(let node, let shared): plan = try minus(plan, node, shared)
            }
            plan = try filter(plan)
        }
        return plan
    }

    /// Rows of a plan joined with a part: looked up row by row, or by a table of the part's solutions.
    private func joined(_ left: PlanNode, _ part: Node, _ profile: PartProfile) throws -> PlanNode {
        if case .unit = left.kind { return try plan(part, left) }
        guard part.canBeSeeded(left.possible.subtracting(rootCertain)) else {
            return hashJoin(left, try plan(part), part)
        }
        let byRow = try plan(part, left)
        let keys = left.certain.intersection(part.certain)
        // What takes a term apart has no solutions of its own.
        guard profile.needs == nil, wanted == nil, !keys.isEmpty, left.rows > costs.fewRows else {
            return byRow
        }
        // A triple pattern is read only once more for the table; of larger parts the plan tells.
        let byTable = hashJoin(left, try plan(part), part)
        return byTable.cost < byRow.cost ? byTable : byRow
    }

    private func hashJoin(_ left: PlanNode, _ right: PlanNode, _ part: Node) -> PlanNode {
        let keys = left.certain.intersection(right.certain)
        let matches =
            keys.isEmpty
            ? left.rows * right.rows : left.rows * right.rows / max(1, min(left.rows, right.rows))
        return PlanNode(
            .hashJoin(left, right, keys: keys.slots), rows: matches,
            cost: left.cost + right.cost + right.rows * costs.insert + left.rows * costs.probe + matches,
            certain: left.certain.union(right.certain), possible: left.possible.union(right.possible),
            hasSeed: left.hasSeed || right.hasSeed)
    }

    private func optional(_ left: PlanNode, _ node: Node, _ condition: BoundExpression?) throws -> PlanNode {
        let (id, given) = seed(like: left)
        var byRow: PlanNode?
        if node.canBeSeeded(left.possible.subtracting(rootCertain)) {
            var right = try plan(node, given)
            for part in condition?.conjuncts ?? [] { right = try filtered(right, part) }
            byRow = PlanNode(
                .optional(left, id, right, ordinal: context.table.add("ordinal")),
                rows: max(left.rows, left.rows * right.rows), cost: left.cost + left.rows * (right.cost + 1),
                certain: left.certain, possible: left.possible.union(right.possible), hasSeed: left.hasSeed)
            let keys = left.certain.intersection(node.certain)
            if wanted != nil || keys.isEmpty || left.rows <= costs.fewRows { return byRow! }
        }
        let right = try plan(node)
        let keys = left.certain.intersection(right.certain)
        let merged = PlanNode(
            .unit, rows: 1, cost: 0, certain: left.certain.union(right.certain),
            possible: left.possible.union(right.possible), hasSeed: left.hasSeed)
        let byTable = PlanNode(
            .hashOptional(
                left, right, keys: keys.slots, try condition.map { try expression($0, on: merged) }),
            rows: max(left.rows, byRow?.rows ?? 0),
            cost: left.cost + right.cost + right.rows * costs.insert + left.rows * (costs.probe + 1),
            certain: left.certain, possible: left.possible.union(right.possible),
            hasSeed: left.hasSeed || right.hasSeed)
        guard let byRow, byRow.cost <= byTable.cost else { return byTable }
        return byRow
    }

    private func minus(_ left: PlanNode, _ node: Node, _ shared: SlotSet) throws -> PlanNode {
        // Without a slot in common nothing can be taken away.
        if shared.isEmpty { return left }
        let right = try plan(node)
        let keys = left.certain.intersection(right.certain).intersection(shared)
        let byTable = PlanNode(
            .minus(left, right, keys: keys.slots, shared: shared.slots), rows: left.rows * 0.5,
            cost: tableCost(left, right), certain: left.certain, possible: left.possible,
            hasSeed: left.hasSeed || right.hasSeed)
        // Where all that is shared is bound on both sides, it is NOT EXISTS.
        guard keys == shared, node.canBeSeeded(left.possible.subtracting(rootCertain)) else { return byTable }
        let byRow = exists(left, try pattern(node, on: left), isNegated: true)
        return wanted == nil && byTable.cost < byRow.cost ? byTable : byRow
    }

    private func tableCost(_ left: PlanNode, _ right: PlanNode) -> Double {
        left.cost + right.cost + right.rows * costs.insert + left.rows * costs.probe
    }

    private func filtered(_ below: PlanNode, _ condition: BoundExpression) throws -> PlanNode {
        switch condition.expression {
        case .exists(let algebra): return try exists(below, algebra, condition, isNegated: false)
        case .not(.exists(let algebra)): return try exists(below, algebra, condition, isNegated: true)
        default:
            return step(
                .filter(below, try expression(condition, on: below)), on: below, rows: below.rows * 0.5,
                work: below.rows * 4, certain: SlotSet(), possible: SlotSet())
        }
    }

    private func exists(
        _ below: PlanNode, _ algebra: Algebra, _ bound: BoundExpression, isNegated: Bool
    ) throws -> PlanNode {
        let node = try Resolver(book: context.book).resolve(algebra, bound.scope, bound.graph)
        let byRow = exists(below, try pattern(node, on: below), isNegated: isNegated)
        // A table will do where the pattern means the same by itself and what it shares is surely bound.
        let shared = below.possible.intersection(node.possible)
        guard wanted == nil, !shared.isEmpty, below.rows > costs.fewRows,
            shared.isSubset(of: below.certain.intersection(node.certain)),
            node.canBeSeeded(below.possible.subtracting(rootCertain)),
            node.allReads.intersection(below.possible).isSubset(of: node.certain)
        else { return byRow }
        let right = try plan(node)
        let byTable = PlanNode(
            .existsByTable(below, right, keys: shared.slots, isNegated: isNegated), rows: below.rows * 0.5,
            cost: tableCost(below, right), certain: below.certain, possible: below.possible,
            hasSeed: below.hasSeed || right.hasSeed)
        return byTable.cost < byRow.cost ? byTable : byRow
    }

    private func exists(_ below: PlanNode, _ pattern: PlannedPattern, isNegated: Bool) -> PlanNode {
        step(
            .exists(below, pattern, isNegated: isNegated), on: below, rows: below.rows * 0.5,
            work: below.rows * (2 + pattern.plan.cost), certain: SlotSet(), possible: SlotSet())
    }

    // MARK: - Expressions

    private func expression(_ bound: BoundExpression, on input: PlanNode) throws -> PlannedExpression {
        var algebras: [Algebra] = []
        let compiled = bound.expression.compiled(
            slot: bound.scope.slot,
            exists: { algebra in
                algebras.append(algebra)
                return algebras.count - 1
            })
        return PlannedExpression(
            compiled: compiled,
            patterns: try algebras.map { algebra in
                let node = try Resolver(book: context.book).resolve(algebra, bound.scope, bound.graph)
                return try pattern(node, on: input)
            },
            source: bound.expression)
    }

    private func pattern(_ node: Node, on input: PlanNode) throws -> PlannedPattern {
        let (id, given) = seed(like: input)
        var planner = Planner(context, root: given)
        planner.wanted = 1
        return PlannedPattern(seed: id, plan: try planner.plan(node))
    }
}

/// What steps cost beside the row of a scan, which is 1. They are set by hand: over SQLite a look-up was measured to take
/// some 4 to 15 times a row, by how near it is to the one before.
struct PlanCosts: Sendable {
    var seek = 8.0
    var insert = 4.0
    var probe = 2.0
    /// For no more rows than this a table is not thought of.
    var fewRows = 8.0
}
