/// What one framing may cost. A frame of a few lines can ask for more than any machine has: every way through a
/// net of nodes, each laid out in full.
final class FramingBudget {
    private static let manyComparisons = 2_000_000
    private static let comparisonsPerNode = 256
    /// For each node of the document, and never less than for so many.
    private static let maximumCopies = 64
    private static let fewNodes = 4_096

    private var comparisons: Int
    private var copies: Int

    init(nodes: Int) {
        comparisons = Self.manyComparisons + Self.comparisonsPerNode * nodes
        copies = Self.maximumCopies * max(nodes, Self.fewNodes)
    }

    /// A node is compared with a frame.
    func compare() throws(JSONLDError) {
        comparisons -= 1
        guard comparisons >= 0 else {
            throw JSONLDError(.resultTooLarge, "the frame asks for too many comparisons of nodes")
        }
    }

    /// A node is laid out.
    func layOut() throws(JSONLDError) {
        copies -= 1
        guard copies >= 0 else {
            throw JSONLDError(
                .resultTooLarge,
                "the framed document would have far more nodes than the document; try @embed @once")
        }
    }
}
