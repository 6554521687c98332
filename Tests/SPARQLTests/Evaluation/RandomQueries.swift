@testable import RDF
@testable import SPARQL

/// Small random datasets and patterns, the same for the same seed.
struct RandomQueries {
    private var state: UInt64
    private var fresh = 0

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ z >> 31) % UInt64(limit))
    }

    mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }
    private mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    static func iri(_ name: String) -> IRI { IRI(unchecked: "http://example.org/\(name)") }
    private static let nodes = (1...6).map { iri("n\($0)") }
    private static let predicates = ["p", "q", "r"].map(iri)
    private static let graphs = ["g1", "g2"].map(iri)
    private static let variables = ["a", "b", "c", "d"].map { Variable($0) }

    // MARK: - Data

    mutating func quads() -> [Quad] {
        (0..<pick([4, 15, 40, 90])).map { _ in
            let subject: Resource = chance(85) ? .iri(pick(Self.nodes)) : .blank(BlankNode(below(2)))
            return Quad(
                subject, pick(Self.predicates), term(), graph: chance(60) ? nil : .iri(pick(Self.graphs)))
        }
    }

    private mutating func term() -> Term {
        switch below(10) {
        case 0: .blank(BlankNode(below(2)))
        case 1, 2: .literal(Literal(below(3)))
        case 3: .literal(Literal(pick(["x", "y"])))
        default: .iri(pick(Self.nodes))
        }
    }

    // MARK: - Patterns

    mutating func pattern(depth: Int) -> Algebra {
        guard depth > 0 else { return leaf() }
        switch below(22) {
        case 0...3: return leaf()
        case 4...7: return .join(pattern(depth: depth - 1), pattern(depth: depth - 1))
        case 8...10:
            return .leftJoin(
                pattern(depth: depth - 1), pattern(depth: depth - 1), chance(40) ? condition(depth: 1) : nil)
        case 11, 12: return .filter(condition(depth: 2), pattern(depth: depth - 1))
        case 13, 14: return .union(pattern(depth: depth - 1), pattern(depth: depth - 1))
        case 15: return .minus(pattern(depth: depth - 1), pattern(depth: depth - 1))
        case 16:
            return .graph(
                chance(70) ? .variable(pick(Self.variables)) : .term(.iri(pick(Self.graphs))),
                pattern(depth: depth - 1))
        case 17:
            let variable = newVariable()
            return .extend(pattern(depth: depth - 1), variable, value())
        case 18:
            return .values(
                [Self.variables[0], Self.variables[below(3) + 1]],
                (0..<below(4)).map { _ in [chance(80) ? node() : nil, chance(80) ? node() : nil] })
        case 19: return subquery(depth: depth - 1)
        case 20: return .distinct(.project(pattern(depth: depth - 1), someVariables()))
        default: return .filter(exists(), pattern(depth: depth - 1))
        }
    }

    private mutating func newVariable() -> Variable {
        fresh += 1
        return Variable("v\(fresh)")
    }

    private mutating func node() -> Term { .iri(pick(Self.nodes)) }
    private mutating func someVariables() -> [Variable] { Self.variables.filter { _ in chance(60) } }

    private mutating func subquery(depth: Int) -> Algebra {
        let inner = pattern(depth: depth)
        if chance(50) { return .project(inner, someVariables()) }
        let function: Aggregate.Function = pick([.count, .sum, .min, .max])
        let aggregate =
            chance(30)
            ? Aggregate(.count, of: nil, isDistinct: chance(50))
            : Aggregate(function, of: .variable(pick(Self.variables)), isDistinct: chance(50))
        return .group(
            inner, by: someVariables(), aggregates: [AggregateBinding(newVariable(), aggregate)])
    }

    private mutating func place() -> PatternTerm {
        chance(75)
            ? .variable(pick(Self.variables)) : .term(chance(85) ? node() : .literal(Literal(below(3))))
    }

    private mutating func leaf() -> Algebra {
        if chance(20) { return .path(place(), path(depth: 2), place()) }
        return .basic(
            (0..<(below(3) + 1)).map { _ in
                let predicate: PatternTerm =
                    chance(80) ? .term(.iri(pick(Self.predicates))) : .variable(pick(Self.variables))
                return TriplePattern(
                    chance(80) ? .variable(pick(Self.variables)) : .term(node()), predicate, place())
            })
    }

    private mutating func path(depth: Int) -> PropertyPath {
        guard depth > 0 else { return .predicate(pick(Self.predicates)) }
        switch below(9) {
        case 0: return .inverse(path(depth: depth - 1))
        case 1: return .sequence(path(depth: depth - 1), path(depth: depth - 1))
        case 2: return .alternative(path(depth: depth - 1), path(depth: depth - 1))
        case 3: return .zeroOrMore(path(depth: depth - 1))
        case 4, 5: return .oneOrMore(path(depth: depth - 1))
        case 6: return .zeroOrOne(path(depth: depth - 1))
        case 7:
            return .negated(
                forward: [pick(Self.predicates)], backward: chance(40) ? [pick(Self.predicates)] : nil)
        default: return .predicate(pick(Self.predicates))
        }
    }

    // MARK: - Expressions

    private mutating func value() -> Expression {
        switch below(4) {
        case 0: .variable(pick(Self.variables))
        case 1: .arithmetic(.add, .variable(pick(Self.variables)), .term(.literal(Literal(1))))
        case 2: .coalesce([.variable(pick(Self.variables)), .variable(pick(Self.variables))])
        default: .call(.str, [.variable(pick(Self.variables))])
        }
    }

    private mutating func condition(depth: Int) -> Expression {
        let (a, b) = (pick(Self.variables), pick(Self.variables))
        switch below(depth > 0 ? 9 : 6) {
        case 0: return .bound(a)
        case 1: return .compare(.equal, .variable(a), .term(node()))
        case 2: return .compare(.notEqual, .variable(a), .variable(b))
        case 3: return .compare(.less, .variable(a), .term(.literal(Literal(2))))
        case 4: return .isIn(.variable(a), [.term(node()), .term(node())])
        case 5: return .call(.isIRI, [.variable(a)])
        case 6: return .not(condition(depth: depth - 1))
        case 7: return .and(condition(depth: depth - 1), condition(depth: depth - 1))
        default: return .or(condition(depth: depth - 1), condition(depth: depth - 1))
        }
    }

    /// Without paths of length zero, which a term that is no node of the graph has only where it is substituted.
    private mutating func exists() -> Expression {
        func basic(_ random: inout RandomQueries) -> Algebra {
            while true { if case .basic(let patterns) = random.leaf() { return .basic(patterns) } }
        }
        var pattern = basic(&self)
        if chance(40) { pattern = .leftJoin(pattern, basic(&self), chance(50) ? condition(depth: 0) : nil) }
        if chance(30) { pattern = .union(pattern, basic(&self)) }
        if chance(50) { pattern = .filter(condition(depth: 1), pattern) }
        let exists = Expression.exists(pattern)
        return chance(50) ? .not(exists) : chance(70) ? exists : .or(exists, condition(depth: 0))
    }
}
