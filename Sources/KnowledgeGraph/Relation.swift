/// Whether the text says that a relation holds, may hold, or does not hold.
public enum RelationStatus: String, Sendable, Codable, CaseIterable {
    /// It is, was, or happened, or the text reports somebody saying so.
    case actual
    /// Planned, promised, hypothetical, asked for.
    case possible
    /// The text denies it.
    case negated
}

/// Where a document says something.
public struct Evidence: Sendable, Hashable {
    /// The document's id; empty inside a ``GraphDocument``, which is its own source.
    public var document: String
    /// Unicode scalar offsets into the document's text, end exclusive, of the words that carry the relation.
    public var range: Range<Int>
    /// The text at `range`; empty where the source did not give it.
    public var quote: String
    /// The whole sentence around `range`; empty where the source did not give it.
    public var sentence: String

    public init(document: String = "", range: Range<Int>, quote: String = "", sentence: String = "") {
        self.document = document
        self.range = range
        self.quote = quote
        self.sentence = sentence
    }

    /// The sentence, or the words where the source has no sentence.
    public var saying: String { sentence.isEmpty ? quote : sentence }
}

/// One edge, with everything needed to answer "who says so?".
public struct Relation: Sendable, Hashable {
    /// Id of the entity the relation starts from.
    public var subject: String
    public var predicate: Predicate
    /// Id of the entity the relation goes to.
    public var object: String
    public var status: RelationStatus
    /// The title as written, for ``Predicate/holdsOffice``.
    public var role: String?
    /// Id of the entity whose quoted or reported speech says it.
    public var attributedTo: String?
    /// How sure the extractor is, from 0 to 1; `nil` where nobody said, as in hand-made graphs.
    public var confidence: Double?
    /// When it held, ISO 8601 at the precision known (`2015`, `2015-09-30`).
    public var date: String?
    public var evidence: [Evidence]

    public init(
        subject: String, predicate: Predicate, object: String, status: RelationStatus = .actual,
        role: String? = nil, attributedTo: String? = nil, confidence: Double? = nil, date: String? = nil,
        evidence: [Evidence] = []
    ) {
        self.subject = subject
        self.predicate = predicate
        self.object = object
        self.status = status
        self.role = role
        self.attributedTo = attributedTo
        self.confidence = confidence
        self.date = date
        self.evidence = evidence
    }

    /// The entity at the other end from `id`.
    public func other(than id: String) -> String { subject == id ? object : subject }

    /// The relation as it fits the ends asked for, any where `nil`: a symmetric one may be turned round. `nil` if it
    /// does not fit.
    public func oriented(from: String?, to: String?) -> Relation? {
        func fits(_ subject: String, _ object: String) -> Bool {
            (from == nil || from == subject) && (to == nil || to == object)
        }
        if fits(subject, object) { return self }
        guard predicate.isSymmetric, fits(object, subject) else { return nil }
        var turned = self
        (turned.subject, turned.object) = (object, subject)
        return turned
    }

    /// The first sentence that says it, or the words where the source has no sentence; empty where it has neither.
    public var firstSentence: String { evidence.first?.saying ?? "" }
}
