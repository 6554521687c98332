import English
import KnowledgeGraph

import enum KnowledgeGraph.Predicate

/// Puts what was read into a graph document: entities named, places that say the same put together, evidence quoted.
struct DocumentBuilder {
    let reading: Reading
    let gazetteer: Gazetteer
    /// By entity: its outer mentions, and how often pronouns and descriptions refer to it.
    private let mentions: [Int: [Mention]]
    private let references: [Int: Int]

    init(reading: Reading, gazetteer: Gazetteer) {
        self.reading = reading
        self.gazetteer = gazetteer
        mentions = Dictionary(grouping: reading.mentions.filter { !$0.isNested }, by: \.entity)
        references = reading.references.reduce(into: [:]) { counts, sentence in
            for entity in sentence.values.joined() { counts[entity, default: 0] += 1 }
        }
    }

    func document(_ drafts: [RelationDraft]) -> GraphDocument {
        GraphDocument(
            id: reading.article.id, title: reading.article.title, date: reading.article.date,
            url: reading.article.url,
            entities: reading.entities.enumerated().map(entity), relations: relations(drafts))
    }

    func id(_ number: Int) -> String { "e\(number + 1)" }

    private func entity(_ number: Int, _ draft: EntityDraft) -> Entity {
        var name = draft.name
        if let country = draft.country, let usual = gazetteer.countryNames[country] { name = usual }
        let forms: [String] =
            switch draft.type {
            case .organization: draft.forms + shortForms(number) + formsBeforeCountry(number)
            case .place: draft.forms + longForms(number)
            default: draft.forms
            }
        return Entity(
            id: id(number), type: draft.type, name: name,
            aliases: forms.enumerated().filter { $1 != name && !forms[..<$0].contains($1) }.map(\.element),
            link: draft.country.flatMap { Gazetteer.isLink($0) ? $0 : nil },
            mentionCount: draft.mentionCount + (references[number] ?? 0))
    }

    /// A body's name without the country before it: "interior ministry" for "Italian interior ministry", "FBI" for
    /// "US FBI". A lone common noun ("military") names nobody.
    private func shortForms(_ number: Int) -> [String] {
        (mentions[number] ?? []).compactMap { mention in
            let tokens = reading.trees[mention.sentence].tokens
            guard
                let country = reading.nested[mention.sentence].lazy.map({ reading.mentions[$0] }).first(
                    where: {
                        ($0.type == .country || $0.type == .organization)
                            && $0.tokens.lowerBound == mention.tokens.lowerBound
                    })
            else { return nil }
            var start = country.tokens.upperBound
            while start < mention.tokens.upperBound,
                ["'s", "’s", "'", "’", "-", "led"].contains(tokens[start].text)
            {
                start += 1
            }
            let rest = start..<mention.tokens.upperBound
            // "Denmark's parliament" says "parliament" of it, "the Danish army" no "army".
            let isPossessive = start > country.tokens.upperBound && tokens[start - 1].text.hasSuffix("s")
            guard !rest.isEmpty, tokens[start].text != "of",
                rest.count > 1
                    || rest.count == 1 && (isPossessive || tokens[start].text.first?.isUppercase == true)
            else { return nil }
            return text(tokens[start].range.lowerBound..<tokens[rest.upperBound - 1].range.upperBound)
        }
    }

    /// "Ministry of Health" for "Ministry of Health of Ethiopia".
    private func formsBeforeCountry(_ number: Int) -> [String] {
        (mentions[number] ?? []).compactMap { mention in
            let tree = reading.trees[mention.sentence]
            let country = reading.nested[mention.sentence].lazy.map { reading.mentions[$0] }.first {
                $0.type == .country && $0.tokens.upperBound == mention.tokens.upperBound
            }
            guard var end = country?.tokens.lowerBound else { return nil }
            while end > mention.tokens.lowerBound, ["the", "of"].contains(tree[end - 1].text) { end -= 1 }
            return end - mention.tokens.lowerBound > 1 ? tree.text(of: mention.tokens.lowerBound..<end) : nil
        }
    }

    /// A place's name with the common noun behind it: "Idlib province" beside "Idlib".
    private func longForms(_ number: Int) -> [String] {
        (mentions[number] ?? []).compactMap { mention in
            let tree = reading.trees[mention.sentence]
            let next = mention.tokens.upperBound
            guard next < tree.tokens.count, tree.isRelation(mention.head, "compound"),
                tree[mention.head].head == next, tree[next].partOfSpeech == .noun,
                gazetteer.isWord(.settlements, tree[next].lemma.lowercased())
            else { return nil }
            return text(tree[mention.tokens.lowerBound].range.lowerBound..<tree[next].range.upperBound)
        }
    }

    /// One relation for each subject, predicate, object, status, role and date, with evidence in the order of the text; role, speaker
    /// and confidence are those of the surest place.
    func relations(_ drafts: [RelationDraft]) -> [Relation] {
        struct Key: Hashable {
            let ends: [Int]
            let predicate: Predicate
            let status: RelationStatus
            /// Two offices in one body are two relations.
            let role: String?
        }
        var order: [Key] = []
        var groups: [Key: [RelationDraft]] = [:]
        for draft in drafts.sorted(by: {
            ($0.sentence, $0.tokens.min() ?? 0) < ($1.sentence, $1.tokens.min() ?? 0)
        }) {
            let ends = [draft.subject, draft.object]
            let key = Key(
                ends: draft.predicate.isSymmetric ? ends.sorted() : ends, predicate: draft.predicate,
                status: draft.status, role: draft.role?.lowercased())
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(draft)
        }
        // An office that a verb alone tells of ("led by X") is the one that has a title.
        for (number, key) in order.enumerated().reversed() where key.role == nil {
            let titled = order.first {
                $0.role != nil && $0.ends == key.ends && $0.predicate == key.predicate
                    && $0.status == key.status
            }
            guard let titled, let found = groups.removeValue(forKey: key) else { continue }
            groups[titled, default: []] += found
            order.remove(at: number)
        }
        // Two visits in two years are two relations.
        return order.flatMap { key in
            DateGroups(groups[key] ?? []).groups.compactMap { date, group in
                relation(key.predicate, key.status, group, date)
            }
        }
    }

    private func relation(
        _ predicate: Predicate, _ status: RelationStatus, _ group: [RelationDraft], _ date: String?
    ) -> Relation? {
        guard let surest = group.max(by: { $0.confidence < $1.confidence }) else { return nil }
        var evidence: [Evidence] = []
        for draft in group {
            let one = self.evidence(draft)
            if !evidence.contains(one) { evidence.append(one) }
        }
        return Relation(
            subject: id(surest.subject), predicate: predicate, object: id(surest.object), status: status,
            role: group.filter { $0.role != nil }.max { $0.confidence < $1.confidence }?.role,
            attributedTo: surest.attributedTo.map(id),
            confidence: surest.confidence, date: date, evidence: evidence)
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

    func text(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(reading.analysis.scalars[range]))
    }
}
