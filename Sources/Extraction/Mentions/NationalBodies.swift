import English
import KnowledgeGraph

/// Bodies and governments that are named by their country: "the Iraqi army", "Senegal's Foreign Ministry", "Russian officials".
extension SentenceMentions {
    /// "Russian" and "Foreign Ministry" side by side are one body; the country is nested in its name.
    mutating func findAdjoiningBodies() {
        for (index, mention) in mentions.enumerated().reversed()
        where mention.type == .organization && !mention.isNested && mention.tokens.lowerBound > 0 {
            let start = mention.tokens.lowerBound
            let isPossessive = start > 1 && tree.isGenitive(start - 1)
            guard
                let country = mentions.first(where: {
                    $0.type == .country && !$0.isNested && $0.form != .standIn
                        && $0.tokens.upperBound == (isPossessive ? start - 1 : start)
                }),
                gazetteer.organizationNouns.contains(tree[mention.tokens.upperBound - 1].text.lowercased()),
                isPossessive
                    ? gazetteer.bodyNouns.isOfState(tree.tokens[mention.tokens].map(\.text))
                    : country.form == .demonym || ["US", "U.S.", "UK", "U.K."].contains(country.text)
            else { continue }
            let span = country.tokens.lowerBound..<mention.tokens.upperBound
            mentions[index] = Mention(
                sentence: sentence, tokens: span, head: tree.head(of: span), type: .organization, form: .name,
                text: text(of: span), country: nil, isNested: false, probability: mention.probability)
            nest(country)
        }
    }

    /// "the Iraqi army", "Russian Foreign Ministry": a body of the country that stands before it.
    mutating func findNationalBodies() {
        for mention in mentions where mention.type == .country && !mention.isNested {
            guard mention.form == .demonym || mention.form == .name else { continue }
            var end = mention.tokens.upperBound
            if end < tree.tokens.count, tree.isGenitive(end) { end += 1 }
            guard let body = longestNoun(from: end, in: gazetteer.nationalBodies),
                !covered[body].contains(true), !isDescription(body), !isSite(body)
            else { continue }
            let span = mention.tokens.lowerBound..<body.upperBound
            add(span, .organization, text: text(of: span), probability: 0.8)
            nest(mention)
        }
    }

    /// "the Spanish intelligence service CNI": the body has a name, which stands behind the words.
    private func isDescription(_ body: Range<Int>) -> Bool {
        mentions.contains {
            $0.tokens.lowerBound == body.upperBound && $0.type == .organization && !$0.isNested
        }
    }

    /// An embassy that does nothing is a building: "a sit-in outside the Turkish embassy".
    func isSite(_ body: Range<Int>) -> Bool {
        let nouns = (1...2).filter { $0 <= body.count }.map { length in
            tree.tokens[body.suffix(length)].map { $0.text.lowercased() }.joined(separator: " ")
        }
        guard nouns.contains(where: gazetteer.bodyNouns.sites.contains) else { return false }
        let head = tree.firstConjunct(tree.head(of: body))
        return !tree.isRelation(head, "nsubj") && tree.preposition(of: head) != "by"
    }

    /// "senior Russian officials", "the Syrian government": the country itself, governed by the noun.
    mutating func findStandIns() {
        for index in mentions.indices {
            let mention = mentions[index]
            guard mention.type == .country, !mention.isNested,
                mention.form == .demonym || mention.form == .name,
                let noun = longestNoun(from: mention.tokens.upperBound, in: gazetteer.countryNouns),
                !covered[noun].contains(true), !namesSomebody(noun)
            else { continue }
            let span = mention.tokens.lowerBound..<noun.upperBound
            for token in span { covered[token] = true }
            // "Syrian government" is a name for Syria; "Russian officials" is none for Russia.
            let isName = ["government", "regime"].contains(tree[noun.upperBound - 1].text.lowercased())
            mentions[index] = Mention(
                sentence: sentence, tokens: span, head: tree.head(of: span), type: .country, form: .standIn,
                text: isName ? text(of: span) : mention.text, country: mention.country, isNested: false,
                probability: mention.probability)
        }
    }

    /// Whether a person is named with the noun: "Russian President Vladimir Putin" is Putin and not Russia.
    private func namesSomebody(_ noun: Range<Int>) -> Bool {
        let people = mentions.filter { $0.type == .person }
        if people.contains(where: { $0.tokens.lowerBound == noun.upperBound }) { return true }
        guard let last = noun.last else { return false }
        let related =
            tree.children(of: last, "appos", "flat")
            + (tree.isRelation(last, "appos", "compound", "flat") ? [tree[last].head] : [])
        return people.contains { person in related.contains { person.tokens.contains($0) } }
    }

    /// The run of nouns and adjectives from `start`, when the words at its end are in the list.
    private func longestNoun(from start: Int, in list: Set<String>) -> Range<Int>? {
        var found: Range<Int>?
        var end = start
        while end < min(start + 5, tree.tokens.count) {
            let token = tree[end]
            guard
                token.partOfSpeech == .noun || token.partOfSpeech == .adjective
                    || token.partOfSpeech == .properNoun
            else { break }
            end += 1
            guard token.partOfSpeech != .adjective else { continue }
            for length in 1...3 where end - length >= start {
                let words = tree.tokens[(end - length)..<end].map { $0.text.lowercased() }.joined(
                    separator: " ")
                let lemma =
                    tree.tokens[(end - length)..<end - 1].map { $0.text.lowercased() + " " }.joined()
                    + token.lemma.lowercased()
                if list.contains(words) || list.contains(lemma) { found = start..<end }
            }
        }
        // A longer noun phrase is about something else: "the Iraqi army base".
        if let found, found.upperBound < tree.tokens.count, tree[found.upperBound].partOfSpeech == .noun,
            tree[found.upperBound].head > found.upperBound - 1, !covered[found.upperBound]
        {
            return nil
        }
        return found
    }
}
