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
}
