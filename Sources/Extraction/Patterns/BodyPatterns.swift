import English
import KnowledgeGraph

/// Whose part a body is, by its name and by the owner that the text gives it: "Turkey's Foreign Ministry".
extension StructuralPatterns {
    /// A body whose name holds its country's or its parent's, or that the text gives an owner.
    func parts(_ sentence: Int, _ reading: Reading, _ arguments: Arguments) -> [RelationDraft] {
        let tree = reading.trees[sentence]
        var found: [RelationDraft?] = []
        for mention in reading.outerMentions(sentence) where mention.type == .organization {
            let words = tree.tokens[mention.tokens].map(\.text)
            let inner = reading.nested[sentence].map { reading.mentions[$0] }.filter {
                mention.tokens.lowerBound <= $0.tokens.lowerBound
                    && $0.tokens.upperBound <= mention.tokens.upperBound
            }
            for part in inner {
                let start = mention.tokens.lowerBound
                if part.type == .country {
                    // "the Afghan Taliban" are not Afghanistan's.
                    let range = part.tokens.lowerBound - start..<part.tokens.upperBound - start
                    guard gazetteer.isOwnBody(words, country: range, code: part.country ?? "") == true else {
                        continue
                    }
                }
                found.append(
                    draft(
                        mention.entity, .partOf, part.entity, sentence, Array(mention.tokens), reading,
                        confidence: part.type == .country ? 0.7 : 0.6, source: "nested"))
            }
            for owner in owners(of: mention, sentence, reading, arguments) {
                // "Turkey's Foreign Ministry" is a part of it, "Israel's Rafael" sits there.
                let isPart =
                    reading.entities[owner.entity].type == .organization
                    || gazetteer.bodyNouns.isOfState(words) || isOfState(mention)
                guard isPart || owner.token < mention.tokens.lowerBound else { continue }
                found.append(
                    draft(
                        mention.entity, isPart ? .partOf : .locatedIn, owner.entity, sentence,
                        [mention.head, owner.token], reading, confidence: 0.55, source: "owner"))
            }
            if let (country, noun) = described(mention, sentence, reading) {
                let isPart = gazetteer.bodyNouns.isNational(noun)
                found.append(
                    draft(
                        mention.entity, isPart ? .partOf : .locatedIn, country.entity, sentence,
                        [country.token, mention.head], reading, confidence: 0.65, source: "described"))
            }
        }
        return found.compactMap { $0 }
    }

    /// A well-known body is a state's by its full name: "the IRGC" is the Revolutionary Guard Corps.
    private func isOfState(_ mention: Mention) -> Bool {
        gazetteer.organization(mention.text).map {
            gazetteer.bodyNouns.isOfState($0.split(separator: " ").map(String.init))
                || gazetteer.bodyNouns.isUnknown($0) && gazetteer.bodyCountries[$0] != nil
        } ?? false
    }

    /// "Turkey's Foreign Ministry", "the Foreign Ministry of Iran", "the Iranian Quds Force"
    func owners(
        of mention: Mention, _ sentence: Int, _ reading: Reading, _ arguments: Arguments
    ) -> [Referent] {
        let tree = reading.trees[sentence]
        let owners =
            arguments.fillers(.possessor, of: mention.head, in: sentence, behind: false)
            + tree.children(of: mention.head, "nmod").filter { tree.preposition(of: $0) == "of" }
            .flatMap { arguments.referents(sentence, $0) }
        let before = mention.tokens.lowerBound - 1
        guard before >= 0, let left = reading.mention(sentence, before), left.form == .demonym else {
            return owners
        }
        return owners + [Referent(entity: left.entity, token: before, route: .named)]
    }

    /// The country and the noun of "the Spanish intelligence service CNI", "Turkey's daily Sabah": a body named right behind
    /// the noun that describes it.
    private func described(
        _ mention: Mention, _ sentence: Int, _ reading: Reading
    ) -> (country: Referent, noun: [String])? {
        let tree = reading.trees[sentence]
        var noun = mention.tokens.lowerBound - 1
        if noun > 1, tree[noun].text == "the", tree[noun - 1].text == "," { noun -= 1 }
        let isApposed = noun > 0 && tree[noun].text == ","
        if isApposed { noun -= 1 }
        guard noun > 0, tree[noun].partOfSpeech == .noun, reading.mention(sentence, noun) == nil,
            gazetteer.titles[tree[noun].lemma.lowercased()] == nil
        else { return nil }
        var start = noun
        while start > 0, noun - start < 3, reading.mention(sentence, start - 1) == nil,
            [.noun, .adjective].contains(tree[start - 1].partOfSpeech)
        {
            start -= 1
        }
        guard let (country, isPossessive) = reading.owner(before: start, in: sentence),
            country.type == .country, isPossessive || country.form == .demonym
        else { return nil }
        let words = tree.tokens[start...noun].map(\.text)
        // With a comma between it must be the noun of a body: "Austria's intelligence service, the DSN".
        guard !isApposed || gazetteer.bodyNouns.isNational(words) else {
            return nil
        }
        return (Referent(entity: country.entity, token: country.tokens.upperBound - 1, route: .named), words)
    }
}
