/// `REGEX` and `REPLACE` (SPARQL 1.1 Query, sections 17.4.3.14 f.). A pattern that is the same for all solutions is
/// compiled once.
enum PatternFunctions {
    /// Of two or three arguments.
    static func regex(_ arguments: [CompiledExpression]) -> CompiledExpression {
        let flags = arguments.count > 2 ? arguments[2] : .constant(.string(""))
        if let pattern = arguments[1].constant, let flags = flags.constant {
            guard let pattern = compiled(pattern, flags) else { return .failure }
            return .computing({ matches($0, pattern) }, arguments[0])
        }
        return .call(
            { values, context in
                guard let pattern = context.pattern(values[1], values[2]) else { return nil }
                return matches(values[0], pattern)
            }, [arguments[0], arguments[1], flags])
    }

    /// Of three or four arguments.
    static func replace(_ arguments: [CompiledExpression]) -> CompiledExpression {
        let flags = arguments.count > 3 ? arguments[3] : .constant(.string(""))
        if let pattern = arguments[1].constant, let flags = flags.constant {
            guard let pattern = compiled(pattern, flags) else { return .failure }
            return .computing({ replaced($0, pattern, $1) }, arguments[0], arguments[2])
        }
        return .call(
            { values, context in
                guard let pattern = context.pattern(values[1], values[3]) else { return nil }
                return replaced(values[0], pattern, values[2])
            }, [arguments[0], arguments[1], arguments[2], flags])
    }

    static func compiled(_ pattern: Value, _ flags: Value) -> Pattern? {
        guard case .string(let pattern) = pattern, case .string(let flags) = flags,
            let flags = PatternFlags(flags)
        else { return nil }
        return try? Pattern(pattern, flags)
    }

    private static func matches(_ text: Value, _ pattern: Pattern) -> Value? {
        StringLiteral(text).flatMap { pattern.matches($0.text) }.map { $0 ? .true : .false }
    }

    private static func replaced(_ text: Value, _ pattern: Pattern, _ replacement: Value) -> Value? {
        guard let literal = StringLiteral(text), case .string(let replacement) = replacement else {
            return nil
        }
        return pattern.replacing(literal.text, with: replacement).map { literal.with($0) }
    }
}
