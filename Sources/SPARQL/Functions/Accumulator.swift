import RDF

/// One aggregate over one group (SPARQL 1.1 Query, section 18.5.1), fed value by value.
public struct Accumulator {
    private let function: Aggregate.Function
    /// The terms that came already, where each counts once.
    private var seen: Set<Term>?
    private var count = 0
    private var hasFailed = false
    /// The sum, the least, the greatest or the first.
    private var value: Value?
    private var text = ""

    /// - Parameter isDistinct: whether a term that comes again is passed over. Who knows better ways to tell does so
    ///   before, and says false.
    public init(_ function: Aggregate.Function, isDistinct: Bool = false) {
        self.function = function
        seen = isDistinct ? [] : nil
    }

    /// Takes a solution, as `COUNT(*)` does.
    public mutating func addSolution() { count += 1 }

    /// Takes the value of the expression for one more solution; `nil` where that is a type error, which makes the
    /// result one but for `COUNT` and `SAMPLE`, which pass over it.
    public mutating func add(_ new: Value?) {
        guard let new else {
            hasFailed = true
            return
        }
        if seen != nil, seen?.insert(new.term).inserted == false { return }
        switch function {
        case .count: break
        case .sum, .avg: addNumber(new)
        case .min: if value == nil || Value.orderedBefore(new, value) == .before { value = new }
        case .max: if value == nil || Value.orderedBefore(new, value) == .after { value = new }
        case .sample: if value == nil { value = new }
        case .groupConcat(let separator):
            guard let part = Functions.str(new) else {
                hasFailed = true
                return
            }
            if count > 0 { text += separator }
            text += part
        }
        count += 1
    }

    private mutating func addNumber(_ new: Value) {
        guard case .number(let number, _) = new else {
            hasFailed = true
            return
        }
        let sum = Number.compute(.add, value?.number ?? Number(0), number)
        value = sum.map { .number($0, nil) }
        if sum == nil { hasFailed = true }
    }

    /// About how many bytes are held besides the accumulator itself.
    public var size: Int { text.utf8.count + (seen?.count ?? 0) * 64 }

    /// The result; `nil` for a type error, which leaves the variable unbound.
    public var result: Value? {
        switch function {
        case .count: return .integer(count)
        case .sample: return value
        default: break
        }
        if hasFailed { return nil }
        switch function {
        case .sum: return value ?? .integer(0)
        case .avg:
            guard let sum = value?.number else { return .integer(0) }
            return Number.compute(.divide, sum, Number(count)).map { .number($0, nil) }
        case .groupConcat: return .string(text)
        default: return value
        }
    }
}
