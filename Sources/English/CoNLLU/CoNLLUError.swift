/// Where a file is no CoNLL-U, and what was expected there.
public struct CoNLLUError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The line, from 1.
    public var line: Int
    /// The column, if the line as such is right.
    public var column: CoNLLURow.Column?
    /// What is there and what was expected.
    public var message: String

    /// Place and message in one line.
    public var description: String {
        guard let column else { return "line \(line): \(message)" }
        return "line \(line), column \(column.rawValue + 1) (\(column.name)): \(message)"
    }
}
