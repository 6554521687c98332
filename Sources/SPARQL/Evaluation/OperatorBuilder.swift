/// Makes operators of a plan.
struct OperatorBuilder {
    let context: PlanContext
    let expressions: ExpressionContext
    let budget: Budget
    private let seeds = SeedTable()

    private final class SeedTable { var seeds: [SeedID: Seed] = [:] }

    init(_ context: PlanContext, expressions: ExpressionContext, budget: Budget) {
        self.context = context
        self.expressions = expressions
        self.budget = budget
    }

    private var width: Int { context.table.count }
    private var book: TermBook { context.book }

    func build(_ plan: PlanNode) throws -> Operator {
        let made = try operation(plan)
        plan.running = made
        return made
    }

    private func input(_ plan: PlanNode) throws -> InputRows { InputRows(try build(plan), width: width) }

    private func newSeed(_ id: SeedID) -> Seed {
        let seed = Seed(width: width)
        seeds.seeds[id] = seed
        return seed
    }

    private func operation(_ plan: PlanNode) throws -> Operator {
        switch plan.kind {
        case .unit: return UnitOperator()
        case .seed(let id): return SeedOperator(seeds.seeds[id] ?? newSeed(id))
        case .scan(let below, let pattern):
            return ScanOperator(
                try input(below), pattern, standardGraphs: context.standardGraphs,
                cursor: try book.source.makeCursor(), budget: budget)
        case .closure(let below, let pattern):
            return ClosureOperator(
                try input(below), pattern, standardGraphs: context.standardGraphs,
                walker: try PathWalker(book.source, budget: budget))
        case .tripleTerm(let below, let slot, let pattern):
            return TripleTermOperator(try input(below), slot, pattern, book: book)
        case .graphNames(let below, let slot):
            return GraphNamesOperator(try input(below), slot, names: try names())
        case .graphLoop(let below, let slot, let id, let inner):
            let seed = newSeed(id)
            return GraphLoopOperator(
                try input(below), slot, names: try names(), seed: seed, try build(inner), width: width)
        case .hashJoin(let left, let right, let keys):
            return HashJoinOperator(
                try input(left), try build(right), columns: right.possible.slots, keys: keys,
                isOptional: false,
                condition: nil, rebuilds: right.hasSeed, budget: budget)
        case .hashOptional(let left, let right, let keys, let condition):
            return HashJoinOperator(
                try input(left), try build(right), columns: right.possible.slots, keys: keys,
                isOptional: true,
                condition: try condition.map(runner), rebuilds: right.hasSeed, budget: budget)
        case .optional(let left, let id, let right, let ordinal):
            let left = try build(left)
            let seed = newSeed(id)
            return OptionalOperator(left, try build(right), seed: seed, ordinal: ordinal, width: width)
        case .minus(let left, let right, let keys, let shared):
            return MinusOperator(
                try input(left), try build(right), shared: shared, keys: keys, keepsMatches: false,
                rebuilds: right.hasSeed, budget: budget)
        case .existsByTable(let left, let right, let keys, let isNegated):
            return MinusOperator(
                try input(left), try build(right), shared: keys, keys: keys, keepsMatches: !isNegated,
                rebuilds: right.hasSeed, budget: budget)
        case .filter(let below, let condition):
            return FilterOperator(
                try input(below), try runner(condition), context: expressions, budget: budget)
        case .exists(let below, let pattern, let isNegated):
            return ExistsOperator(
                try input(below), try runner(pattern), isNegated: isNegated, budget: budget)
        case .extend:
            let (below, bindings) = try extensions(plan)
            return ExtendOperator(try input(below), bindings, context: expressions, budget: budget)
        case .values(let below, let slots, let rows): return ValuesOperator(try input(below), slots, rows)
        case .union(let below, let id, let branches):
            let below = try below.map(build)
            let seed = newSeed(id)
            return UnionOperator(below, seed: seed, try branches.map(build), width: width)
        case .group(let below, let keys, let aggregates):
            return GroupOperator(
                try build(below), keys: keys, try aggregates.map(column), width: width, context: expressions,
                budget: budget)
        case .sort(let below, let conditions, let limit):
            return SortOperator(
                try build(below), try conditions.map { (try runner($0.expression), $0.isDescending) },
                limit: limit, width: width, context: expressions, budget: budget)
        case .distinct(let below, let slots):
            return DistinctOperator(try input(below), slots, budget: budget)
        case .reduced(let below, let slots): return ReducedOperator(try input(below), slots)
        case .slice(let below, let offset, let limit):
            return SliceOperator(try build(below), offset: offset, limit: limit)
        }
    }

    /// `BIND` after `BIND` is one operator.
    private func extensions(
        _ plan: PlanNode
    ) throws -> (PlanNode, [(slot: Int, expression: ExpressionRunner)]) {
        guard case .extend(let below, let slot, let expression) = plan.kind else { return (plan, []) }
        let (first, bindings) = try extensions(below)
        return (first, bindings + [(slot, try runner(expression))])
    }

    private func column(_ planned: PlannedAggregate) throws -> AggregateColumn {
        let aggregate = planned.aggregate
        let runner = try planned.expression.map(runner)
        if case .count = aggregate.function, runner == nil || runner?.slot != nil {
            let bound = runner?.slot
            return CountColumn(
                slot: planned.slot, bound: bound,
                distinct: aggregate.isDistinct ? bound.map { [$0] } ?? planned.rowSlots : nil, book: book,
                budget: budget)
        }
        guard let runner else {
            return CountColumn(slot: planned.slot, bound: nil, distinct: nil, book: book, budget: budget)
        }
        return AccumulatorColumn(slot: planned.slot, aggregate, runner, book: book, budget: budget)
    }

    private func runner(_ expression: PlannedExpression) throws -> ExpressionRunner {
        ExpressionRunner(
            expression.compiled, patterns: try expression.patterns.map(runner), context: expressions,
            book: book)
    }

    private func runner(_ pattern: PlannedPattern) throws -> PatternRunner {
        let seed = newSeed(pattern.seed)
        return PatternRunner(seed: seed, root: try build(pattern.plan), width: width)
    }

    private func names() throws -> [UInt64] { try book.source.graphs().map(\.raw) }
}
