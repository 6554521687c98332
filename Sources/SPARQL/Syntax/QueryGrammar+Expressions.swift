import RDF

extension QueryGrammar {
    /// `Expression`. Leaves its height in ``height``, as all functions here do.
    mutating func expression() throws(SyntaxError) -> Expression {
        let first = try conjunction()
        guard kind == .or else { return first }
        var operands = [first]
        var highest = height
        while try take(.or) {
            operands.append(try conjunction())
            highest = max(highest, height)
        }
        height = try above(highest, balancing: operands.count)
        return balanced(operands) { .or($0, $1) } ?? first
    }

    private mutating func conjunction() throws(SyntaxError) -> Expression {
        let first = try relation()
        guard kind == .and else { return first }
        var operands = [first]
        var highest = height
        while try take(.and) {
            operands.append(try relation())
            highest = max(highest, height)
        }
        height = try above(highest, balancing: operands.count)
        return balanced(operands) { .and($0, $1) } ?? first
    }

    /// `RelationalExpression`
    private mutating func relation() throws(SyntaxError) -> Expression {
        let left = try sum()
        let leftHeight = height
        if let comparison = Expression.Comparison(rawValue: kind.rawValue) {
            try advance()
            let right = try sum()
            height = try above(leftHeight, height)
            return .compare(comparison, left, right)
        }
        let isNegated = isWord("NOT")
        guard isNegated || isWord("IN") else { return left }
        try advance()
        if isNegated { try expect("IN") }
        let list = try arguments()
        height = try above(max(leftHeight, height) + (isNegated ? 1 : 0))
        let isIn = Expression.isIn(left, list)
        return isNegated ? .not(isIn) : isIn
    }

    /// `AdditiveExpression`
    private mutating func sum() throws(SyntaxError) -> Expression {
        var left = try product()
        while true {
            let leftHeight = height
            let operation: Expression.Arithmetic
            switch kind {
            case .plus, .minus:
                operation = kind == .plus ? .add : .subtract
                try advance()
            // A number with a sign is a summand: `?a -1`.
            case .integer, .decimal, .double:
                guard hasSign else { return left }
                operation = .add
            default: return left
            }
            let right = try product()
            height = try above(leftHeight, height)
            left = .arithmetic(operation, left, right)
        }
    }

    private var hasSign: Bool {
        let first = lexer.bytes[token.range.lowerBound]
        return first == ASCII.plus || first == ASCII.minus
    }

    /// `MultiplicativeExpression`
    private mutating func product() throws(SyntaxError) -> Expression {
        var left = try unary()
        while kind == .star || kind == .slash {
            let leftHeight = height
            let operation: Expression.Arithmetic = kind == .star ? .multiply : .divide
            try advance()
            let right = try unary()
            height = try above(leftHeight, height)
            left = .arithmetic(operation, left, right)
        }
        return left
    }

    /// `UnaryExpression`; of SPARQL 1.2, where the operand of `!` may have one itself.
    private mutating func unary() throws(SyntaxError) -> Expression {
        let mark = kind
        guard mark == .bang || mark == .plus || mark == .minus else { return try primary() }
        try enter()
        try advance()
        let operand = mark == .bang ? try unary() : try primary()
        leave()
        height = try above(height)
        switch mark {
        case .bang: return .not(operand)
        case .plus: return .positive(operand)
        default: return .negative(operand)
        }
    }

    /// `PrimaryExpression`
    private mutating func primary() throws(SyntaxError) -> Expression {
        height = 1
        switch kind {
        case .openParenthesis: return try bracketedExpression()
        case .variable:
            let place = token
            let variable = try variable()
            aggregates?.plain.append((variable, place))
            return .variable(variable)
        case .iri, .prefixedName:
            let iri = try iri()
            return kind == .openParenthesis ? try call(iri) : .term(.iri(iri))
        case .tripleTermOpen: return try tripleTermExpression()
        default:
            if startsLiteral { return .term(.literal(try literal())) }
            guard startsCall else {
                throw error(expected: "an expression: a variable, an IRI, a literal, a function or (")
            }
            return try builtin()
        }
    }

    /// `BrackettedExpression`
    mutating func bracketedExpression() throws(SyntaxError) -> Expression {
        try enter()
        try expect(.openParenthesis)
        let expression = try expression()
        try expect(.closeParenthesis, or: "an operator")
        leave()
        return expression
    }

    /// `Constraint`: what stands without brackets is a call.
    mutating func constraint(expected: String) throws(SyntaxError) -> Expression {
        if kind == .openParenthesis { return try bracketedExpression() }
        if startsIRI {
            let iri = try iri()
            guard kind == .openParenthesis else {
                throw error(expected: "( and the arguments of the function")
            }
            return try call(iri)
        }
        guard startsCall else { throw error(expected: expected) }
        return try builtin()
    }

    /// `ExprTripleTerm` of SPARQL 1.2
    private mutating func tripleTermExpression() throws(SyntaxError) -> Expression {
        try enter()
        try advance()
        let subject = try termPart(expected: "a variable or an IRI")
        let subjectHeight = height
        let predicate =
            try takeA() ? .term(.iri(Known.type)) : try termPart(expected: "a variable, an IRI or the word a")
        let object: Expression
        if kind == .tripleTermOpen {
            object = try tripleTermExpression()
        } else if startsLiteral {
            object = .term(.literal(try literal()))
        } else {
            object = try termPart(expected: "a variable, an IRI, a literal or a triple term")
        }
        try expect(.tripleTermClose)
        leave()
        if case .term(.iri(let subject)) = subject, case .term(.iri(let predicate)) = predicate,
            case .term(let object) = object
        {
            return .term(.triple(Triple(.iri(subject), predicate, object)))
        }
        height = try above(height, subjectHeight)
        return .call(.triple, [subject, predicate, object])
    }

    /// A variable or an IRI.
    private mutating func termPart(expected: String) throws(SyntaxError) -> Expression {
        guard kind == .variable || startsIRI else { throw error(expected: expected) }
        height = 1
        if startsIRI { return .term(.iri(try iri())) }
        return try primary()
    }
}
