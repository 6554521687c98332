import English
import KnowledgeGraph

/// A place in the text that speaks of an entity.
struct Mention {
    typealias Form = Explanation.Mention.Form

    let sentence: Int
    let tokens: Range<Int>
    /// The token that governs the mention.
    let head: Int
    var type: EntityType
    let form: Form
    /// The words as written, without titles and articles.
    let text: String
    /// ISO code, for countries.
    let country: String?
    /// Inside a longer name: "U.S." in "U.S. Central Command".
    var isNested: Bool
    /// How sure the name tagger was, 1 where a table decided.
    let probability: Float
    /// The context has decided the type: other places of the text do not overrule it.
    var isSettled = false
    /// Number of the entity in the reading; set when mentions are grouped.
    var entity = -1
}
