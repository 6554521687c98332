import KnowledgeGraph

/// Something that refers back: where it stands and what it may speak of.
struct Anaphor {
    /// What weights it is judged by.
    enum Kind: String, CaseIterable, Sendable { case personal, neuter, plural, description }

    let kind: Kind
    let sentence: Int
    let token: Int
    let types: Set<EntityType>
    var gender: Gender?
    /// Of descriptions: whether an entity may be called so.
    var fits: (Int) -> Bool = { _ in true }
    /// Of descriptions: whether the text has called it so.
    var isCalled: (Int) -> Bool = { _ in false }
}

/// What speaks for and against a candidate, and for there being none.
enum AntecedentFeature: String, CaseIterable, Sendable {
    case candidate
    // Where it was last spoken of
    case previous, twoBack, threeBack, farther, distance, paragraph, after
    case secondLast, thirdLast, earlier
    // How
    case subject, object, oblique, possessive, apposition, conjunct, demonym, standIn, nested, pronoun,
        described
    case subjectThere
    // How often
    case frequency, share
    // Agreement
    case gender, person, place, several, called
    // Beside the anaphor
    case governing, clauseSubject, parallel, ownDescription, reflexive
    case speaker, intoQuotation, outOfQuotation
    // That there is none
    case noneSubject, nonePossessive, noneQuoted, noneExpletive, noneDescribed
    case noneNounBefore, noneNounSubject, noneNounGoverning, noneNounEarlier, noneAgain
}

/// A candidate with what speaks for and against it.
struct Antecedent {
    let entities: [Int]
    let features: [(AntecedentFeature, Double)]
}
