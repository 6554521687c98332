import English
import KnowledgeGraph

/// Whose national somebody is by the words beside his name, where no office is said: "Nigeria's Ngozi Eze", "Marit
/// Solbakken, a Norwegian", "the New Zealander Hemi Parata", "Chilean-born Macarena Ruiz", "an Icelandic glaciologist".
extension StructuralPatterns {
    func nationals(_ sentence: Int, _ reading: Reading, _ arguments: Arguments) -> [RelationDraft] {
        reading.outerMentions(sentence).filter { $0.type == .country }.flatMap {
            people(of: $0, sentence, reading, arguments)
        }
    }

    private func people(of country: Mention, _ sentence: Int, _ reading: Reading, _ arguments: Arguments)
        -> [RelationDraft]
    {
        let tree = reading.trees[sentence]
        let after = country.tokens.upperBound
        let before = country.tokens.lowerBound - 1
        func join(_ person: Mention, _ confidence: Double, _ source: String) -> [RelationDraft] {
            [
                draft(
                    person.entity, .nationality, country.entity, sentence, [person.head, country.head],
                    reading,
                    confidence: confidence, source: source)
            ].compactMap { $0 }
        }
        func person(at token: Int) -> Mention? {
            guard token >= 0, token < tree.tokens.count, let mention = reading.mention(sentence, token),
                mention.type == .person
            else { return nil }
            return mention
        }
        guard after < tree.tokens.count else { return [] }
        let isPossessive = ["'s", "’s"].contains(tree[after].text)
        // "Nigeria's Ngozi Eze"
        if isPossessive, let one = person(at: after + 1), one.tokens.lowerBound == after + 1 {
            return join(one, 0.5, "country before")
        }
        guard country.form == .demonym else { return [] }
        // "Chilean-born Macarena Ruiz", "the Croatian-born tycoon"
        if tree[after].text == "-", after + 1 < tree.tokens.count, tree[after + 1].text.lowercased() == "born"
        {
            let named = arguments.afterHyphen(sentence, after + 1, behind: false)
            let found = named.isEmpty ? arguments.people(from: after + 2, in: sentence) : named
            return found.filter { reading.entities[$0.entity].type == .person }.compactMap {
                draft(
                    $0.entity, .nationality, country.entity, sentence, [$0.token, country.head], reading,
                    confidence: 0.8, source: "born")
            }
        }
        // "the New Zealander Hemi Parata", "a Nepali, Bikash Tamang", "a Tanzanian named Neema Mwakyusa"
        var next = after
        if [",", "named", "called"].contains(tree[next].text) { next += 1 }
        if before >= 0, tree[before].partOfSpeech == .determiner || next == after,
            let one = person(at: next), one.tokens.lowerBound == next,
            next == after
                || tree[before].partOfSpeech == .determiner
                    && ["a", "an"].contains(tree[before].text.lowercased())
        {
            return join(one, 0.7, "demonym before")
        }
        // "Marit Solbakken, a Norwegian, …"
        if before >= 2, tree[before].partOfSpeech == .determiner,
            [",", "—", "–", "("].contains(tree[before - 1].text),
            let one = person(at: before - 2), one.tokens.upperBound == before - 1
        {
            if [",", ".", ";", ")", "who", "—", "–"].contains(tree[after].text) {
                return join(one, 0.75, "demonym after")
            }
            return described(country, by: after, one, sentence, reading)
        }
        return []
    }

    /// "Guðrún Sveinsdóttir, an Icelandic glaciologist": by what one does, where that is no office.
    private func described(
        _ country: Mention, by start: Int, _ person: Mention, _ sentence: Int, _ reading: Reading
    ) -> [RelationDraft] {
        let tree = reading.trees[sentence]
        var last = start
        while last + 1 < tree.tokens.count, [.noun, .adjective].contains(tree[last + 1].partOfSpeech),
            reading.mention(sentence, last + 1) == nil
        {
            last += 1
        }
        guard tree[last].partOfSpeech == .noun, reading.mention(sentence, last) == nil, last - start < 4
        else {
            return []
        }
        let words = tree.tokens[start...last].map { $0.lemma.lowercased() }
        let isOffice = words.indices.contains { index in
            let kind = gazetteer.titles[words[index...].joined(separator: " ")]
            return kind == .office || kind == .rank
        }
        guard !isOffice else { return [] }
        return [
            draft(
                person.entity, .nationality, country.entity, sentence, [person.head, country.head], reading,
                confidence: 0.7, source: "described")
        ].compactMap { $0 }
    }
}
