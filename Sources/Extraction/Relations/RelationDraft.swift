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
    var statusSource = StatusSource.assumed

    /// The word that says it; where only its ends are known, the word that joins them.
    func trigger(in tree: Tree) -> Int? {
        tokens.count == 3 ? tokens[1] : tokens.count == 2 ? tree.joint(tokens[0], tokens[1]) : nil
    }

    /// What the status was read from.
    enum StatusSource {
        /// The words around the trigger, with what ``StatusReader`` was told of them.
        case trigger(Int, throughGovernor: Bool, withGovernor: Bool)
        /// The words around the one that joins the two.
        case joint(Int)
        /// The table's row has it.
        case row
        /// Nothing was looked at.
        case assumed
    }
}
