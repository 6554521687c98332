/// The flags of XPath Functions 3.1, section 5.6.2.
struct PatternFlags: OptionSet, Sendable, Hashable {
    let rawValue: UInt8

    /// `.` takes line ends, too.
    static let dotAll = PatternFlags(rawValue: 1)
    /// `^` and `$` stand for the ends of lines.
    static let multiline = PatternFlags(rawValue: 2)
    static let ignoringCase = PatternFlags(rawValue: 4)
    /// Space in the pattern means nothing.
    static let extended = PatternFlags(rawValue: 8)
    /// The pattern is a plain text.
    static let literal = PatternFlags(rawValue: 16)

    private static let letters: [Unicode.Scalar: PatternFlags] = [
        "s": .dotAll, "m": .multiline, "i": .ignoringCase, "x": .extended, "q": .literal,
    ]

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// `nil` where there is another letter.
    init?(_ text: String) {
        self = []
        for scalar in text.unicodeScalars {
            guard let flag = Self.letters[scalar] else { return nil }
            insert(flag)
        }
    }
}
