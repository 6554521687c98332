/// Evaluates expressions, by the three-valued logic of SPARQL 1.1 Query, section 17.2: `nil` is a type error.
public struct ExpressionEvaluator {
    public let context: ExpressionContext

    public init(context: ExpressionContext) { self.context = context }

    /// The value for a row; `nil` for a type error, an unbound variable included.
    ///
    /// - Throws: what ``SolutionRow/exists(_:)`` throws.
    public func value(_ expression: CompiledExpression, _ row: some SolutionRow) throws -> Value? {
        switch expression {
        case .slot(let slot): return row.value(slot)
        case .constant(let value): return value
        case .unary(let function, let argument): return try value(argument, row).flatMap(function)
        case .binary(let function, let first, let second):
            guard let a = try value(first, row), let b = try value(second, row) else { return nil }
            return function(a, b)
        case .call(let function, let arguments):
            var values: [Value] = []
            values.reserveCapacity(arguments.count)
            for argument in arguments {
                guard let value = try value(argument, row) else { return nil }
                values.append(value)
            }
            return function(values, context)
        case .ifThenElse(let test, let yes, let no):
            guard let test = try truth(test, row) else { return nil }
            return try value(test ? yes : no, row)
        case .coalesce(let list):
            for item in list { if let value = try value(item, row) { return value } }
            return nil
        case .failure: return nil
        case .or, .and, .not, .compare, .isIn, .bound, .exists:
            return try logic(expression, row).map { $0 ? .true : .false }
        }
    }

    /// The effective boolean value for a row, as `FILTER` asks for it; `nil` for a type error.
    ///
    /// - Throws: what ``SolutionRow/exists(_:)`` throws.
    public func truth(_ expression: CompiledExpression, _ row: some SolutionRow) throws -> Bool? {
        switch expression {
        case .or, .and, .not, .compare, .isIn, .bound, .exists: try logic(expression, row)
        default: try value(expression, row)?.truth
        }
    }

    /// What is a boolean or a type error.
    private func logic(_ expression: CompiledExpression, _ row: some SolutionRow) throws -> Bool? {
        switch expression {
        case .or(let a, let b):
            let first = try truth(a, row)
            if first == true { return true }
            let second = try truth(b, row)
            return second == true ? true : first == nil ? nil : second
        case .and(let a, let b):
            let first = try truth(a, row)
            if first == false { return false }
            let second = try truth(b, row)
            return second == false ? false : first == nil ? nil : second
        case .not(let a): return try truth(a, row).map { !$0 }
        case .compare(let comparison, let first, let second):
            guard let a = try value(first, row), let b = try value(second, row) else { return nil }
            return Value.compare(comparison, a, b)
        case .isIn(let item, let list):
            guard let item = try value(item, row) else { return nil }
            var result: Bool? = false
            for other in list {
                let isEqual = try value(other, row).flatMap { Value.equals(item, $0) }
                if isEqual == true { return true }
                if isEqual == nil { result = nil }
            }
            return result
        case .bound(let slot): return row.value(slot) != nil
        case .exists(let pattern): return try row.exists(pattern)
        default: return nil
        }
    }
}
