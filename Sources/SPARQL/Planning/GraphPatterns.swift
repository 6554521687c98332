/// What decides how `GRAPH ?g` is evaluated.
extension Algebra {
    /// Whether every solution comes with a quad at its core, so that matching it binds the graph.
    var alwaysMatchesQuads: Bool {
        switch self {
        case .basic(let patterns): !patterns.isEmpty
        case .path(_, let path, _): path.alwaysMatchesQuads
        case .join(let a, let b):
            a.goesRowByRow && b.goesRowByRow && (a.alwaysMatchesQuads || b.alwaysMatchesQuads)
        case .leftJoin(let a, let b, _): a.alwaysMatchesQuads && b.goesRowByRow
        case .filter(_, let a): a.alwaysMatchesQuads
        case .union(let a, let b): a.alwaysMatchesQuads && b.alwaysMatchesQuads
        default: false
        }
    }

    /// Whether the pattern can be evaluated for all graphs at once, the graph being one more variable.
    var goesRowByRow: Bool {
        switch self {
        case .unit, .basic, .path, .values: true
        case .join(let a, let b), .leftJoin(let a, let b, _), .union(let a, let b):
            a.goesRowByRow && b.goesRowByRow
        case .filter(_, let a): a.goesRowByRow
        default: false
        }
    }

    /// Whether a variable means something within that it would not mean if it were bound from outside: where an
    /// expression reads it, or where it matters that a part of the pattern leaves it unbound.
    func dependsOnUnbound(_ variable: Variable) -> Bool {
        switch self {
        case .unit, .basic, .path, .values: false
        case .join(let a, let b), .union(let a, let b):
            a.dependsOnUnbound(variable) || b.dependsOnUnbound(variable)
        case .filter(let expression, let a):
            expression.variables.contains(variable) || a.dependsOnUnbound(variable)
        case .minus(let a, let b):
            a.visibleVariables.contains(variable) || b.visibleVariables.contains(variable)
                || mentionsInExpressions(variable)
        default: visibleVariables.contains(variable) || mentionsInExpressions(variable)
        }
    }

    /// Whether an expression within mentions the variable.
    private func mentionsInExpressions(_ variable: Variable) -> Bool {
        func mentions(_ expression: Expression?) -> Bool { expression?.variables.contains(variable) ?? false }
        return switch self {
        case .unit, .basic, .path, .values: false
        case .join(let a, let b), .union(let a, let b), .minus(let a, let b):
            a.mentionsInExpressions(variable) || b.mentionsInExpressions(variable)
        case .leftJoin(let a, let b, let condition):
            a.mentionsInExpressions(variable) || b.mentionsInExpressions(variable) || mentions(condition)
        case .filter(let expression, let a): mentions(expression) || a.mentionsInExpressions(variable)
        // The variable that is bound, too: it must not be bound before.
        case .extend(let a, let bound, let expression):
            bound == variable || mentions(expression) || a.mentionsInExpressions(variable)
        case .graph(_, let a), .distinct(let a), .reduced(let a), .slice(let a, _, _):
            a.mentionsInExpressions(variable)
        case .orderBy(let a, let conditions):
            a.mentionsInExpressions(variable) || conditions.contains { mentions($0.expression) }
        case .project(let a, let variables):
            variables.contains(variable) && a.mentionsInExpressions(variable)
        case .group(let a, let keys, let aggregates):
            keys.contains(variable) || aggregates.contains { mentions($0.aggregate.expression) }
                || a.mentionsInExpressions(variable)
        case .service: false
        }
    }
}

extension PropertyPath {
    /// Whether no solution has a path of length zero.
    fileprivate var alwaysMatchesQuads: Bool {
        switch self {
        case .predicate, .negated: true
        case .inverse(let a): a.alwaysMatchesQuads
        case .sequence(let a, let b): a.alwaysMatchesQuads || b.alwaysMatchesQuads
        case .alternative(let a, let b): a.alwaysMatchesQuads && b.alwaysMatchesQuads
        // Closures look for the graph's name themselves only where it is bound.
        case .zeroOrMore, .zeroOrOne, .oneOrMore: false
        }
    }
}
