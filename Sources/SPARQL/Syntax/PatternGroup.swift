import RDF

/// A group graph pattern as it is read: its elements joined one after the other, its filters kept for the end
/// (section 18.2.2.6).
struct PatternGroup {
    private(set) var pattern = Algebra.unit
    /// The variables in scope behind what has been read.
    var scope = VariableScope()
    private(set) var filters: [Expression] = []
    /// How high the pattern is, and the filters.
    var height = 1
    var filterHeight = 0

    mutating func join(_ other: Algebra) { pattern = pattern.joined(other) }

    mutating func filter(_ expression: Expression) { filters.append(expression) }

    /// Puts an operator on top of what has been read.
    mutating func wrap(_ operation: (Algebra) -> Algebra) { pattern = operation(pattern) }
}

extension Algebra {
    /// The two joined; `unit` changes nothing (section 18.2.2.8).
    func joined(_ other: Algebra) -> Algebra {
        if case .unit = self { return other }
        if case .unit = other { return self }
        return .join(self, other)
    }
}
