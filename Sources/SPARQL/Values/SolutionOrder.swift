import RDF

extension Value {
    /// How two values are sorted by `ORDER BY`, `MIN` and `MAX`: unbound, then blank nodes, IRIs, literals and triple
    /// terms (SPARQL 1.1 Query, section 15.1; SPARQL 1.2 Query, section 15.1).
    ///
    /// Total: literals whose order the specification leaves open go by the kind of their datatype, by value within it
    /// and by lexical form at last. `.same` are only values that `=` holds for, or that are the same term.
    public static func orderedBefore(_ a: Value?, _ b: Value?) -> Ordering {
        guard let a, let b else { return Ordering(a == nil ? 0 : 1, b == nil ? 0 : 1) }
        switch (a, b) {
        case (.number(let x, _), .number(let y, _)): return sort(x, y)
        case (.string(let x), .string(let y)): return Ordering(x, y)
        case (.iri(let x), .iri(let y)): return Ordering(x, y)
        case (.blank(let x), .blank(let y)): return Ordering(x, y)
        case (.moment(let x, _), .moment(let y, _)):
            return x.kind == y.kind ? sort(x, y) : Ordering(x.kind.rawValue, y.kind.rawValue)
        case (.duration(let x, _), .duration(let y, _)):
            return TimeSpan.order(x, y) ?? Ordering(x.months, y.months)
        case (.tagged(let x), .tagged(let y)):
            return first(
                Ordering(x.text, y.text), Ordering(x.language.lowercased(), y.language.lowercased()),
                Ordering(x.direction?.rawValue ?? "", y.direction?.rawValue ?? ""))
        case (.boolean(let x, _), .boolean(let y, _)): return Ordering(x ? 1 : 0, y ? 1 : 0)
        case (.other(let x), .other(let y)): return Ordering(x, y)
        case (.triple(let x), .triple(let y)): return sort(x, y)
        default: return Ordering(a.rank, b.rank)
        }
    }

    private static func sort(_ a: Triple, _ b: Triple) -> Ordering {
        first(
            orderedBefore(Value(Term(a.subject)), Value(Term(b.subject))), Ordering(a.predicate, b.predicate),
            orderedBefore(Value(a.object), Value(b.object)))
    }

    /// By value, NaN before all others.
    private static func sort(_ a: Number, _ b: Number) -> Ordering {
        Number.order(a, b) ?? Ordering(a.double.isNaN ? 0 : 1, b.double.isNaN ? 0 : 1)
    }

    /// On the time line; of two at the same place, the one without a time zone comes first.
    private static func sort(_ a: Moment, _ b: Moment) -> Ordering {
        first(Ordering(a.sortKey, b.sortKey), Ordering(a.timeZone == nil ? 0 : 1, b.timeZone == nil ? 0 : 1))
    }

    private static func first(_ orders: Ordering...) -> Ordering { orders.first { $0 != .same } ?? .same }

    private var rank: Int {
        switch self {
        case .blank: 0
        case .iri: 1
        case .boolean: 2
        case .number: 3
        case .moment: 4
        case .duration: 5
        case .string: 6
        case .tagged: 7
        case .other: 8
        case .triple: 9
        }
    }
}
