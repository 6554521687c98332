import English
import KnowledgeGraph

/// Where a place or a body lies by the words beside its name: "Egypt's sparsely populated Sinai", "Morocco's Atlas
/// Phosphates", "the German utility Nordlicht", "Johnson Space Center (JSC) in Houston", "ECOWAS Commission, Abuja".
extension StructuralPatterns {
    func seats(_ sentence: Int, _ reading: Reading, _ arguments: Arguments) -> [RelationDraft] {
        reading.outerMentions(sentence).filter {
            $0.form == .name && ($0.type == .place || $0.type == .organization)
        }
        .flatMap { mention in
            [owner(of: mention, sentence, reading, arguments), site(of: mention, sentence, reading)]
                .compactMap { $0 }
        }
    }

    /// The places that a noun's examples name: "cities such as **Fallujah** and **Ramadi**", "towns in Iraq including
    /// **Rabiyah**".
    func examples(after noun: Int, _ sentence: Int, _ reading: Reading) -> [Referent] {
        let tree = reading.trees[sentence]
        for next in tree.tokens.indices.dropFirst(noun + 1).prefix(6) {
            if tree.isVerb(next), tree[next].text.lowercased() != "including" { break }
            let text = tree[next].text.lowercased()
            guard text == "including" || text == "as" && tree[next - 1].text.lowercased() == "such" else {
                continue
            }
            guard next + 1 < tree.tokens.count, let first = reading.mention(sentence, next + 1),
                first.type == .place
            else { break }
            return tree.conjuncts(first.head).compactMap { reading.mention(sentence, $0) }.filter {
                $0.type == .place
            }
            .map { Referent(entity: $0.entity, token: $0.head, route: .named) }
        }
        return []
    }

    /// The country or place before a name that it lies in.
    private func owner(of mention: Mention, _ sentence: Int, _ reading: Reading, _ arguments: Arguments)
        -> RelationDraft?
    {
        let tree = reading.trees[sentence]
        guard mention.type == .place || !isOfState(mention.text) else { return nil }
        var before = mention.tokens.lowerBound - 1
        // Over what stands between: "Egypt's sparsely populated Sinai", "the German utility Nordlicht".
        var nouns: [Int] = []
        while before >= 0, before > mention.tokens.lowerBound - 6, reading.mention(sentence, before) == nil,
            [.adjective, .adverb, .noun, .numeral].contains(tree[before].partOfSpeech)
                || tree.isRelation(before, "amod")
                || tree[before].text == "-"
                || tree[before].text == "," && before == mention.tokens.lowerBound - 1
        {
            if tree[before].partOfSpeech == .noun { nouns.append(before) }
            before -= 1
        }
        guard let (larger, isPossessive) = reading.owner(before: before + 1, in: sentence),
            larger.type == .country || larger.type == .place,
            isPossessive || larger.form == .demonym || mention.type == .organization
        else { return nil }
        let hasComma = tree[mention.tokens.lowerBound - 1].text == ","
        if mention.type == .place {
            // "the Syrian town of", "the Russian capital, Moscow"
            guard
                !hasComma
                    || nouns.contains(where: { gazetteer.isWord(.settlements, tree[$0].lemma.lowercased()) }),
                nouns.allSatisfy({ gazetteer.isWord(.settlements, tree[$0].lemma.lowercased()) })
            else { return nil }
        } else {
            let kinds = nouns.map { tree[$0].lemma.lowercased() }
            guard !hasComma || !kinds.isEmpty,
                kinds.allSatisfy({ !isOfState($0) && gazetteer.titles[$0] == nil })
            else { return nil }
            // "the Frankfurt daily Börsenblick", and not "in Paris Reuters said"
            let isKind = kinds.contains(where: { gazetteer.isWord(.firms, $0) })
            guard isKind || kinds.isEmpty && (isPossessive || larger.form == .demonym) else { return nil }
        }
        return draft(
            mention.entity, .locatedIn, larger.entity, sentence, [mention.head, larger.head], reading,
            confidence: mention.type == .place ? 0.8 : 0.6, source: "place before")
    }

    /// The place behind a name that it lies in.
    private func site(of mention: Mention, _ sentence: Int, _ reading: Reading) -> RelationDraft? {
        let tree = reading.trees[sentence]
        var next = mention.tokens.upperBound
        // Over its short form: "Johnson Space Center (JSC) in Houston"
        if next + 2 < tree.tokens.count, tree[next].text == "(", tree[next + 2].text == ")" { next += 3 }
        guard next + 1 < tree.tokens.count else { return nil }
        let link = tree[next].text.lowercased()
        guard ["in", "at", "on", "of", ",", "outside", "near"].contains(link) else { return nil }
        next += 1
        while next < tree.tokens.count, reading.mention(sentence, next) == nil, link != ",",
            [.determiner, .adjective].contains(tree[next].partOfSpeech)
                || [
                    "north", "south", "east", "west", "northwest", "northeast", "southwest", "southeast",
                    "central",
                ]
                .contains(tree[next].text.lowercased())
        {
            next += 1
        }
        guard next < tree.tokens.count, let larger = reading.mention(sentence, next),
            larger.tokens.lowerBound == next,
            larger.form == .name || larger.form == .standIn && larger.tokens.count == 1,
            larger.type == .place || larger.type == .country && link != "at" && link != "on"
        else { return nil }
        let end = larger.tokens.upperBound
        if link == "," {
            // "ECOWAS Commission, Abuja."
            guard mention.type == .organization, larger.type == .place,
                end == tree.tokens.count || [",", ".", ")", ";", "—", "–"].contains(tree[end].text),
                !tree.isRelation(larger.head, "conj", "nsubj", "obj", "obl")
            else { return nil }
        } else {
            guard mention.tokens.contains(tree[larger.head].head) || link == "in" && isSite(mention.text)
            else { return nil }
            if link == "of", isOfState(mention.text) && larger.type == .country { return nil }
        }
        return draft(
            mention.entity, .locatedIn, larger.entity, sentence, [mention.head, larger.head], reading,
            confidence: link == "," ? 0.5 : 0.65, source: "place after")
    }

    /// "Kut is in southeastern Iraq"; a person who "was in New York for a conference" visits it.
    func whereabouts(_ sentence: Int, _ reading: Reading, _ arguments: Arguments) -> [RelationDraft] {
        let tree = reading.trees[sentence]
        return reading.outerMentions(sentence).flatMap { place -> [RelationDraft] in
            guard place.type == .place || place.type == .country, tree.first(of: place.head, "cop") != nil,
                tree.preposition(of: place.head) == "in", let subject = tree.first(of: place.head, "nsubj")
            else { return [] }
            let pronoun = tree[subject].text.lowercased()
            let clauseHead = tree.head(of: place.head) ?? subject
            let head =
                ["who", "which", "that"].contains(pronoun)
                ? arguments.personBefore(sentence, subject, insteadOf: clauseHead) ?? clauseHead : subject
            return arguments.referents(sentence, head).compactMap { one in
                let type = reading.entities[one.entity].type
                guard type != .country else { return nil }
                return draft(
                    one.entity, type == .person ? .visits : .locatedIn, place.entity, sentence,
                    [one.token, place.head], reading, confidence: type == .place ? 0.8 : 0.5, source: "is in")
            }
        }
    }

    /// Whether a name is that of something built, which is where the words after it say.
    private func isSite(_ name: String) -> Bool {
        let last = name.lowercased().split(separator: " ").last.map(String.init) ?? ""
        return gazetteer.isWord(.sites, last)
    }

    /// Whether a name or noun speaks of a body of a state, which is part of it and not only in it.
    func isOfState(_ name: String) -> Bool {
        gazetteer.bodyNouns.isOfState(name.split(separator: " ").map(String.init))
    }
}
