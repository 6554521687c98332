import English
import KnowledgeGraph

/// Puts what was read into a graph document: entities named, places that say the same put together, evidence quoted.
struct DocumentBuilder {
    let reading: Reading
    let gazetteer: Gazetteer

    func document(_ drafts: [RelationDraft]) -> GraphDocument {
        GraphDocument(
            id: reading.article.id, title: reading.article.title, date: reading.article.date,
            url: reading.article.url,
            entities: reading.entities.enumerated().map(entity), relations: relations(drafts))
    }

    private func id(_ number: Int) -> String { "e\(number + 1)" }

    private func entity(_ number: Int, _ draft: EntityDraft) -> Entity {
        var name = draft.name
        if let country = draft.country, let usual = gazetteer.countryNames[country] { name = usual }
        return Entity(
            id: id(number), type: draft.type, name: name, aliases: draft.forms.filter { $0 != name },
            link: draft.country,
            mentionCount: draft.mentionCount
                + reading.references.reduce(0) { sum, sentence in
                    sum + sentence.values.filter { $0.contains(number) }.count
                })
    }

    /// One relation for each subject, predicate, object and status; the surest place first.
    private func relations(_ drafts: [RelationDraft]) -> [Relation] {
        struct Key: Hashable {
            let ends: [Int]
            let predicate: Predicate
            let status: RelationStatus
        }
        var order: [Key] = []
        var groups: [Key: [RelationDraft]] = [:]
        for draft in drafts.sorted(by: {
            ($0.sentence, $0.tokens.min() ?? 0) < ($1.sentence, $1.tokens.min() ?? 0)
        }) {
            let ends = [draft.subject, draft.object]
            let key = Key(
                ends: draft.predicate.isSymmetric ? ends.sorted() : ends, predicate: draft.predicate,
                status: draft.status)
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(draft)
        }
        return order.compactMap { key in
            guard let group = groups[key], let surest = group.max(by: { $0.confidence < $1.confidence })
            else { return nil }
            var evidence: [Evidence] = []
            for draft in group {
                let one = self.evidence(draft)
                if !evidence.contains(one) { evidence.append(one) }
            }
            return Relation(
                subject: id(surest.subject), predicate: key.predicate, object: id(surest.object),
                status: key.status,
                role: surest.role, attributedTo: surest.attributedTo.map(id),
                confidence: surest.confidence, date: nil, evidence: evidence)
        }
    }

    private func evidence(_ draft: RelationDraft) -> Evidence {
        let tokens = reading.trees[draft.sentence].tokens
        let sentence = reading.analysis.sentences[draft.sentence].range
        let ranges = draft.tokens.filter { tokens.indices.contains($0) }.map { token in
            reading.mention(draft.sentence, token).map {
                tokens[$0.tokens.lowerBound].range
                    .lowerBound..<tokens[$0.tokens.upperBound - 1].range.upperBound
            } ?? tokens[token].range
        }
        let start = ranges.map(\.lowerBound).min() ?? sentence.lowerBound
        let end = ranges.map(\.upperBound).max() ?? sentence.upperBound
        return Evidence(range: start..<end, quote: text(start..<end), sentence: text(sentence))
    }

    private func text(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(reading.analysis.scalars[range]))
    }
}
