/// Everything that the model computes of a sentence, before decisions are made.
struct SentenceScores: Sendable {
    /// The name tags' scores, word by word.
    var names: [Float]
    /// The word classes' scores, word by word.
    var classes: [Float]
    /// The scores of heads, a row for each word, the root first in it.
    var arcs: [Float]
    /// The head of each word: 0 for the root, 1 for the first word.
    var heads: [Int]
    /// The labels' scores for these heads, word by word.
    var labels: [Float]
}
