/// Why a text is no regular expression of XPath Functions 3.1, section 5.6.1.
struct PatternError: Error, Sendable, Hashable, CustomStringConvertible {
    let pattern: String
    /// 0-based, in Unicode scalars.
    let offset: Int
    let expected: String

    var description: String { "\"\(pattern)\", character \(offset + 1): expected \(expected)" }
}
