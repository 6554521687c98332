import Foundation

// Graph JSON: one object a document, as docs/graph-json.md has it. Keys beyond the contract (title, date, url,
// confidence, mentionCount, quotes) are written where known and may be absent.

extension GraphDocument: Codable {
    enum CodingKeys: String, CodingKey { case id, title, date, url, entities, relations }

    public init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        id = try box.decode(String.self, forKey: .id)
        title = try box.decodeIfPresent(String.self, forKey: .title)
        date = try box.decodeIfPresent(String.self, forKey: .date)
        url = try box.decodeIfPresent(String.self, forKey: .url)
        entities = try box.decode([Entity].self, forKey: .entities)
        relations = try box.decode([Relation].self, forKey: .relations)
        var ids = Set<String>()
        for entity in entities where !ids.insert(entity.id).inserted {
            throw DecodingError.dataCorruptedError(
                forKey: .entities, in: box, debugDescription: "two entities have the id \"\(entity.id)\"")
        }
        for (index, relation) in relations.enumerated() {
            let ends = [relation.subject, relation.object] + (relation.attributedTo.map { [$0] } ?? [])
            for end in ends where !ids.contains(end) {
                throw DecodingError.dataCorruptedError(
                    forKey: .relations, in: box,
                    debugDescription: "relation \(index + 1) names \"\(end)\", which is no entity's id")
            }
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var box = encoder.container(keyedBy: CodingKeys.self)
        try box.encode(id, forKey: .id)
        try box.encodeIfPresent(title, forKey: .title)
        try box.encodeIfPresent(date, forKey: .date)
        try box.encodeIfPresent(url, forKey: .url)
        try box.encode(entities, forKey: .entities)
        try box.encode(relations, forKey: .relations)
    }
}

extension Entity: Codable {
    enum CodingKeys: String, CodingKey { case id, type, name, aliases, link, mentionCount }

    public init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        id = try box.decode(String.self, forKey: .id)
        type = try box.decode(EntityType.self, forKey: .type)
        name = try box.decode(String.self, forKey: .name)
        aliases = try box.decodeIfPresent([String].self, forKey: .aliases) ?? []
        link = try box.decodeIfPresent(String.self, forKey: .link)
        mentionCount = try box.decodeIfPresent(Int.self, forKey: .mentionCount) ?? 0
    }

    public func encode(to encoder: any Encoder) throws {
        var box = encoder.container(keyedBy: CodingKeys.self)
        try box.encode(id, forKey: .id)
        try box.encode(type, forKey: .type)
        try box.encode(name, forKey: .name)
        try box.encode(aliases, forKey: .aliases)
        try box.encodeIfPresent(link, forKey: .link)
        if mentionCount > 0 { try box.encode(mentionCount, forKey: .mentionCount) }
    }
}

extension Relation: Codable {
    enum CodingKeys: String, CodingKey {
        case subject, predicate, object, status, role, attributedTo, confidence, date, evidence
    }

    public init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        subject = try box.decode(String.self, forKey: .subject)
        predicate = try box.decode(Predicate.self, forKey: .predicate)
        object = try box.decode(String.self, forKey: .object)
        status = try box.decodeIfPresent(RelationStatus.self, forKey: .status) ?? .actual
        role = try box.decodeIfPresent(String.self, forKey: .role)
        attributedTo = try box.decodeIfPresent(String.self, forKey: .attributedTo)
        confidence = try box.decodeIfPresent(Double.self, forKey: .confidence)
        date = try box.decodeIfPresent(String.self, forKey: .date)
        evidence = try box.decodeIfPresent([Evidence].self, forKey: .evidence) ?? []
    }

    public func encode(to encoder: any Encoder) throws {
        var box = encoder.container(keyedBy: CodingKeys.self)
        try box.encode(subject, forKey: .subject)
        try box.encode(predicate, forKey: .predicate)
        try box.encode(object, forKey: .object)
        try box.encode(status, forKey: .status)
        try box.encode(role, forKey: .role)
        try box.encode(attributedTo, forKey: .attributedTo)
        // Two decimals are all that the figure can bear, and keep files readable.
        try box.encodeIfPresent(
            confidence.map { Decimal(Int(($0 * 100).rounded())) / 100 }, forKey: .confidence)
        try box.encodeIfPresent(date, forKey: .date)
        try box.encode(evidence, forKey: .evidence)
    }
}

extension Evidence: Codable {
    enum CodingKeys: String, CodingKey { case document, start, end, quote, sentence }

    public init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        let start = try box.decode(Int.self, forKey: .start)
        let end = try box.decode(Int.self, forKey: .end)
        guard 0 <= start, start <= end else {
            throw DecodingError.dataCorruptedError(
                forKey: .end, in: box, debugDescription: "evidence runs from \(start) to \(end)")
        }
        range = start..<end
        document = try box.decodeIfPresent(String.self, forKey: .document) ?? ""
        quote = try box.decodeIfPresent(String.self, forKey: .quote) ?? ""
        sentence = try box.decodeIfPresent(String.self, forKey: .sentence) ?? ""
    }

    public func encode(to encoder: any Encoder) throws {
        var box = encoder.container(keyedBy: CodingKeys.self)
        if !document.isEmpty { try box.encode(document, forKey: .document) }
        try box.encode(range.lowerBound, forKey: .start)
        try box.encode(range.upperBound, forKey: .end)
        if !quote.isEmpty { try box.encode(quote, forKey: .quote) }
        if !sentence.isEmpty { try box.encode(sentence, forKey: .sentence) }
    }
}
