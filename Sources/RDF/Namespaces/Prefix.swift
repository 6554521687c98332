/// The short name of a namespace, what stands before the colon of a prefixed name. May be empty.
public struct Prefix: Sendable, Hashable, Comparable {
    /// Without the colon.
    public let label: String

    /// - Throws: ``PrefixError`` when the label does not match `PN_PREFIX` (Turtle, section 6.5).
    public init(_ label: String) throws(PrefixError) {
        guard NameCharacters.isPrefix(label) else { throw PrefixError(label: label) }
        self.label = label
    }

    /// Takes a label that is known to be a prefix.
    package init(unchecked label: String) { self.label = label }

    /// By label.
    public static func < (a: Prefix, b: Prefix) -> Bool { a.label < b.label }
}

extension Prefix: ExpressibleByStringLiteral {
    /// For prefixes written in source code. Stops the program when the literal is no prefix.
    public init(stringLiteral value: String) {
        precondition(NameCharacters.isPrefix(value), "\"\(value)\" is no prefix")
        label = value
    }
}

/// A text that cannot be a prefix.
public struct PrefixError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The text.
    public let label: String

    public var description: String { "\"\(label)\" cannot be a prefix" }
}
