import RDF

extension QueryGrammar {
    /// `QueryUnit`
    mutating func query() throws(SyntaxError) -> Query {
        try prologue()
        var query: Query
        switch kind == .word ? token.keyword : "" {
        case "SELECT": query = try selectQuery()
        case "CONSTRUCT": query = try constructQuery()
        case "DESCRIBE": query = try describeQuery()
        case "ASK": query = try askQuery()
        default:
            throw error(expected: "SELECT, CONSTRUCT, DESCRIBE or ASK, or a declaration such as PREFIX")
        }
        guard kind == .end else { throw error(expected: "the end of the query") }
        query.prefixes = PrefixMap(Array(prefixes.values))
        query.base = base
        return query
    }

    /// `Prologue`
    private mutating func prologue() throws(SyntaxError) {
        while true {
            if try take("BASE") {
                base = try iriReference()
            } else if try take("PREFIX") {
                guard kind == .prefixedName, token.colon + 1 == token.range.upperBound else {
                    throw error(expected: "a prefix and a colon")
                }
                let label = lexer.text(token.range.lowerBound..<token.colon)
                try advance()
                prefixes[label] = Namespace(Prefix(unchecked: label), try iriReference())
            } else if lexer.isSPARQL12, try take("VERSION") {
                guard kind == .string else {
                    throw error(expected: "a version in single quotes or double quotes")
                }
                try advance()
            } else {
                return
            }
        }
    }

    /// `DatasetClause*`
    private mutating func datasetClause() throws(SyntaxError) -> DatasetClause? {
        var clause: DatasetClause?
        while try take("FROM") {
            var graphs = clause ?? DatasetClause()
            if try take("NAMED") {
                graphs.namedGraphs.append(try iri())
            } else {
                graphs.defaultGraphs.append(try iri(expected: "an IRI or NAMED"))
            }
            clause = graphs
        }
        return clause
    }

    // MARK: - SELECT

    private mutating func selectQuery() throws(SyntaxError) -> Query {
        let clause = try selectClause()
        let dataset = try datasetClause()
        let (algebra, columns) = try selection(clause)
        return Query(form: .select(columns), dataset: dataset, pattern: algebra)
    }

    /// `SubSelect`
    mutating func subSelect() throws(SyntaxError) -> (algebra: Algebra, columns: [Variable]) {
        try selection(try selectClause())
    }

    /// What follows the `SELECT` clause, and all of it put together.
    private mutating func selection(
        _ clause: SelectClause
    ) throws(SyntaxError) -> (algebra: Algebra, columns: [Variable]) {
        var level = QueryLevel(clause)
        try whereClause(&level)
        try modifiers(&level)
        return try finished(level)
    }

    /// `SelectClause`
    private mutating func selectClause() throws(SyntaxError) -> SelectClause {
        try expect("SELECT")
        var clause = SelectClause()
        if try take("DISTINCT") {
            clause.reduction = .distinct
        } else if try take("REDUCED") {
            clause.reduction = .reduced
        }
        if kind == .star {
            clause.star = token
            try advance()
            return clause
        }
        let outer = aggregates
        aggregates = AggregateScope()
        while kind == .variable || kind == .openParenthesis {
            let place = token
            guard kind == .openParenthesis else {
                clause.items.append(SelectItem(variable: try variable(), place: place))
                continue
            }
            try advance()
            let known = aggregates?.plain.count ?? 0
            let expression = try expression()
            let (variable, aliasPlace) = try alias()
            try expect(.closeParenthesis)
            clause.items.append(
                SelectItem(
                    variable: variable, place: aliasPlace, expression: expression, height: height,
                    plain: Array(aggregates?.plain[known...] ?? [])))
        }
        if clause.items.isEmpty { throw error(expected: "a variable, ( and an expression, or *") }
        clause.aggregates = aggregates?.bindings ?? []
        aggregates = outer
        return clause
    }

    /// `WhereClause`
    private mutating func whereClause(_ level: inout QueryLevel) throws(SyntaxError) {
        if !(try take("WHERE")), kind != .openBrace { throw error(expected: "WHERE or {") }
        (level.pattern, level.scope) = try groupPattern()
        level.height = height
    }

    // MARK: - The other forms

    private mutating func askQuery() throws(SyntaxError) -> Query {
        try expect("ASK")
        let dataset = try datasetClause()
        var level = QueryLevel(SelectClause())
        try whereClause(&level)
        try modifiers(&level)
        return Query(form: .ask, dataset: dataset, pattern: try finished(level).algebra)
    }

    private mutating func describeQuery() throws(SyntaxError) -> Query {
        try expect("DESCRIBE")
        var targets: [PatternTerm] = []
        let isAll = try take(.star)
        if !isAll {
            repeat { targets.append(try variableOrIRI()) } while kind == .variable || startsIRI
        }
        let dataset = try datasetClause()
        var level = QueryLevel(SelectClause())
        if isWord("WHERE") || kind == .openBrace { try whereClause(&level) }
        try modifiers(&level)
        let algebra = try finished(level).algebra
        if isAll { targets = level.scope.variables.map { .variable($0) } }
        return Query(form: .describe(targets), dataset: dataset, pattern: algebra)
    }

    private mutating func constructQuery() throws(SyntaxError) -> Query {
        try expect("CONSTRUCT")
        var template: [TriplePattern]
        var level = QueryLevel(SelectClause())
        let dataset: DatasetClause?
        if kind == .openBrace {
            template = try triples(isTemplate: true).triples
            dataset = try datasetClause()
            try whereClause(&level)
        } else {
            // The short form: the pattern is the template.
            dataset = try datasetClause()
            guard try take("WHERE") else { throw error(expected: "WHERE, FROM, or { and a template") }
            let block = try triples(isTemplate: false)
            template = block.triples.map(\.asTemplate)
            if !template.isEmpty { level.pattern = .basic(block.triples) }
            level.scope = block.scope
            level.height = 1
        }
        try modifiers(&level)
        return Query(form: .construct(template), dataset: dataset, pattern: try finished(level).algebra)
    }

    /// `{`, triples without paths, and `}`.
    private mutating func triples(isTemplate: Bool) throws(SyntaxError) -> PatternBlock {
        var block = PatternBlock(number: newBlock(), isTemplate: isTemplate, allowsPaths: false)
        try expect(.openBrace)
        while startsTriple {
            try triplesOfSubject(into: &block)
            guard try take(.dot) else { break }
        }
        try expect(.closeBrace, or: "a dot and more triples")
        return block
    }
}

extension TriplePattern {
    /// The same with blank nodes of a pattern as those of a template: new ones for each solution.
    fileprivate var asTemplate: TriplePattern {
        TriplePattern(subject.asTemplate, predicate.asTemplate, object.asTemplate)
    }
}

extension PatternTerm {
    fileprivate var asTemplate: PatternTerm {
        switch self {
        case .variable(let variable) where variable.isBlank:
            .variable(Variable("new \(variable.name)", isBlank: true))
        case .variable, .term: self
        case .triple(let triple): .triple(triple.asTemplate)
        }
    }
}
