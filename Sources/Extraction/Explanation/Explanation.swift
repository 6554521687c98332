import KnowledgeGraph

/// How an article was understood, sentence by sentence: which words name whom, what pronouns and descriptions refer to,
/// who speaks, and what every relation that was found rests on.
///
/// ```swift
/// let explanation = try Extractor().explain(Article(id: "a", text: "Ms Diallo said that she had met Sira Keïta."))
/// for reference in explanation.sentences[0].references { print(reference.words.text, reference.entities) }
/// ```
///
/// Entities are given by their ids in ``document``. Offsets count Unicode scalars of the article's text.
public struct Explanation: Sendable, Hashable {
    /// The graph, as extraction without explaining gives it.
    public let document: GraphDocument
    /// The sentences, in order.
    public let sentences: [Sentence]
    /// Findings less sure than this are not in the graph.
    public let threshold: Double

    /// A sentence and what was made of it.
    public struct Sentence: Sendable, Hashable {
        public let words: Words
        /// The names, in order; those inside longer names after these.
        public let mentions: [Mention]
        /// Pronouns and descriptions, in order.
        public let references: [Reference]
        /// What stands in somebody's direct or reported speech, in order.
        public let utterances: [Utterance]
        /// All relations that patterns or relation head propose: those that are kept, in the order of the words that
        /// carry them, then those that are not, the surest first.
        public let findings: [Finding]
    }

    /// A piece of the text.
    public struct Words: Sendable, Hashable {
        public let text: String
        public let range: Range<Int>
    }

    /// Words that name an entity.
    public struct Mention: Sendable, Hashable {
        /// How they name it.
        public enum Form: String, Sendable {
            /// By a name of its own.
            case name
            /// "Russian"
            case demonym
            /// By its seat or its people in office: "Moscow", "Russian officials".
            case standIn = "stand-in"
        }

        public let words: Words
        public let entity: String
        public let form: Form
        /// Whether they stand inside a longer name: "U.S." in "U.S. Central Command".
        public let isNested: Bool
    }

    /// A pronoun or a description, and whom it was resolved to.
    public struct Reference: Sendable, Hashable {
        public let words: Words
        public let entities: [String]
    }

    /// Words that stand in somebody's speech.
    public struct Utterance: Sendable, Hashable {
        public let words: Words
        public let speaker: String
        /// Whether they stand in quotation marks.
        public let isQuoted: Bool
    }

    /// A relation as one place of the text says it, with what speaks for it.
    public struct Finding: Sendable, Hashable {
        /// What proposed it.
        public enum Source: Sendable, Hashable {
            /// A row of a trigger table.
            case row(table: String, line: Int)
            /// A pattern that looks at the build of a phrase, by its name.
            case pattern(String)
            /// The learned relation head alone.
            case relationHead
        }

        /// What the status was read from.
        public enum StatusReason: Sendable, Hashable {
            /// A word near the trigger: "will", "not", "refused".
            case word(Words)
            /// The words around the trigger, none of which makes it doubtful.
            case nothingSaid
            /// The table's row says that the words have this status.
            case row
            /// Nothing was looked at: such findings count as actual.
            case assumed
        }

        /// What became of it.
        public enum Verdict: Sendable, Hashable {
            /// It is in the graph.
            case kept
            /// It is less sure than the ``Explanation/threshold``.
            case unsure
            /// Sure enough, but something surer excludes it: who holds office in a body is not counted among its members
            /// besides.
            case outdone
        }

        /// What speaks for it or against it, in log odds.
        public struct Term: Sendable, Hashable {
            public let reason: String
            /// The number that the reason is about, where there is one.
            public let value: Double?
            public let logOdds: Double
        }

        /// The relation with this place as its evidence. The graph has one relation for all places that say the same,
        /// as sure as the surest of them.
        public let relation: Relation
        public let source: Source
        /// The word that says it, where one does.
        public let trigger: Words?
        public let statusReason: StatusReason
        /// How sure the pattern was, from 0 to 1; `nil` where none found it.
        public let pattern: Double?
        /// The relation head's probability; `nil` where it was not asked.
        public let head: Double?
        /// What adds up to the relation's confidence.
        public let terms: [Term]
        public let verdict: Verdict

        /// Whether it is in the graph.
        public var isKept: Bool { verdict == .kept }
    }
}
