/// A pattern taken apart: parts that may be joined in any order, then steps that follow in this order.
struct JoinGroup {
    /// What is done to the solutions of the joined parts.
    struct Step {
        enum Kind {
            case filter(BoundExpression)
            case optional(Node, BoundExpression?)
            case extend(Int, BoundExpression)
            case minus(Node, shared: SlotSet)
        }

        let kind: Kind
        /// The slots whose bindings the step depends on.
        let reads: SlotSet
        /// What is certainly bound before it.
        let certainBefore: SlotSet
        /// What may be bound before it.
        let possibleBefore: SlotSet

        /// Whether the step does the same to rows that have more slots bound than its own group gives them.
        func allows(_ more: SlotSet) -> Bool { reads.intersection(more).isSubset(of: certainBefore) }
    }

    var parts: [Node] = []
    var steps: [Step] = []
    var certain = SlotSet()
    var possible = SlotSet()

    /// Takes a pattern apart as far as the meaning stays (section 18.5).
    init(_ node: Node) {
        switch node.kind {
        case .unit: break
        case .join(let a, let b):
            let (first, second) = (JoinGroup(a), JoinGroup(b))
            add(first, first.allows(second.possible) ? nil : a)
            add(second, second.allows(first.possible) ? nil : b)
        case .filter(let condition, let a):
            self = JoinGroup(a)
            for part in condition.conjuncts {
                append(.filter(part), reads: part.reads, binding: SlotSet(), SlotSet())
            }
        case .leftJoin(let a, let b, let condition):
            self = JoinGroup(a)
            let reads = b.possible.union(b.allReads).union(condition?.reads ?? SlotSet())
            append(.optional(b, condition), reads: reads, binding: SlotSet(), b.possible)
        case .extend(let a, let slot, let expression):
            self = JoinGroup(a)
            let bound = SlotSet([slot])
            append(
                .extend(slot, expression), reads: expression.reads,
                binding: expression.neverFails(certain) ? bound : SlotSet(), bound)
        case .minus(let a, let b, let graph):
            self = JoinGroup(a)
            append(
                .minus(
                    b,
                    shared: possible.intersection(b.possible).subtracting(SlotSet(graph.map { [$0] } ?? []))),
                reads: b.possible, binding: SlotSet(),
                SlotSet())
        default:
            parts = [node]
            (certain, possible) = (node.certain, node.possible)
        }
    }

    private mutating func add(_ group: JoinGroup, _ whole: Node?) {
        if let whole {
            parts.append(whole)
        } else {
            parts += group.parts
            steps += group.steps
        }
        certain.formUnion(group.certain)
        possible.formUnion(group.possible)
    }

    private mutating func append(
        _ kind: Step.Kind, reads: SlotSet, binding: SlotSet, _ perhapsBinding: SlotSet
    ) {
        steps.append(Step(kind: kind, reads: reads, certainBefore: certain, possibleBefore: possible))
        certain.formUnion(binding)
        possible.formUnion(perhapsBinding)
    }

    /// Whether all steps do the same where more slots are bound.
    func allows(_ more: SlotSet) -> Bool { steps.allSatisfy { $0.allows(more) } }
}

extension BoundExpression {
    /// The parts of which a solution must pass each.
    var conjuncts: [BoundExpression] {
        guard case .and(let a, let b) = expression else { return [self] }
        return [a, b].flatMap { BoundExpression($0, scope, graph).conjuncts }
    }
}

extension Node {
    /// What the expressions within read, for those whose own pattern may not bind it.
    var allReads: SlotSet {
        switch kind {
        case .unit, .scan, .closure, .tripleTerm, .graphNames, .values: SlotSet()
        case .graphLoop(_, let a), .distinct(let a, _), .reduced(let a, _), .slice(let a, _, _): a.allReads
        case .join(let a, let b), .union(let a, let b), .minus(let a, let b, _): a.allReads.union(b.allReads)
        case .leftJoin(let a, let b, let condition):
            a.allReads.union(b.allReads).union(condition?.reads ?? SlotSet())
        case .filter(let expression, let a), .extend(let a, _, let expression):
            a.allReads.union(expression.reads)
        case .group(let a, _, let aggregates):
            aggregates.reduce(a.allReads) { $0.union($1.expression?.reads ?? SlotSet()) }
        case .order(let a, let conditions):
            conditions.reduce(a.allReads) { $0.union($1.expression.reads) }
        }
    }

    /// Whether evaluating the pattern for rows that are given yields the join with them, if they bind these slots.
    func canBeSeeded(_ bound: SlotSet) -> Bool {
        switch kind {
        case .unit, .scan, .closure, .tripleTerm, .graphNames, .values: return true
        case .union(let a, let b): return a.canBeSeeded(bound) && b.canBeSeeded(bound)
        case .graphLoop, .group, .order, .distinct, .reduced, .slice: return false
        case .join, .leftJoin, .filter, .minus, .extend:
            let group = JoinGroup(self)
            return group.allows(bound) && group.parts.allSatisfy { $0.canBeSeeded(bound) }
        }
    }
}
