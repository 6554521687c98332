import RDF

extension AlgebraText {
    /// An expression, with brackets where they are needed.
    public func text(_ expression: Expression) -> String { text(expression, binding: 0) }

    /// A key of `ORDER BY`.
    public func text(_ condition: OrderCondition) -> String {
        guard condition.isDescending else { return text(condition.expression, binding: Binding.operand) }
        return "DESC(\(text(condition.expression)))"
    }

    /// An aggregate and what holds its value.
    public func text(_ binding: AggregateBinding) -> String {
        "\(text(binding.variable)) = \(text(binding.aggregate))"
    }

    /// A set function.
    public func text(_ aggregate: Aggregate) -> String {
        let distinct = aggregate.isDistinct ? "DISTINCT " : ""
        let argument = aggregate.expression.map { text($0) } ?? "*"
        let (name, end): (String, String) =
            switch aggregate.function {
            case .count: ("COUNT", "")
            case .sum: ("SUM", "")
            case .min: ("MIN", "")
            case .max: ("MAX", "")
            case .avg: ("AVG", "")
            case .sample: ("SAMPLE", "")
            case .groupConcat(let separator):
                ("GROUP_CONCAT", "; SEPARATOR = \(text(Term.string(separator)))")
            }
        return "\(name)(\(distinct)\(argument)\(end))"
    }

    /// How tightly operators bind.
    private enum Binding {
        static let or = 1
        static let and = 2
        static let relation = 3
        static let sum = 4
        static let product = 5
        static let sign = 6
        static let operand = 7
    }

    /// - Parameter binding: how tightly what stands around binds.
    private func text(_ expression: Expression, binding: Int) -> String {
        let (own, text) = bound(expression)
        return own < binding ? "(\(text))" : text
    }

    /// The expression, and how tightly it binds.
    private func bound(_ expression: Expression) -> (Int, String) {
        switch expression {
        case .variable(let variable): (Binding.operand, text(variable))
        case .term(let term): (Binding.operand, text(term))
        case .or(let a, let b): infix("||", a, b, Binding.or, Binding.or)
        case .and(let a, let b): infix("&&", a, b, Binding.and, Binding.and)
        case .compare(let comparison, let a, let b):
            infix(comparison.rawValue, a, b, Binding.relation, Binding.sum, left: Binding.sum)
        case .isIn(let item, let list): isIn("IN", item, list)
        case .not(.isIn(let item, let list)): isIn("NOT IN", item, list)
        case .not(.exists(let algebra)): (Binding.operand, "NOT EXISTS { \(inline(algebra)) }")
        case .exists(let algebra): (Binding.operand, "EXISTS { \(inline(algebra)) }")
        case .not(let operand): (Binding.sign, "!\(text(operand, binding: Binding.operand))")
        case .negative(let operand): (Binding.sign, "- \(text(operand, binding: Binding.operand))")
        case .positive(let operand): (Binding.sign, "+ \(text(operand, binding: Binding.operand))")
        case .arithmetic(let operation, let a, let b):
            operation == .add || operation == .subtract
                ? infix(operation.rawValue, a, b, Binding.sum, Binding.product)
                : infix(operation.rawValue, a, b, Binding.product, Binding.sign)
        case .bound(let variable): (Binding.operand, "BOUND(\(text(variable)))")
        case .ifThenElse(let condition, let a, let b): call("IF", [condition, a, b])
        case .coalesce(let operands): call("COALESCE", operands)
        case .call(let function, let arguments): call(function.rawValue, arguments)
        case .function(let iri, let arguments): call(text(iri), arguments)
        }
    }

    private func infix(
        _ mark: String, _ a: Expression, _ b: Expression, _ own: Int, _ right: Int, left: Int? = nil
    ) -> (Int, String) {
        (own, "\(text(a, binding: left ?? own)) \(mark) \(text(b, binding: right))")
    }

    private func isIn(_ word: String, _ item: Expression, _ list: [Expression]) -> (Int, String) {
        (Binding.relation, "\(text(item, binding: Binding.sum)) \(call(word + " ", list).1)")
    }

    private func call(_ name: String, _ arguments: [Expression]) -> (Int, String) {
        (Binding.operand, "\(name)(\(arguments.map { text($0) }.joined(separator: ", ")))")
    }

    /// A pattern in one line.
    private func inline(_ algebra: Algebra) -> String {
        let operands = algebra.children.map { inline($0) }
        if case .basic(let triples) = algebra { return triples.map { text($0) }.joined(separator: " . ") }
        return operands.isEmpty ? head(algebra) : "\(head(algebra)) (\(operands.joined(separator: ", ")))"
    }
}
