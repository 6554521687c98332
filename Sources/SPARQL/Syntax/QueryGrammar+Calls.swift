import RDF

extension Builtin {
    /// How many arguments the function takes (section 19.8, `BuiltInCall`).
    var arity: ClosedRange<Int> {
        switch self {
        case .rand, .now, .uuid, .struuid: 0...0
        case .bnode: 0...1
        case .concat: 0...Int.max
        case .substr, .regex: 2...3
        case .replace: 3...4
        case .langMatches, .contains, .strstarts, .strends, .strbefore, .strafter, .strlang, .strdt,
            .sameTerm:
            2...2
        case .strlangdir, .triple: 3...3
        default: 1...1
        }
    }

    /// Whether SPARQL 1.1 does not know it.
    var isSPARQL12: Bool {
        switch self {
        case .langDir, .strlangdir, .hasLang, .hasLangDir, .triple, .subject, .predicate, .object, .isTriple:
            true
        default: false
        }
    }
}

extension QueryGrammar {
    /// Aggregates but for `GROUP_CONCAT`.
    private static let aggregateNames: [String: Aggregate.Function] = [
        "COUNT": .count, "SUM": .sum, "MIN": .min, "MAX": .max, "AVG": .avg, "SAMPLE": .sample,
        "GROUP_CONCAT": .groupConcat(separator: " "),
    ]

    /// What the grammar calls like a function though it is none.
    private static let forms: Set<String> = ["BOUND", "IF", "COALESCE", "EXISTS", "NOT"]

    /// Whether the token is the name of a function, an aggregate, or another form of a call.
    var startsCall: Bool {
        guard kind == .word else { return false }
        let word = token.keyword
        return Builtin(rawValue: word) != nil || Self.aggregateNames[word] != nil || Self.forms.contains(word)
    }

    /// `BuiltInCall`
    mutating func builtin() throws(SyntaxError) -> Expression {
        let name = token
        if let function = Self.aggregateNames[name.keyword] { return try aggregate(function) }
        try advance()
        switch name.keyword {
        case "BOUND":
            try expect(.openParenthesis)
            let place = token
            let variable = try variable()
            aggregates?.plain.append((variable, place))
            try expect(.closeParenthesis)
            height = 1
            return .bound(variable)
        case "IF":
            let arguments = try arguments(of: name, 3...3)
            return .ifThenElse(arguments[0], arguments[1], arguments[2])
        case "COALESCE": return .coalesce(try arguments())
        case "NOT":
            try expect("EXISTS")
            let exists = try exists()
            height = try above(height)
            return .not(exists)
        case "EXISTS": return try exists()
        default: break
        }
        guard let function = Builtin(rawValue: name.keyword) else {
            throw error(at: name, expected: "a function that there is")
        }
        guard lexer.isSPARQL12 || !function.isSPARQL12 else {
            throw error(at: name, expected: "a function of SPARQL 1.1; \(name.keyword) is of SPARQL 1.2")
        }
        return .call(function, try arguments(of: name, function.arity))
    }

    private mutating func exists() throws(SyntaxError) -> Expression {
        let (algebra, _) = try groupPattern()
        height = try above(height)
        return .exists(algebra)
    }

    /// A function by IRI.
    mutating func call(_ function: IRI) throws(SyntaxError) -> Expression {
        .function(function, try arguments())
    }

    private mutating func arguments(
        of name: QueryToken, _ arity: ClosedRange<Int>
    ) throws(SyntaxError) -> [Expression] {
        let arguments = try arguments()
        guard arity.contains(arguments.count) else {
            let (least, most) = (arity.lowerBound, arity.upperBound)
            let count = least == most ? "\(least)" : most == .max ? "\(least) or more" : "\(least) to \(most)"
            let noun = least == 1 && most == 1 ? "argument" : "arguments"
            throw lexer.error(
                name.range, expected: "\(count) \(noun) for \(name.keyword) rather than \(arguments.count)")
        }
        return arguments
    }

    /// `ExpressionList`, or `ArgList`.
    mutating func arguments() throws(SyntaxError) -> [Expression] {
        try enter()
        try expect(.openParenthesis)
        var arguments: [Expression] = []
        var highest = 0
        if kind != .closeParenthesis {
            repeat {
                if isWord("DISTINCT") {
                    throw error(expected: "an expression; DISTINCT is for aggregates only")
                }
                arguments.append(try expression())
                highest = max(highest, height)
            } while try take(.comma)
        }
        try expect(.closeParenthesis, or: arguments.isEmpty ? "an expression" : "an operator, a comma")
        leave()
        height = try above(highest)
        return arguments
    }

    /// `Aggregate`: a variable that stands for its value.
    private mutating func aggregate(_ function: Aggregate.Function) throws(SyntaxError) -> Expression {
        guard aggregates != nil else {
            throw error(
                expected:
                    "no aggregate: they stand in SELECT, HAVING and ORDER BY only, and not in each other")
        }
        let outer = aggregates
        aggregates = nil
        try advance()
        try enter()
        try expect(.openParenthesis)
        let isDistinct = try take("DISTINCT")
        var function = function
        var argument: Expression?
        if function == .count, kind == .star {
            try advance()
        } else {
            argument = try expression()
        }
        if case .groupConcat = function, try take(.semicolon) {
            try expect("SEPARATOR")
            try expect(.equal)
            function = .groupConcat(separator: try string())
        }
        try expect(.closeParenthesis, or: "an operator")
        leave()
        aggregates = outer
        height = 1
        return .variable(bind(Aggregate(function, of: argument, isDistinct: isDistinct)))
    }

    /// The variable that holds an aggregate; the same one again where it has been met before.
    private mutating func bind(_ aggregate: Aggregate) -> Variable {
        if let known = aggregates?.bindings.first(where: { $0.aggregate == aggregate }) {
            return known.variable
        }
        let variable = fresh("aggregate")
        aggregates?.bindings.append(AggregateBinding(variable, aggregate))
        return variable
    }
}
