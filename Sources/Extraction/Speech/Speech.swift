import KnowledgeGraph

import enum KnowledgeGraph.Predicate

/// Which words stand in quotation marks, and who utters them.
struct Speech {
    /// By sentence and token.
    var isQuoted: [[Bool]] = []
    /// The entity that utters each token, in direct or reported speech; -1 for the article's own voice.
    var speaker: [[Int]] = []

    /// Who says what a token says of a subject, `nil` for the article.
    ///
    /// What somebody says in reported speech that he does himself ("Norway said it would send money") is told as his
    /// act. The words that name people and places in reported speech are the article's.
    ///
    /// - Parameter isNamed: the token belongs to a description, as "the Danish minister Lars Holm" does.
    func source(
        _ sentence: Int, _ token: Int, _ predicate: Predicate, of subject: Int, isNamed: Bool
    ) -> Int? {
        let speaker = speaker[sentence][token]
        guard speaker >= 0 else { return nil }
        let isQuoted = isQuoted[sentence][token]
        if isNamed {
            switch predicate {
            case .holdsOffice, .partOf, .nationality: return nil
            case .locatedIn, .memberOf, .relative, .counterpart: return isQuoted ? speaker : nil
            default: break
            }
        }
        return isQuoted || predicate.isSymmetric || speaker != subject ? speaker : nil
    }
}
