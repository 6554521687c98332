/// A token as the tokenizer cuts it, before any analysis.
struct RawToken: Sendable, Hashable {
    /// Offsets of Unicode scalars in the document.
    var range: Range<Int>
    /// Whether white space stands before it; true at the start of a block.
    var spaceBefore: Bool
}
