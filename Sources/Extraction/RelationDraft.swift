import KnowledgeGraph

/// A relation as one place of the text says it, before the places are put together.
struct RelationDraft {
    let subject: Int
    let predicate: Predicate
    let object: Int
    var status: RelationStatus
    var role: String?
    var attributedTo: Int?
    var confidence: Double
    let sentence: Int
    /// The tokens that carry it: trigger and both ends.
    let tokens: [Int]
    /// What found it: a table's row or the name of a pattern.
    let source: String
    /// When it was, ISO 8601, where the text says so.
    var date: String?

    /// The word that says it; where only its ends are known, the word that joins them.
    func trigger(in tree: Tree) -> Int? {
        tokens.count == 3 ? tokens[1] : tokens.count == 2 ? tree.joint(tokens[0], tokens[1]) : nil
    }
}
