import RDF

// The operators `=`, `<` and their like, `sameTerm`, and what counts as true (SPARQL 1.1 Query, sections 17.2.2, 17.3
// and 17.4.1).
extension Value {
    /// The effective boolean value (section 17.2.2); `nil` for a type error.
    public var truth: Bool? {
        switch self {
        case .boolean(let value, _): value
        case .string(let text): !text.isEmpty
        case .number(let number, _): number.truth
        // An ill-typed boolean or number is false.
        case .other(let literal):
            switch DatatypeKind(literal.datatype) {
            case .boolean, .integer, .decimal, .float, .double, .boundedInteger: false
            default: nil
            }
        default: nil
        }
    }

    /// `=`; `nil` for a type error: where the datatype of one is not known, the values may be the same or not.
    public static func equals(_ a: Value, _ b: Value) -> Bool? {
        switch (a, b) {
        case (.iri(let a), .iri(let b)): return a == b
        case (.blank(let a), .blank(let b)): return a == b
        case (.triple(let a), .triple(let b)): return equals(a, b)
        case (.string(let a), .string(let b)): return a.isExactly(b)
        case (.tagged(let a), .tagged(let b)): return a == b
        // No other datatype has texts with a language among its values, not even one that is not known.
        case (.tagged, _), (_, .tagged): return false
        case (.boolean(let a, _), .boolean(let b, _)): return a == b
        case (.number(let a, _), .number(let b, _)): return Number.order(a, b) == .same
        case (.moment(let a, _), .moment(let b, _)):
            return a.kind == b.kind ? Moment.order(a, b).map { $0 == .same } : false
        case (.duration(let a, _), .duration(let b, _)):
            return a.months == b.months && a.seconds == b.seconds
        case (.other(let a), .other(let b)): return a == b ? true : nil
        case (.other, _): return b.isLiteral ? nil : false
        case (_, .other): return a.isLiteral ? nil : false
        default: return false
        }
    }

    /// Part by part (SPARQL 1.2 Query, section 17.4.1.7).
    private static func equals(_ a: Triple, _ b: Triple) -> Bool? {
        if a.subject != b.subject || a.predicate != b.predicate { return false }
        return equals(Value(a.object), Value(b.object))
    }

    /// Whether both are the same term.
    public static func same(_ a: Value, _ b: Value) -> Bool {
        switch (a, b) {
        case (.iri(let a), .iri(let b)): a == b
        case (.string(let a), .string(let b)): a.isExactly(b)
        default: a.term == b.term
        }
    }

    /// What `<` and its like go by; `nil` for a type error, and for NaN, which is neither less nor greater nor equal.
    static func order(_ a: Value, _ b: Value) -> Ordering? {
        switch (a, b) {
        case (.number(let a, _), .number(let b, _)): Number.order(a, b)
        case (.string(let a), .string(let b)): Ordering(a, b)
        case (.boolean(let a, _), .boolean(let b, _)): Ordering(a ? 1 : 0, b ? 1 : 0)
        case (.moment(let a, _), .moment(let b, _)): Moment.order(a, b)
        case (.duration(let a, _), .duration(let b, _)): TimeSpan.order(a, b)
        default: nil
        }
    }

    /// The comparison operators; `nil` for a type error.
    public static func compare(_ comparison: Expression.Comparison, _ a: Value, _ b: Value) -> Bool? {
        switch comparison {
        case .equal: return equals(a, b)
        case .notEqual: return equals(a, b).map { !$0 }
        default: break
        }
        guard let order = order(a, b) else { return isNaN(a, b) ? false : nil }
        switch comparison {
        case .less: return order == .before
        case .greater: return order == .after
        case .lessOrEqual: return order != .after
        default: return order != .before
        }
    }

    /// Two numbers of which one is not a number.
    private static func isNaN(_ a: Value, _ b: Value) -> Bool { a.number != nil && b.number != nil }
}

extension Value.TaggedText: Equatable {
    /// Tags are the same in any case of letters.
    public static func == (a: Self, b: Self) -> Bool {
        a.text.isExactly(b.text) && a.direction == b.direction
            && (a.language == b.language || a.language.lowercased() == b.language.lowercased())
    }
}
