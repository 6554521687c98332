/// The rows that stand in for "what is given from outside" in a part of a plan, by number.
struct SeedID: Hashable {
    let number: Int
}

/// An expression as the plan has it: compiled, with a plan for each `EXISTS` in it.
struct PlannedExpression {
    let compiled: CompiledExpression
    /// By the number that the compiled expression has for the pattern.
    let patterns: [PlannedPattern]
    /// For the plan's text.
    let source: Expression
}

/// A pattern of `EXISTS`, evaluated for one row at a time.
struct PlannedPattern {
    let seed: SeedID
    let plan: PlanNode
}

/// One step of a plan, with what the planner expects of it.
final class PlanNode {
    indirect enum Kind {
        /// One row that binds nothing.
        case unit
        /// The rows given from outside.
        case seed(SeedID)
        /// For each row the quads that match.
        case scan(PlanNode, QuadPattern)
        case closure(PlanNode, ClosurePattern)
        case tripleTerm(PlanNode, Int, TripleTermPattern)
        case graphNames(PlanNode, Int)
        case graphLoop(PlanNode, Int, SeedID, PlanNode)
        /// Rows of both that agree: a table of the right ones by the key slots, looked into for each left one.
        case hashJoin(PlanNode, PlanNode, keys: [Int])
        /// As `hashJoin`, but left rows stay also where no right one agrees and passes the condition.
        case hashOptional(PlanNode, PlanNode, keys: [Int], PlannedExpression?)
        /// The right plan with the left rows as its seed; left rows without an answer stay.
        case optional(PlanNode, SeedID, PlanNode, ordinal: Int)
        /// Left rows that agree with no right row with which they share a bound slot.
        case minus(PlanNode, PlanNode, keys: [Int], shared: [Int])
        case filter(PlanNode, PlannedExpression)
        case exists(PlanNode, PlannedPattern, isNegated: Bool)
        /// As `exists`, where that is whether some row of the right plan has the same key slots.
        case existsByTable(PlanNode, PlanNode, keys: [Int], isNegated: Bool)
        case extend(PlanNode, Int, PlannedExpression)
        case values(PlanNode, [Int], [[UInt64]])
        /// Each plan with the rows of the first as its seed, or once if there is no first.
        case union(PlanNode?, SeedID, [PlanNode])
        case group(PlanNode, [Int], [PlannedAggregate])
        case sort(PlanNode, [PlannedOrder], limit: Int?)
        case distinct(PlanNode, [Int])
        case reduced(PlanNode, [Int])
        case slice(PlanNode, offset: Int, limit: Int?)
    }

    let kind: Kind
    /// Rows expected, for each row of the seed if the plan has one.
    let rows: Double
    /// Work expected, in about the time that a row of a scan takes.
    let cost: Double
    let certain: SlotSet
    let possible: SlotSet
    /// Whether a seed is somewhere below.
    let hasSeed: Bool
    /// The operator that has been made of it, which counts its rows.
    weak var running: Operator?

    init(_ kind: Kind, rows: Double, cost: Double, certain: SlotSet, possible: SlotSet, hasSeed: Bool) {
        self.kind = kind
        self.rows = rows
        self.cost = cost
        self.certain = certain
        self.possible = possible
        self.hasSeed = hasSeed
    }
}

/// An aggregate as the plan has it; without an expression it counts rows.
struct PlannedAggregate {
    let slot: Int
    let aggregate: Aggregate
    let expression: PlannedExpression?
    /// The slots that make solutions different, for `COUNT(DISTINCT *)`.
    let rowSlots: [Int]
}

/// A key of an order as the plan has it.
struct PlannedOrder {
    let expression: PlannedExpression
    let isDescending: Bool
}
