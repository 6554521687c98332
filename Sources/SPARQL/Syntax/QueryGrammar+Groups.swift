import RDF

extension QueryGrammar {
    /// `GroupGraphPattern` as a whole: its algebra, and the variables in scope behind it.
    mutating func groupPattern() throws(SyntaxError) -> (algebra: Algebra, scope: VariableScope) {
        let group = try group()
        return (try closed(group), group.scope)
    }

    /// The group with its filters on top.
    private mutating func closed(_ group: PatternGroup) throws(SyntaxError) -> Algebra {
        height = group.height
        guard let filter = try conjunction(group) else { return group.pattern }
        height = try above(group.height, height)
        return .filter(filter, group.pattern)
    }

    /// All filters of a group as one.
    private mutating func conjunction(_ group: PatternGroup) throws(SyntaxError) -> Expression? {
        height = try above(group.filterHeight, balancing: group.filters.count)
        return balanced(group.filters) { .and($0, $1) }
    }

    /// `GroupGraphPattern`
    private mutating func group() throws(SyntaxError) -> PatternGroup {
        try enter()
        // Aggregates stand in the clauses of a query, never in its patterns.
        let outer = aggregates
        aggregates = nil
        try expect(.openBrace)
        var group = PatternGroup()
        if isWord("SELECT") {
            let (algebra, columns) = try subSelect()
            group.join(algebra)
            group.height = height
            group.scope.insert(columns)
        } else {
            try elements(of: &group)
        }
        try expect(
            .closeBrace, or: isWord("UNION") ? "{ }, as UNION stands between groups," : "a graph pattern")
        aggregates = outer
        leave()
        return group
    }

    /// `GroupGraphPatternSub`
    private mutating func elements(of group: inout PatternGroup) throws(SyntaxError) {
        var block = PatternBlock(number: newBlock())
        // A dot separates triples, and may follow each other element.
        var mayBeDot = false
        while true {
            if startsTriple {
                try triplesOfSubject(into: &block)
                if try take(.dot) {
                    mayBeDot = false
                    continue
                }
                mayBeDot = false
                if startsTriple { throw error(expected: "a dot between triples, or ; or ,") }
            } else if mayBeDot, try take(.dot) {
                mayBeDot = false
            } else if isWord("FILTER") {
                // Filters do not end a basic graph pattern.
                try advance()
                group.filter(try constraint(expected: "a condition: ( ), a function or EXISTS"))
                group.filterHeight = max(group.filterHeight, height)
                mayBeDot = true
            } else if kind == .openBrace || kind == .word && Self.elementWords.contains(token.keyword) {
                try close(&block, into: &group)
                try element(of: &group)
                mayBeDot = true
            } else {
                return try close(&block, into: &group)
            }
        }
    }

    private static let elementWords: Set<String> = [
        "OPTIONAL", "MINUS", "GRAPH", "SERVICE", "BIND", "VALUES",
    ]

    /// Joins the triples read to the group, and begins another basic graph pattern.
    private mutating func close(_ block: inout PatternBlock, into group: inout PatternGroup)
        throws(SyntaxError)
    {
        if !block.triples.isEmpty {
            group.join(.basic(block.triples))
            group.height = try above(group.height)
        }
        for (subject, path, object) in block.paths {
            group.join(.path(subject, path, object))
            group.height = try above(group.height)
        }
        group.scope.formUnion(block.scope)
        block = PatternBlock(number: newBlock())
    }

    /// `GraphPatternNotTriples` but for filters.
    private mutating func element(of group: inout PatternGroup) throws(SyntaxError) {
        let keyword = kind == .word ? token.keyword : ""
        if !keyword.isEmpty { try advance() }
        switch keyword {
        case "OPTIONAL":
            // The filters of the optional group see the variables of both sides.
            let optional = try self.group()
            let condition = try conjunction(optional)
            height = max(height, optional.height)
            group.wrap { .leftJoin($0, optional.pattern, condition) }
            group.scope.formUnion(optional.scope)
        case "MINUS":
            let (algebra, _) = try groupPattern()
            group.wrap { .minus($0, algebra) }
        case "GRAPH":
            let name = try variableOrIRI()
            group.scope.insert(name)
            try joinGroup(to: &group) { .graph(name, $0) }
        case "SERVICE":
            let isSilent = try take("SILENT")
            let name = try variableOrIRI()
            group.scope.insert(name)
            try joinGroup(to: &group) { .service(name, $0, isSilent: isSilent) }
        case "BIND":
            try expect(.openParenthesis)
            let expression = try expression()
            let variable = try alias()
            if group.scope.contains(variable.0) {
                throw error(at: variable.1, expected: "a variable that is not in use yet in this group")
            }
            try expect(.closeParenthesis)
            group.wrap { .extend($0, variable.0, expression) }
            group.scope.insert(variable.0)
        case "VALUES":
            let (algebra, variables) = try dataBlock()
            group.join(algebra)
            group.scope.insert(variables)
        default: try union(into: &group)
        }
        group.height = try above(group.height, height)
    }

    private mutating func joinGroup(
        to group: inout PatternGroup, _ operation: (Algebra) -> Algebra
    ) throws(SyntaxError) {
        let (algebra, scope) = try groupPattern()
        group.join(operation(algebra))
        group.scope.formUnion(scope)
        height = try above(height)
    }

    /// `GroupOrUnionGraphPattern`
    private mutating func union(into group: inout PatternGroup) throws(SyntaxError) {
        var branches: [Algebra] = []
        var highest = 0
        repeat {
            let (algebra, scope) = try groupPattern()
            branches.append(algebra)
            group.scope.formUnion(scope)
            highest = max(highest, height)
        } while try take("UNION")
        height = try above(highest, balancing: branches.count)
        if let union = balanced(branches, { .union($0, $1) }) { group.join(union) }
    }

    /// `AS` and a variable, and where it stands.
    mutating func alias() throws(SyntaxError) -> (Variable, QueryToken) {
        guard try take("AS") else { throw error(expected: "an operator or AS and a variable") }
        let place = token
        return (try variable(expected: "a variable behind AS"), place)
    }

    // MARK: - Data

    /// `DataBlock`
    mutating func dataBlock() throws(SyntaxError) -> (algebra: Algebra, variables: [Variable]) {
        height = 1
        if kind == .variable {
            let variable = try variable()
            try expect(.openBrace)
            var rows: [[Term?]] = []
            while kind != .closeBrace { rows.append([try dataValue()]) }
            try advance()
            return (.values([variable], rows), [variable])
        }
        try expect(.openParenthesis, or: "a variable")
        var variables: [Variable] = []
        while kind != .closeParenthesis {
            let place = token
            let variable = try variable(expected: "a variable or )")
            if variables.contains(variable) {
                throw error(at: place, expected: "each variable of VALUES once")
            }
            variables.append(variable)
        }
        try advance()
        try expect(.openBrace)
        var rows: [[Term?]] = []
        while kind != .closeBrace { rows.append(try dataRow(variables.count)) }
        try advance()
        return (.values(variables, rows), variables)
    }

    private mutating func dataRow(_ count: Int) throws(SyntaxError) -> [Term?] {
        try expect(.openParenthesis)
        var row: [Term?] = []
        while kind != .closeParenthesis {
            guard row.count < count else {
                throw error(expected: "), as there are \(count) variables")
            }
            row.append(try dataValue())
        }
        guard row.count == count else {
            throw error(expected: "\(count) values, as there are \(count) variables")
        }
        try advance()
        return row
    }
}
