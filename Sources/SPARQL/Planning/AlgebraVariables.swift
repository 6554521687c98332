extension Algebra {
    /// The variables that solutions may bind (section 18.2.1), blank nodes included, each once.
    var visibleVariables: [Variable] {
        var list = VariableList()
        addVisible(to: &list)
        return list.variables
    }

    private func addVisible(to list: inout VariableList) {
        switch self {
        case .unit: break
        case .basic(let patterns): for pattern in patterns { list.add(pattern) }
        case .path(let subject, _, let object):
            list.add(subject)
            list.add(object)
        case .join(let a, let b), .leftJoin(let a, let b, _), .union(let a, let b):
            a.addVisible(to: &list)
            b.addVisible(to: &list)
        case .filter(_, let a), .minus(let a, _), .orderBy(let a, _), .distinct(let a), .reduced(let a),
            .slice(let a, _, _):
            a.addVisible(to: &list)
        case .graph(let name, let a), .service(let name, let a, _):
            list.add(name)
            a.addVisible(to: &list)
        case .extend(let a, let variable, _):
            a.addVisible(to: &list)
            list.add(variable)
        case .values(let variables, _): for variable in variables { list.add(variable) }
        case .group(_, let keys, let aggregates):
            for variable in keys { list.add(variable) }
            for binding in aggregates { list.add(binding.variable) }
        case .project(_, let variables): for variable in variables { list.add(variable) }
        }
    }
}

extension Expression {
    /// The variables that the value depends on, those of patterns in `EXISTS` included.
    var variables: [Variable] {
        var list = VariableList()
        addVariables(to: &list)
        return list.variables
    }

    private func addVariables(to list: inout VariableList) {
        switch self {
        case .variable(let variable), .bound(let variable): list.add(variable)
        case .term: break
        case .or(let a, let b), .and(let a, let b), .compare(_, let a, let b), .arithmetic(_, let a, let b):
            a.addVariables(to: &list)
            b.addVariables(to: &list)
        case .not(let a), .negative(let a), .positive(let a): a.addVariables(to: &list)
        case .isIn(let a, let choices):
            a.addVariables(to: &list)
            for choice in choices { choice.addVariables(to: &list) }
        case .ifThenElse(let a, let b, let c):
            for part in [a, b, c] { part.addVariables(to: &list) }
        case .coalesce(let parts), .call(_, let parts), .function(_, let parts):
            for part in parts { part.addVariables(to: &list) }
        case .exists(let pattern): list.addAll(of: pattern)
        }
    }
}

/// Variables in the order in which they come, each once.
private struct VariableList {
    private(set) var variables: [Variable] = []
    private var known: Set<Variable> = []

    mutating func add(_ variable: Variable) {
        if known.insert(variable).inserted { variables.append(variable) }
    }

    mutating func add(_ term: PatternTerm) {
        switch term {
        case .variable(let variable): add(variable)
        case .term: break
        case .triple(let pattern): add(pattern)
        }
    }

    mutating func add(_ pattern: TriplePattern) {
        add(pattern.subject)
        add(pattern.predicate)
        add(pattern.object)
    }

    mutating func add(_ expression: Expression?) {
        for variable in expression?.variables ?? [] { add(variable) }
    }

    /// Every variable that a pattern of `EXISTS` speaks of and into which a value of outside can go.
    mutating func addAll(of pattern: Algebra) {
        for variable in pattern.visibleVariables { add(variable) }
        switch pattern {
        case .unit, .basic, .path, .values: break
        case .join(let a, let b), .union(let a, let b), .minus(let a, let b):
            addAll(of: a)
            addAll(of: b)
        case .leftJoin(let a, let b, let condition):
            addAll(of: a)
            addAll(of: b)
            add(condition)
        case .filter(let condition, let a), .extend(let a, _, let condition):
            addAll(of: a)
            add(condition)
        case .graph(_, let a), .distinct(let a), .reduced(let a), .slice(let a, _, _), .service(_, let a, _):
            addAll(of: a)
        case .orderBy(let a, let conditions):
            addAll(of: a)
            for condition in conditions { add(condition.expression) }
        // What a sub-query does not project is not the variable of outside.
        case .group, .project: break
        }
    }
}
