import English
import KnowledgeGraph

/// Resolves pronouns and descriptions to entities, sentence by sentence, by agreement, recency and salience.
struct Coreference {
    let gazetteer: Gazetteer

    private static let personal: Set<String> = [
        "he", "she", "him", "her", "his", "hers", "himself", "herself",
    ]
    private static let neuter: Set<String> = ["it", "its", "itself"]
    private static let plural: Set<String> = ["they", "them", "their", "theirs", "themselves"]
    private static let first: Set<String> = [
        "i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves",
    ]

    /// Nouns that speak of a body named before, and of a country named before.
    private static let bodies: Set<String> = [
        "group", "organization", "organisation", "company", "agency", "party", "alliance", "movement", "bloc",
        "firm",
        "militia", "newspaper", "university", "network", "union", "ministry", "committee", "council", "court",
    ]
    private static let countries: Set<String> = ["country", "nation", "kingdom", "republic", "regime"]
    private static let pairs: Set<String> = [
        "country", "nation", "side", "leader", "man", "minister", "president", "government", "state", "power",
        "party",
        "neighbor", "neighbour", "ally", "official", "diplomat", "foe", "rival", "woman",
    ]

    // MARK: Third person

    /// Fills in ``Reading/references`` for third-person pronouns and descriptions.
    func resolveThirdPerson(in reading: inout Reading, offices: [Office]) {
        for sentence in reading.trees.indices {
            let tree = reading.trees[sentence]
            for token in tree.tokens.indices where reading.mentionAt[sentence][token] < 0 {
                let found = resolve(sentence, token, tree, reading, offices)
                if !found.isEmpty { reading.references[sentence][token] = found }
            }
        }
    }

    private func resolve(_ sentence: Int, _ token: Int, _ tree: Tree, _ reading: Reading, _ offices: [Office])
        -> [Int]
    {
        let word = tree[token].text.lowercased()
        switch tree[token].partOfSpeech {
        case .pronoun, .determiner:
            if Self.personal.contains(word) {
                return best(sentence, token, reading, types: [.person]).map { [$0] } ?? []
            }
            if Self.neuter.contains(word), !isExpletive(token, tree) {
                return best(sentence, token, reading, types: [.country, .organization]).map { [$0] } ?? []
            }
            if Self.plural.contains(word) { return plural(sentence, token, reading) }
            return []
        case .noun, .properNoun:
            return description(sentence, token, tree, reading, offices)
        default: return []
        }
    }

    private func isExpletive(_ token: Int, _ tree: Tree) -> Bool {
        if tree.isRelation(token, "expl") { return true }
        guard let head = tree.head(of: token), tree.isRelation(token, "nsubj") else { return false }
        return tree.first(of: head, "csubj", "ccomp") != nil && tree.first(of: head, "cop") != nil
    }

    /// The most salient entity of these types before the token.
    private func best(
        _ sentence: Int, _ token: Int, _ reading: Reading, types: Set<EntityType>,
        where fits: (Int) -> Bool = { _ in true }
    ) -> Int? {
        var best: (score: Double, entity: Int)?
        for back in 0...3 where sentence - back >= 0 {
            let here = sentence - back
            let tree = reading.trees[here]
            for (position, mention) in reading.outerMentions(here).enumerated() {
                guard types.contains(mention.type), back > 0 || mention.tokens.upperBound <= token else {
                    continue
                }
                if back == 0, clash(token, mention, tree) { continue }
                guard fits(mention.entity) else { continue }
                var score = -Double(back) * 3 - Double(position) * 0.2
                let head = tree.firstConjunct(mention.head)
                if tree.isRelation(head, "nsubj") { score += 2.5 }
                if tree.isRelation(head, "obj", "iobj") { score += 0.5 }
                if mention.isNested || mention.form == .demonym { score -= 2.5 }
                if mention.form == .standIn { score -= 0.5 }
                if tree.isRelation(mention.head, "conj") { score -= 0.7 }
                if tree.isRelation(head, "obl", "nmod"), tree.preposition(of: head) == "in" { score -= 1 }
                if best == nil || score > (best?.score ?? 0) { best = (score, mention.entity) }
            }
            // References carry salience on: "He … He …".
            for (position, entities) in reading.references[here] where entities.count == 1 {
                guard back > 0 || position < token, let entity = entities.first,
                    types.contains(reading.entities[entity].type), fits(entity)
                else { continue }
                if back == 0, clash(token, position, tree) { continue }
                let score = -Double(back) * 3 + (tree.isRelation(position, "nsubj") ? 2 : 0)
                if best == nil || score > (best?.score ?? 0) { best = (score, entity) }
            }
        }
        return best.flatMap { $0.score > -9 ? $0.entity : nil }
    }

    /// A pronoun and a name that are arguments of one verb cannot be the same: "Obama met him".
    private func clash(_ pronoun: Int, _ mention: Mention, _ tree: Tree) -> Bool {
        clash(pronoun, mention.head, tree)
    }

    private func clash(_ pronoun: Int, _ other: Int, _ tree: Tree) -> Bool {
        guard !tree.isRelation(pronoun, "nmod:poss"), !tree[pronoun].text.lowercased().hasSuffix("self")
        else {
            return false
        }
        return tree.head(of: pronoun) == tree.head(of: tree.firstConjunct(other))
    }

    private func plural(_ sentence: Int, _ token: Int, _ reading: Reading) -> [Int] {
        // A list of people or countries just before, else the last body.
        for back in 0...1 where sentence - back >= 0 {
            let tree = reading.trees[sentence - back]
            let lists = reading.outerMentions(sentence - back).filter { mention in
                (back > 0 || mention.tokens.upperBound <= token) && mention.type != .place
                    && tree.isRelation(tree.firstConjunct(mention.head), "nsubj")
                    && !tree.children(of: mention.head, "conj").isEmpty
            }
            if let list = lists.last {
                let members = tree.conjuncts(list.head).compactMap {
                    reading.mention(sentence - back, $0)?.entity
                }
                if members.count > 1 { return members }
            }
        }
        return best(sentence, token, reading, types: [.organization, .country]).map { [$0] } ?? []
    }

    // MARK: Descriptions

    private func description(
        _ sentence: Int, _ token: Int, _ tree: Tree, _ reading: Reading, _ offices: [Office]
    ) -> [Int] {
        guard let determiner = tree.first(of: token, "det", "nummod", "nmod:poss") else { return [] }
        let word = tree[determiner].text.lowercased()
        let lemma = tree[token].lemma.lowercased()
        if ["two", "both"].contains(word)
            || tree.children(of: token, "nummod").contains(where: { tree[$0].lemma == "two" })
        {
            return Self.pairs.contains(lemma) ? pair(sentence, token, lemma, reading) : []
        }
        guard ["the", "this", "that"].contains(word),
            tree.first(of: token, "nmod:poss", "acl:relcl", "appos", "flat") == nil
        else { return [] }
        let hasOwner = tree.children(of: token, "nmod").contains { tree.preposition(of: $0) == "of" }
        guard !hasOwner else { return [] }
        if Self.bodies.contains(lemma), tree[token].text.lowercased() == lemma {
            return best(sentence, token, reading, types: [.organization]) { bodyFits($0, lemma, reading) }.map
            { [$0] } ?? []
        }
        if Self.countries.contains(lemma) || lemma == "government", tree.first(of: token, "amod") == nil,
            tree[token].text.lowercased() == lemma
        {
            return best(sentence, token, reading, types: [.country]).map { [$0] } ?? []
        }
        // "the foreign minister": who was last said to be one
        let title = self.title(token, tree)
        let words = title.split(separator: " ")
        // Offices stand in the order of the text: from the last one here back over the window.
        let end = offices.partitioningIndex { $0.sentence > sentence }
        for office in offices[..<end].reversed() {
            guard sentence - office.sentence <= 30 else { break }
            guard office.sentence < sentence || office.token < token else { continue }
            let role = office.role.lowercased()
            if role == title || role.hasSuffix(" " + title)
                || words.count > 1 && Set(words).isSubset(of: role.split(separator: " "))
            {
                return [office.person]
            }
        }
        return []
    }

    /// Whether a body may be called by this noun: its name ends in it ("Danube Commission"), it was described by it
    /// ("Transmarin, the company"), or nothing says that it is another kind of body.
    private func bodyFits(_ entity: Int, _ noun: String, _ reading: Reading) -> Bool {
        let names = reading.entities[entity].forms.map { $0.lowercased() }
        if names.contains(where: { $0.hasSuffix(noun) || $0.hasPrefix(noun) }) { return true }
        let described = reading.descriptions[entity] ?? []
        if described.contains(noun) { return true }
        guard described.isDisjoint(with: Self.bodies) else { return false }
        let isNamedOtherwise = names.contains { name in
            name.split(separator: " ").last.map {
                $0 != noun && gazetteer.organizationNouns.contains(String($0))
            } ?? false
        }
        let isKnown = reading.entities[entity].forms.contains { gazetteer.organization($0) != nil }
        let isCommercial = ["company", "firm", "newspaper", "university", "network", "court", "party"]
            .contains(noun)
        return !isNamedOtherwise && !(isKnown && isCommercial)
    }

    private func title(_ token: Int, _ tree: Tree) -> String {
        tree.subtree(token).filter { index in
            index <= token && (index == token || tree.isRelation(index, "compound", "amod"))
        }.map { tree[$0].text.lowercased() }.joined(separator: " ")
    }

    /// "the two countries", "both leaders": the last two of their kind.
    private func pair(_ sentence: Int, _ token: Int, _ lemma: String, _ reading: Reading) -> [Int] {
        let wanted: Set<EntityType> =
            switch lemma {
            case "country", "nation", "government", "state", "power", "neighbor", "neighbour": [.country]
            case "leader", "man", "minister", "president", "official", "diplomat", "woman": [.person]
            default: [.country, .person, .organization]
            }
        var found: [Int] = []
        for back in 0...2 where sentence - back >= 0 {
            let candidates = reading.outerMentions(sentence - back).filter {
                wanted.contains($0.type) && (back > 0 || $0.tokens.upperBound <= token)
            }
            for mention in candidates.reversed() where !found.contains(mention.entity) {
                found.append(mention.entity)
            }
            if found.count >= 2 { break }
        }
        guard found.count >= 2 else { return [] }
        return Array(found.prefix(2).reversed())
    }

    // MARK: First person

    /// "I" and "we" inside a quotation are its speaker.
    func resolveFirstPerson(in reading: inout Reading) {
        for sentence in reading.trees.indices {
            let tree = reading.trees[sentence]
            for token in tree.tokens.indices where reading.mentionAt[sentence][token] < 0 {
                guard Self.first.contains(tree[token].text.lowercased()),
                    tree[token].partOfSpeech == .pronoun,
                    reading.speech.isQuoted[sentence][token]
                else { continue }
                let speaker = reading.speech.speaker[sentence][token]
                if speaker >= 0 { reading.references[sentence][token] = [speaker] }
            }
        }
    }
}

extension Array {
    /// The index of the first element that the condition holds for, where it holds for all after it too.
    fileprivate func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if belongs(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
