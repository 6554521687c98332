import KnowledgeGraph

/// A relation of an article in the store; ends and speaker are the numbers of the article's entities.
struct Claim {
    let article: Int
    let ordinal: Int
    let subject: Int
    let predicate: String
    let object: Int
    let status: String
    let role: String?
    let speaker: Int?
    let confidence: Double?
    let date: String?

    /// Columns `article, ordinal, subject, predicate, object, status, role, speaker, confidence, date`.
    init(_ row: RawStatement) {
        article = row.int(0)
        ordinal = row.int(1)
        subject = row.int(2)
        predicate = row.text(3)
        object = row.int(4)
        status = row.text(5)
        role = row.optionalText(6)
        speaker = row.optionalInt(7)
        confidence = row.optionalReal(8)
        date = row.optionalText(9)
    }

    init(article: Int, ordinal: Int, _ relation: Relation, subject: Int, object: Int, speaker: Int?) {
        self.article = article
        self.ordinal = ordinal
        self.subject = subject
        predicate = relation.predicate.rawValue
        self.object = object
        status = relation.status.rawValue
        role = relation.role
        self.speaker = speaker
        confidence = relation.confidence
        date = relation.date
    }

    /// What makes two claims the same edge, by the nodes of their ends.
    func key(subject: Int, object: Int, speaker: Int?) -> String {
        let isSymmetric = Predicate(rawValue: predicate)?.isSymmetric ?? false
        let ends = isSymmetric ? (min(subject, object), max(subject, object)) : (subject, object)
        // A text that is there has a mark before it, so that none is not taken for an empty one.
        return [
            "\(ends.0)", predicate, "\(ends.1)", status, speaker.map { "\($0)" } ?? "",
            date.map { "=" + $0 } ?? "",
            role.map { "=" + $0 } ?? "",
        ].joined(separator: "\u{1F}")
    }
}
