/// The solution that an expression is evaluated for.
public protocol SolutionRow {
    /// What the variable of a slot is bound to; `nil` where it is not.
    func value(_ slot: Int) -> Value?
    /// Whether a pattern that was given this number has a solution with the bindings of the row.
    ///
    /// - Throws: what ends the evaluation, such as a limit.
    func exists(_ pattern: Int) throws -> Bool
}
