/// A node without a name of its own; the label tells it apart within one dataset only
/// (RDF 1.1 Concepts, section 3.4).
public struct BlankNode: Sendable, Hashable, Comparable {
    private let exact: ExactString

    /// What follows `_:`.
    public var label: String { exact.string }

    /// Takes a label that N-Triples, Turtle and JSON-LD can all write.
    ///
    /// - Throws: ``BlankNodeError`` when the label does not match `BLANK_NODE_LABEL` (N-Triples, section 7).
    public init(_ label: String) throws(BlankNodeError) {
        guard NameCharacters.isBlankNodeLabel(label) else { throw BlankNodeError(label: label) }
        exact = ExactString(label)
    }

    package init(unchecked label: String) { exact = ExactString(label) }

    /// The blank node `_:b12` for 12.
    public init(_ number: Int) { exact = ExactString("b\(number.magnitude)") }

    /// By code point of the label.
    public static func < (a: BlankNode, b: BlankNode) -> Bool { a.exact < b.exact }
}

extension BlankNode: CustomStringConvertible {
    public var description: String { "_:\(label)" }
}

/// A text that cannot label a blank node.
public struct BlankNodeError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The text.
    public let label: String

    public var description: String { "\"\(label)\" cannot label a blank node" }
}
