import RDF

@testable import SPARQL

/// The algebra evaluated as section 18.5 has it, all solutions against all: slow, and without a plan.
struct ReferenceEvaluator {
    typealias Solution = [Variable: Term]

    /// Thrown where the solutions become too many to compare.
    struct TooMany: Error {}

    let quads: Set<Quad>
    let isUnion: Bool
    private let expressions = ExpressionEvaluator(context: ExpressionContext(now: 0))
    private let limit = 3000

    init(_ quads: some Sequence<Quad>, isUnion: Bool = false) {
        self.quads = Set(quads)
        self.isUnion = isUnion
    }

    private var names: Set<Resource> { Set(quads.compactMap(\.graph)) }

    private func triples(_ graph: Resource?) -> Set<Triple> {
        if graph == nil, isUnion { return Set(quads.map(\.triple)) }
        return Set(quads.filter { $0.graph == graph }.map(\.triple))
    }

    func solutions(_ algebra: Algebra, _ graph: Resource? = nil) throws -> [Solution] {
        let result = try evaluate(algebra, graph)
        if result.count > limit { throw TooMany() }
        return result
    }

    private func evaluate(_ algebra: Algebra, _ graph: Resource?) throws -> [Solution] {
        switch algebra {
        case .unit: return [[:]]
        case .basic(let patterns):
            return try patterns.reduce([[:]]) { try join($0, match($1, graph)) }
        case .path(let subject, let path, let object): return walk(subject, path, object, graph)
        case .join(let a, let b): return try join(solutions(a, graph), solutions(b, graph))
        case .leftJoin(let a, let b, let condition):
            let right = try solutions(b, graph)
            return try solutions(a, graph).flatMap { left in
                let matches = try right.compactMap { merged(left, $0) }.filter { both in
                    try condition.map { try isTrue($0, both, in: graph) } ?? true
                }
                return matches.isEmpty ? [left] : matches
            }
        case .filter(let condition, let a):
            return try solutions(a, graph).filter { try isTrue(condition, $0, in: graph) }
        case .union(let a, let b): return try solutions(a, graph) + solutions(b, graph)
        case .minus(let a, let b):
            let right = try solutions(b, graph)
            return try solutions(a, graph).filter { left in
                !right.contains { !Set($0.keys).isDisjoint(with: left.keys) && merged(left, $0) != nil }
            }
        case .graph(.term(let name), let a):
            guard let name = name.resource, names.contains(name) else { return [] }
            return try solutions(a, name)
        case .graph(.variable(let variable), let a):
            return try names.flatMap { try join(solutions(a, $0), [[variable: Term($0)]]) }
        case .graph(.triple, _): return []
        case .extend(let a, let variable, let expression):
            return try solutions(a, graph).map { solution in
                var solution = solution
                if let value = try value(expression, solution, in: graph) { solution[variable] = value.term }
                return solution
            }
        case .values(let variables, let rows):
            return rows.map { row in
                Dictionary(
                    uniqueKeysWithValues: zip(variables, row).compactMap { pair in pair.1.map { (pair.0, $0) }
                    })
            }
        case .group(let a, let keys, let aggregates):
            return try group(solutions(a, graph), keys, aggregates, graph)
        case .orderBy(let a, let conditions): return try sort(solutions(a, graph), conditions, graph)
        case .project(let a, let variables):
            return try solutions(a, graph).map { solution in solution.filter { variables.contains($0.key) } }
        case .distinct(let a):
            var seen: Set<Solution> = []
            return try solutions(a, graph).filter { seen.insert($0).inserted }
        case .reduced(let a): return try solutions(a, graph)
        case .slice(let a, let offset, let limit):
            return Array(try solutions(a, graph).dropFirst(offset).prefix(limit ?? .max))
        case .service: return [[:]]
        }
    }

    // MARK: - Solutions

    private func merged(_ a: Solution, _ b: Solution) -> Solution? {
        var result = a
        for (variable, term) in b {
            if let known = result[variable], known != term { return nil }
            result[variable] = term
        }
        return result
    }

    private func join(_ a: [Solution], _ b: [Solution]) throws -> [Solution] {
        if a.count * b.count > limit * 100 { throw TooMany() }
        let result = a.flatMap { a in b.compactMap { merged(a, $0) } }
        if result.count > limit { throw TooMany() }
        return result
    }

    // MARK: - Patterns

    private func bind(_ place: PatternTerm, _ term: Term, _ solution: inout Solution) -> Bool {
        switch place {
        case .term(let wanted): return wanted == term
        case .variable(let variable):
            if let known = solution[variable] { return known == term }
            solution[variable] = term
            return true
        case .triple(let pattern):
            guard case .triple(let triple) = term else { return false }
            return bind(pattern, triple, &solution)
        }
    }

    private func bind(_ pattern: TriplePattern, _ triple: Triple, _ solution: inout Solution) -> Bool {
        bind(pattern.subject, Term(triple.subject), &solution)
            && bind(pattern.predicate, .iri(triple.predicate), &solution)
            && bind(pattern.object, triple.object, &solution)
    }

    private func match(_ pattern: TriplePattern, _ graph: Resource?) -> [Solution] {
        triples(graph).compactMap { triple in
            var solution: Solution = [:]
            return bind(pattern, triple, &solution) ? solution : nil
        }
    }

    // MARK: - Paths

    private func walk(
        _ subject: PatternTerm, _ path: PropertyPath, _ object: PatternTerm, _ graph: Resource?
    ) -> [Solution] {
        var nodes = Set(triples(graph).flatMap { [Term($0.subject), $0.object] })
        for case .term(let term) in [subject, object] { nodes.insert(term) }
        return pairs(path, nodes, triples(graph)).compactMap { pair in
            var solution: Solution = [:]
            return bind(subject, pair.from, &solution) && bind(object, pair.to, &solution) ? solution : nil
        }
    }

    private struct Pair: Hashable {
        let from: Term
        let to: Term
    }

    private func pairs(_ path: PropertyPath, _ nodes: Set<Term>, _ triples: Set<Triple>) -> [Pair] {
        func closure(_ inner: PropertyPath, withZero: Bool) -> [Pair] {
            let steps = Set(pairs(inner, nodes, triples))
            var reached = steps
            while true {
                var more = reached
                for a in reached {
                    for b in steps where a.to == b.from { more.insert(Pair(from: a.from, to: b.to)) }
                }
                if more == reached { break }
                reached = more
            }
            if withZero { for node in nodes { reached.insert(Pair(from: node, to: node)) } }
            return Array(reached)
        }
        switch path {
        case .predicate(let iri):
            return triples.filter { $0.predicate == iri }.map { Pair(from: Term($0.subject), to: $0.object) }
        case .inverse(let inner): return pairs(inner, nodes, triples).map { Pair(from: $0.to, to: $0.from) }
        case .sequence(let a, let b):
            let second = pairs(b, nodes, triples)
            return pairs(a, nodes, triples).flatMap { a in
                second.filter { $0.from == a.to }.map { Pair(from: a.from, to: $0.to) }
            }
        case .alternative(let a, let b): return pairs(a, nodes, triples) + pairs(b, nodes, triples)
        case .zeroOrMore(let inner): return closure(inner, withZero: true)
        case .oneOrMore(let inner): return closure(inner, withZero: false)
        case .zeroOrOne(let inner):
            let zero = nodes.map { Pair(from: $0, to: $0) }
            return Array(Set(pairs(inner, nodes, triples)).union(zero))
        case .negated(let forward, let backward):
            var result: [Pair] = []
            for triple in triples {
                let pair = Pair(from: Term(triple.subject), to: triple.object)
                if let forward, !forward.contains(triple.predicate) { result.append(pair) }
                if let backward, !backward.contains(triple.predicate) {
                    result.append(Pair(from: pair.to, to: pair.from))
                }
            }
            return result
        }
    }

    // MARK: - Expressions

    private struct Row: SolutionRow {
        let slots: [Variable]
        let solution: Solution
        let patterns: [Algebra]
        let graph: Resource?
        let evaluator: ReferenceEvaluator

        func value(_ slot: Int) -> Value? { solution[slots[slot]].map { Value($0) } }

        func exists(_ pattern: Int) throws -> Bool {
            try !evaluator.solutions(patterns[pattern].substituting(solution), graph).isEmpty
        }
    }

    private func compiled(
        _ expression: Expression, _ solution: Solution, _ graph: Resource?
    ) -> (CompiledExpression, Row) {
        var slots: [Variable] = []
        var patterns: [Algebra] = []
        let compiled = expression.compiled(
            slot: {
                slots.append($0)
                return slots.count - 1
            },
            exists: {
                patterns.append($0)
                return patterns.count - 1
            })
        return (
            compiled,
            Row(slots: slots, solution: solution, patterns: patterns, graph: graph, evaluator: self)
        )
    }

    private func isTrue(_ expression: Expression, _ solution: Solution, in graph: Resource?) throws -> Bool {
        let (compiled, row) = compiled(expression, solution, graph)
        return try expressions.truth(compiled, row) == true
    }

    private func value(_ expression: Expression, _ solution: Solution, in graph: Resource?) throws -> Value? {
        let (compiled, row) = compiled(expression, solution, graph)
        return try expressions.value(compiled, row)
    }

    // MARK: - Groups and order

    private func group(
        _ solutions: [Solution], _ keys: [Variable], _ aggregates: [AggregateBinding], _ graph: Resource?
    ) throws -> [Solution] {
        var groups = Dictionary(grouping: solutions) { solution in solution.filter { keys.contains($0.key) } }
        if keys.isEmpty, groups.isEmpty { groups[[:]] = [] }
        return try groups.map { key, members in
            var result = key
            for binding in aggregates {
                let aggregate = binding.aggregate
                var accumulator = Accumulator(aggregate.function, isDistinct: aggregate.isDistinct)
                if let expression = aggregate.expression {
                    for member in members { accumulator.add(try value(expression, member, in: graph)) }
                } else {
                    let counted = aggregate.isDistinct ? Set(members).count : members.count
                    for _ in 0..<counted { accumulator.addSolution() }
                }
                result[binding.variable] = accumulator.result?.term
            }
            return result
        }
    }

    private func sort(
        _ solutions: [Solution], _ conditions: [OrderCondition], _ graph: Resource?
    ) throws -> [Solution] {
        let keyed = try solutions.map { solution in
            (solution, try conditions.map { try value($0.expression, solution, in: graph) })
        }
        return keyed.sorted { a, b in
            for (index, condition) in conditions.enumerated() {
                let order = Value.orderedBefore(a.1[index], b.1[index])
                if order != .same { return (order == .before) != condition.isDescending }
            }
            return false
        }.map(\.0)
    }
}

// MARK: - Substitution

extension PatternTerm {
    fileprivate func substituting(_ solution: [Variable: Term]) -> PatternTerm {
        if case .variable(let variable) = self, let term = solution[variable] { return .term(term) }
        return self
    }
}

extension Algebra {
    /// Variables replaced by what they are bound to, for the patterns that random `EXISTS` consists of.
    fileprivate func substituting(_ solution: [Variable: Term]) -> Algebra {
        switch self {
        case .basic(let patterns):
            .basic(
                patterns.map {
                    TriplePattern(
                        $0.subject.substituting(solution), $0.predicate.substituting(solution),
                        $0.object.substituting(solution))
                })
        case .path(let subject, let path, let object):
            .path(subject.substituting(solution), path, object.substituting(solution))
        case .join(let a, let b): .join(a.substituting(solution), b.substituting(solution))
        case .union(let a, let b): .union(a.substituting(solution), b.substituting(solution))
        case .leftJoin(let a, let b, let condition):
            .leftJoin(
                a.substituting(solution), b.substituting(solution), condition?.substituting(solution))
        case .filter(let condition, let a):
            .filter(condition.substituting(solution), a.substituting(solution))
        case .graph(let name, let a): .graph(name.substituting(solution), a.substituting(solution))
        default: self
        }
    }
}

extension Expression {
    fileprivate func substituting(_ solution: [Variable: Term]) -> Expression {
        switch self {
        case .variable(let variable): solution[variable].map { .term($0) } ?? self
        case .bound(let variable): solution[variable] == nil ? self : .term(.literal(Literal(true)))
        case .or(let a, let b): .or(a.substituting(solution), b.substituting(solution))
        case .and(let a, let b): .and(a.substituting(solution), b.substituting(solution))
        case .not(let a): .not(a.substituting(solution))
        case .compare(let comparison, let a, let b):
            .compare(comparison, a.substituting(solution), b.substituting(solution))
        case .exists(let pattern): .exists(pattern.substituting(solution))
        case .isIn(let a, let parts):
            .isIn(a.substituting(solution), parts.map { $0.substituting(solution) })
        case .call(let builtin, let parts): .call(builtin, parts.map { $0.substituting(solution) })
        default: self
        }
    }
}
