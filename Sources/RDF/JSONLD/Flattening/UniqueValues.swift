/// Values in the order of their coming, each once.
struct UniqueValues<Value: Hashable> {
    /// Up to so many values, comparing all is quicker than hashing.
    private static var few: Int { 8 }

    private(set) var values: [Value] = []
    private var known: Set<Value> = []

    var isEmpty: Bool { values.isEmpty }

    /// Whether it was not there.
    @discardableResult mutating func insert(_ value: Value) -> Bool {
        if values.count < Self.few {
            if values.contains(value) { return false }
            values.append(value)
            return true
        }
        if known.isEmpty { known = Set(values) }
        guard known.insert(value).inserted else { return false }
        values.append(value)
        return true
    }

    /// Appends without a look at what is there.
    mutating func append(_ value: Value) {
        values.append(value)
        if !known.isEmpty { known.insert(value) }
    }
}
