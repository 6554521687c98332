/// A text in which two actors are marked: `<s>Iran</s> condemned <t>Israel</t>.`
///
/// The form of the rows that PLOVER's event coding is compared on. Each actor may be marked several times, or not at all.
public struct MarkedSentence: Sendable, Hashable {
    /// The text without the marks.
    public let text: String
    /// Where the source of the event stands: offsets of Unicode scalars in ``text``.
    public let sources: [Range<Int>]
    /// Where its target stands.
    public let targets: [Range<Int>]

    /// Takes the marks out of a text. A mark without its other half is dropped.
    public init(_ marked: String) {
        var plain: [Unicode.Scalar] = []
        var opened: [Character: Int] = [:]
        var found: [Character: [Range<Int>]] = [:]
        var rest = Array(marked.unicodeScalars)[...]
        while let first = rest.first {
            guard let mark = Self.marks.first(where: { rest.starts(with: $0.text.unicodeScalars) }) else {
                plain.append(first)
                rest.removeFirst()
                continue
            }
            rest.removeFirst(mark.text.unicodeScalars.count)
            if mark.opens {
                opened[mark.actor] = plain.count
            } else if let start = opened.removeValue(forKey: mark.actor), start < plain.count {
                found[mark.actor, default: []].append(start..<plain.count)
            }
        }
        text = String(String.UnicodeScalarView(plain))
        sources = found["s"] ?? []
        targets = found["t"] ?? []
    }

    private static let marks: [(text: String, actor: Character, opens: Bool)] = [
        ("<s>", "s", true), ("</s>", "s", false), ("<t>", "t", true), ("</t>", "t", false),
    ]
}
