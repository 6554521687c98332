import RDF

extension QueryGrammar {
    /// `SolutionModifier` and `ValuesClause`
    mutating func modifiers(_ level: inout QueryLevel) throws(SyntaxError) {
        if try take("GROUP") {
            try expect("BY")
            repeat { try groupCondition(&level) } while startsCondition
        }
        let outer = aggregates
        aggregates = AggregateScope(bindings: level.aggregates)
        if try take("HAVING") {
            repeat {
                level.having.append(try constraint(expected: "a condition: ( ) or a function"))
                level.height = max(level.height, height)
            } while startsConstraint
        }
        if try take("ORDER") {
            try expect("BY")
            repeat {
                level.order.append(try orderCondition())
                level.height = max(level.height, height)
            } while startsCondition || isWord("ASC") || isWord("DESC")
        }
        level.aggregates = aggregates?.bindings ?? []
        level.plain = aggregates?.plain ?? []
        aggregates = outer
        try limits(&level)
        if try take("VALUES") { level.values = try dataBlock() }
    }

    private var startsConstraint: Bool { kind == .openParenthesis || startsIRI || startsCall }
    private var startsCondition: Bool { kind == .variable || startsConstraint }

    /// `GroupCondition`
    private mutating func groupCondition(_ level: inout QueryLevel) throws(SyntaxError) {
        if kind == .variable {
            level.keys.append(try variable())
            return
        }
        var expression: Expression
        var key: Variable?
        if try take(.openParenthesis) {
            expression = try self.expression()
            if isWord("AS") {
                let (variable, place) = try alias()
                if level.scope.contains(variable) || level.keys.contains(variable) {
                    throw error(at: place, expected: "a variable that is not in use yet")
                }
                key = variable
            }
            try expect(.closeParenthesis, or: "an operator, AS")
        } else {
            expression = try constraint(expected: "a key: a variable, ( ) or a function")
        }
        level.height = try above(level.height, height)
        if key == nil, case .variable(let variable) = expression {
            level.keys.append(variable)
            return
        }
        let variable = key ?? fresh("key")
        level.keys.append(variable)
        level.keyExpressions.append((variable, expression))
    }

    /// `OrderCondition`
    private mutating func orderCondition() throws(SyntaxError) -> OrderCondition {
        if isWord("ASC") || isWord("DESC") {
            let isDescending = isWord("DESC")
            try advance()
            return OrderCondition(try bracketedExpression(), isDescending: isDescending)
        }
        height = 1
        if kind == .variable {
            let place = token
            let variable = try variable()
            aggregates?.plain.append((variable, place))
            return OrderCondition(.variable(variable))
        }
        return OrderCondition(
            try constraint(expected: "what to order by: a variable, ASC, DESC, ( ) or a function"))
    }

    /// `LimitOffsetClauses`
    private mutating func limits(_ level: inout QueryLevel) throws(SyntaxError) {
        while true {
            if level.limit == nil, try take("LIMIT") {
                level.limit = try count()
            } else if level.offset == nil, try take("OFFSET") {
                level.offset = try count()
            } else {
                return
            }
        }
    }

    private mutating func count() throws(SyntaxError) -> Int {
        guard kind == .integer, ASCII.isDigit(lexer.bytes[token.range.lowerBound]) else {
            throw error(expected: "a whole number")
        }
        // Larger numbers than there are mean as much as the largest.
        let count = Int(lexer.text(token.range)) ?? .max
        try advance()
        return count
    }

    // MARK: - All together

    /// The algebra of a level (sections 18.2.4 and 18.2.5), and the columns that it yields.
    mutating func finished(_ level: QueryLevel) throws(SyntaxError) -> (algebra: Algebra, columns: [Variable])
    {
        var pattern = level.pattern
        var height = level.height
        func wrap(_ operation: (Algebra) -> Algebra) throws(SyntaxError) {
            height = try above(height)
            pattern = operation(pattern)
        }
        for (variable, expression) in level.keyExpressions {
            try wrap { .extend($0, variable, expression) }
        }
        var scope = level.scope
        if level.isGrouped {
            if let star = level.select.star {
                throw error(at: star, expected: "variables or expressions, as groups have no other ones")
            }
            scope = VariableScope()
            scope.insert(level.keys)
            let aggregates = level.aggregates + samples(level)
            try wrap { .group($0, by: unique(level.keys), aggregates: aggregates) }
        }
        if let having = balanced(level.having, { .and($0, $1) }) {
            height = try above(height, balancing: level.having.count)
            try wrap { .filter(having, $0) }
        }
        if let values = level.values {
            try wrap { $0.joined(values.algebra) }
            scope.insert(values.variables)
        }
        let columns = try columns(level, &scope)
        for item in level.select.items {
            guard let expression = item.expression else { continue }
            height = max(height, item.height)
            try wrap { .extend($0, item.variable, expression) }
        }
        if !level.order.isEmpty { try wrap { .orderBy($0, level.order) } }
        if level.select.star != nil || !columns.isEmpty { try wrap { .project($0, columns) } }
        switch level.select.reduction {
        case .none: break
        case .distinct: try wrap { .distinct($0) }
        case .reduced: try wrap { .reduced($0) }
        }
        if level.offset != nil || level.limit != nil {
            try wrap { .slice($0, offset: level.offset ?? 0, limit: level.limit) }
        }
        self.height = height
        return (pattern, columns)
    }

    /// The columns, after a check that each may stand where it does.
    ///
    /// - Parameter scope: what is in scope for `SELECT`.
    private func columns(_ level: QueryLevel, _ scope: inout VariableScope) throws(SyntaxError) -> [Variable]
    {
        if level.select.star != nil { return scope.variables }
        var columns: [Variable] = []
        for item in level.select.items {
            if item.expression == nil {
                try check(item.variable, item.place, level, scope)
            } else {
                for (variable, place) in item.plain { try check(variable, place, level, scope) }
                if scope.contains(item.variable) || columns.contains(item.variable) {
                    throw error(at: item.place, expected: "a variable that is not in use yet")
                }
                scope.insert(item.variable)
            }
            columns.append(item.variable)
        }
        return unique(columns)
    }

    /// Outside aggregates, groups have no variables but their keys (section 19.8, note 12).
    private func check(
        _ variable: Variable, _ place: QueryToken, _ level: QueryLevel, _ scope: VariableScope
    ) throws(SyntaxError) {
        if level.isGrouped, !scope.contains(variable) {
            throw error(
                at: place, expected: "a key of GROUP BY, or an aggregate such as SAMPLE of the variable")
        }
    }

    /// The variables outside aggregates of `HAVING` and `ORDER BY` that are neither keys nor columns are any of
    /// their values in the group (section 18.2.4.1).
    private func samples(_ level: QueryLevel) -> [AggregateBinding] {
        let taken = Set(
            level.keys + level.select.items.compactMap { $0.expression == nil ? nil : $0.variable })
        return unique(level.plain.map(\.variable)).filter { !taken.contains($0) && level.scope.contains($0) }
            .map { AggregateBinding($0, Aggregate(.sample, of: .variable($0))) }
    }

    private func unique(_ variables: [Variable]) -> [Variable] {
        var seen = Set<Variable>()
        return variables.filter { seen.insert($0).inserted }
    }
}
