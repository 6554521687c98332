import RDF

/// An expression whose variables are slots of a row, whose functions are looked up and whose constants are computed.
public indirect enum CompiledExpression: Sendable {
    case slot(Int)
    case constant(Value)
    case or(CompiledExpression, CompiledExpression)
    case and(CompiledExpression, CompiledExpression)
    case not(CompiledExpression)
    case compare(Expression.Comparison, CompiledExpression, CompiledExpression)
    case isIn(CompiledExpression, [CompiledExpression])
    case bound(Int)
    case ifThenElse(CompiledExpression, CompiledExpression, CompiledExpression)
    case coalesce([CompiledExpression])
    case exists(Int)
    case unary(@Sendable (Value) -> Value?, CompiledExpression)
    case binary(@Sendable (Value, Value) -> Value?, CompiledExpression, CompiledExpression)
    case call(@Sendable ([Value], ExpressionContext) -> Value?, [CompiledExpression])
    /// What always is a type error, such as a function that there is not.
    case failure
}

extension Expression {
    /// - Parameters:
    ///   - slot: where a row has the variable; `nil` where it is never bound.
    ///   - exists: a number for a pattern, for ``SolutionRow/exists(_:)``.
    public func compiled(slot: (Variable) -> Int?, exists: (Algebra) -> Int) -> CompiledExpression {
        func compile(_ expression: Expression) -> CompiledExpression {
            expression.compiled(slot: slot, exists: exists)
        }
        switch self {
        case .variable(let variable): return slot(variable).map { .slot($0) } ?? .failure
        case .term(let term): return .constant(Value(term))
        case .or(let a, let b): return .or(compile(a), compile(b))
        case .and(let a, let b): return .and(compile(a), compile(b))
        case .not(let a): return .not(compile(a))
        case .compare(let comparison, let a, let b): return .compare(comparison, compile(a), compile(b))
        case .isIn(let a, let list): return .isIn(compile(a), list.map(compile))
        case .arithmetic(let operation, let a, let b):
            return .computing({ Value.compute(operation, $0, $1) }, compile(a), compile(b))
        case .negative(let a): return .computing({ $0.number.map { .number(-$0, nil) } }, compile(a))
        case .positive(let a): return .computing({ $0.number == nil ? nil : $0 }, compile(a))
        case .bound(let variable): return slot(variable).map { .bound($0) } ?? .constant(.false)
        case .ifThenElse(let test, let yes, let no):
            return .ifThenElse(compile(test), compile(yes), compile(no))
        case .coalesce(let list): return .coalesce(list.map(compile))
        case .exists(let pattern): return .exists(exists(pattern))
        case .call(let builtin, let arguments):
            return Functions.call(builtin, arguments.map(compile))
        case .function(let name, let arguments):
            guard arguments.count == 1, let cast = Casts.table[name] else { return .failure }
            return .computing(cast, compile(arguments[0]))
        }
    }
}

extension CompiledExpression {
    /// What stands here without a variable, and is the same for every row.
    var constant: Value? { if case .constant(let value) = self { value } else { nil } }

    /// A call, or what it yields where that is certain.
    static func computing(
        _ function: @escaping @Sendable (Value) -> Value?, _ argument: CompiledExpression
    ) -> CompiledExpression {
        guard let value = argument.constant else { return .unary(function, argument) }
        return function(value).map { .constant($0) } ?? .failure
    }

    static func computing(
        _ function: @escaping @Sendable (Value, Value) -> Value?, _ first: CompiledExpression,
        _ second: CompiledExpression
    ) -> CompiledExpression {
        guard let a = first.constant, let b = second.constant else { return .binary(function, first, second) }
        return function(a, b).map { .constant($0) } ?? .failure
    }

    static func calling(
        _ body: Functions.Body, _ arguments: [CompiledExpression]
    ) -> CompiledExpression {
        switch body {
        case .unary(let function): computing(function, arguments[0])
        case .binary(let function): computing(function, arguments[0], arguments[1])
        case .general(let function): .call(function, arguments)
        }
    }
}
