/// A text that is not in the syntax it should be in: where it goes wrong, what stands there, and what should.
public struct SyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file, or whatever the reader's options call the text; `nil` when they do not say.
    public var source: String?
    /// 1-based. Lines end with LF, CR or both.
    public var line: Int
    /// 1-based, in Unicode scalars.
    public var column: Int
    /// The offending text as it stands there, its first characters when it is long; empty at the end.
    public var found: String
    /// What should stand there.
    public var expected: String

    /// An error at a line and column, both from 1; what is found at the end of a text is empty.
    public init(source: String? = nil, line: Int, column: Int, found: String, expected: String) {
        self.source = source
        self.line = line
        self.column = column
        self.found = found
        self.expected = expected
    }

    /// An error at a place of a text, of which these are the bytes that should not stand there.
    package init(
        source: String?, at place: TextPlace, found part: UnsafeBufferPointer<UInt8>, expected: String
    ) {
        // A character takes four bytes at most; one that is cut must not show.
        let found = String(decoding: part.prefix(4 * Self.longestQuote), as: UTF8.self).unicodeScalars
        let cut = String(String.UnicodeScalarView(found.prefix(Self.longestQuote)))
        self.init(
            source: source, line: place.line, column: place.column,
            found: found.count > Self.longestQuote ? cut + "…" : cut, expected: expected)
    }

    private static let longestQuote = 60

    /// One line without control characters, whatever the text holds.
    public var description: String {
        let place = "line \(line), column \(column)"
        let found = found.isEmpty ? "the end" : StringEscapes.readable.quoted(found)
        return (source.map { "\($0), " } ?? "") + "\(place): found \(found), expected \(expected)"
    }
}
