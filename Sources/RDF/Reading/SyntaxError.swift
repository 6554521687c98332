/// A text that is not in the syntax it should be in, and where it goes wrong.
public struct SyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
    /// 1-based.
    public var line: Int
    /// 1-based, in Unicode scalars.
    public var column: Int
    /// What is wrong, and what was expected.
    public var message: String

    public var description: String { "line \(line), column \(column): \(message)" }
}
