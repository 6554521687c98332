import RDF

/// What stands at a place of a pattern once variables have slots and terms have numbers.
enum Place: Hashable {
    case slot(Int)
    case term(UInt64)

    var slot: Int? { if case .slot(let slot) = self { slot } else { nil } }
}

/// The graph that a pattern is matched in.
enum GraphPlace: Hashable {
    /// The default graph of the query's dataset.
    case standard
    case named(UInt64)
    /// The named graph that the slot has or gets.
    case slot(Int)

    var slot: Int? { if case .slot(let slot) = self { slot } else { nil } }
}

/// A triple pattern in a graph.
struct QuadPattern {
    var subject: Place
    var predicate: Place
    var object: Place
    var graph: GraphPlace
    /// Predicates that do not match: a negated property set.
    var excluded: [UInt64] = []

    var slots: SlotSet {
        SlotSet([subject.slot, predicate.slot, object.slot, graph.slot].compactMap { $0 })
    }
}

/// A path of any length between two places.
struct ClosurePattern {
    enum Kind: String {
        case zeroOrMore = "*"
        case oneOrMore = "+"
        case zeroOrOne = "?"
    }

    var subject: Place
    var step: PathStep
    var kind: Kind
    var object: Place
    var graph: GraphPlace

    var slots: SlotSet { SlotSet([subject.slot, object.slot, graph.slot].compactMap { $0 }) }
}

/// A path within one of any length, by numbers.
indirect enum PathStep {
    case predicate(UInt64)
    case inverse(PathStep)
    case sequence(PathStep, PathStep)
    case alternative(PathStep, PathStep)
    case closure(PathStep, ClosurePattern.Kind)
    case negated(forward: [UInt64]?, backward: [UInt64]?)
}

/// The places of a triple term with variables.
struct TripleTermPattern {
    var subject: Place
    var predicate: Place
    var object: Place

    var slots: SlotSet { SlotSet([subject.slot, predicate.slot, object.slot].compactMap { $0 }) }
}

/// An expression, where its variables are and in which graph its patterns are matched.
struct BoundExpression {
    let expression: Expression
    let scope: Scope
    let graph: GraphPlace
    /// All slots that the value depends on.
    let reads: SlotSet

    init(_ expression: Expression, _ scope: Scope, _ graph: GraphPlace) {
        self.expression = expression
        self.scope = scope
        self.graph = graph
        var reads = SlotSet(expression.variables.map(scope.slot))
        if let slot = graph.slot, expression.hasPattern { reads.insert(slot) }
        self.reads = reads
    }

    /// Whether it surely has a value where these slots are bound.
    func neverFails(_ certain: SlotSet) -> Bool {
        switch expression {
        case .variable(let variable): certain.contains(scope.slot(variable))
        case .term: true
        default: false
        }
    }
}

extension Expression {
    /// Whether there is an `EXISTS` in it.
    var hasPattern: Bool {
        switch self {
        case .exists: true
        case .variable, .term, .bound: false
        case .or(let a, let b), .and(let a, let b), .compare(_, let a, let b), .arithmetic(_, let a, let b):
            a.hasPattern || b.hasPattern
        case .not(let a), .negative(let a), .positive(let a): a.hasPattern
        case .isIn(let a, let parts): a.hasPattern || parts.contains(where: \.hasPattern)
        case .ifThenElse(let a, let b, let c): a.hasPattern || b.hasPattern || c.hasPattern
        case .coalesce(let parts), .call(_, let parts), .function(_, let parts):
            parts.contains(where: \.hasPattern)
        }
    }
}

/// An aggregate and the slot that gets its value.
struct BoundAggregate {
    let slot: Int
    let aggregate: Aggregate
    let expression: BoundExpression?
    /// The slots that make solutions different, for `COUNT(DISTINCT *)`.
    let rowSlots: [Int]
}

/// A key of an order.
struct BoundOrder {
    let expression: BoundExpression
    let isDescending: Bool
}

/// The algebra with slots for variables and numbers for terms. Projections are gone: what a sub-query does not
/// project has slots that nothing else speaks of.
final class Node {
    indirect enum Kind {
        case unit
        case scan(QuadPattern)
        case closure(ClosurePattern)
        /// Takes the triple term in a slot apart.
        case tripleTerm(Int, TripleTermPattern)
        case graphNames(Int)
        /// Evaluates the pattern for each named graph in turn, the slot bound to it.
        case graphLoop(Int, Node)
        case join(Node, Node)
        case leftJoin(Node, Node, BoundExpression?)
        case filter(BoundExpression, Node)
        case union(Node, Node)
        /// With the slot of the graph that both are matched in, which is nothing that they have in common.
        case minus(Node, Node, graph: Int?)
        case extend(Node, Int, BoundExpression)
        case values([Int], [[UInt64]])
        case group(Node, [Int], [BoundAggregate])
        case order(Node, [BoundOrder])
        case distinct(Node, [Int])
        case reduced(Node, [Int])
        case slice(Node, offset: Int, limit: Int?)
    }

    let kind: Kind
    /// The slots that every solution binds.
    let certain: SlotSet
    /// The slots that a solution may bind.
    let possible: SlotSet

    init(_ kind: Kind) {
        self.kind = kind
        switch kind {
        case .unit: (certain, possible) = (SlotSet(), SlotSet())
        case .scan(let pattern): (certain, possible) = (pattern.slots, pattern.slots)
        case .closure(let pattern): (certain, possible) = (pattern.slots, pattern.slots)
        case .tripleTerm(let slot, let pattern):
            let slots = pattern.slots.union(SlotSet([slot]))
            (certain, possible) = (slots, slots)
        case .graphNames(let slot): (certain, possible) = (SlotSet([slot]), SlotSet([slot]))
        case .graphLoop(let slot, let a):
            (certain, possible) = (a.certain.union(SlotSet([slot])), a.possible.union(SlotSet([slot])))
        case .join(let a, let b):
            (certain, possible) = (a.certain.union(b.certain), a.possible.union(b.possible))
        case .leftJoin(let a, let b, _): (certain, possible) = (a.certain, a.possible.union(b.possible))
        case .filter(_, let a), .minus(let a, _, _), .order(let a, _), .distinct(let a, _),
            .reduced(let a, _),
            .slice(let a, _, _):
            (certain, possible) = (a.certain, a.possible)
        case .union(let a, let b):
            (certain, possible) = (a.certain.intersection(b.certain), a.possible.union(b.possible))
        case .extend(let a, let slot, let expression):
            possible = a.possible.union(SlotSet([slot]))
            certain = expression.neverFails(a.certain) ? a.certain.union(SlotSet([slot])) : a.certain
        case .values(let slots, let rows):
            possible = SlotSet(slots)
            certain = SlotSet(slots.indices.filter { i in rows.allSatisfy { $0[i] != 0 } }.map { slots[$0] })
        case .group(let a, let keys, let aggregates):
            let keySlots = SlotSet(keys)
            certain = a.certain.intersection(keySlots)
            possible = keySlots.union(SlotSet(aggregates.map(\.slot)))
        }
    }
}
