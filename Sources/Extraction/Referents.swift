import English
import KnowledgeGraph

/// What a token refers to.
extension Arguments {
    /// The entities that a token and the tokens coordinated with it refer to.
    func referents(_ sentence: Int, _ token: Int, behind: Bool = false) -> [Referent] {
        reading.trees[sentence].conjuncts(token).flatMap { conjunct -> [Referent] in
            let direct = self.direct(sentence, conjunct)
            return direct.isEmpty && behind ? self.behind(sentence, conjunct) : direct
        }
    }

    private func direct(_ sentence: Int, _ token: Int, depth: Int = 0) -> [Referent] {
        let tree = reading.trees[sentence]
        if let mention = reading.mention(sentence, token) {
            return [Referent(entity: mention.entity, token: token, route: .named)]
        }
        if let entities = reading.references[sentence][token] {
            return entities.map { Referent(entity: $0, token: token, route: .reference) }
        }
        guard depth < 3, tree[token].partOfSpeech == .noun || tree[token].partOfSpeech == .properNoun else {
            return []
        }
        // "Secretary of State John Kerry", "his counterpart, Sergei Lavrov"
        for child in tree.children(of: token, "flat", "appos", "compound", "nmod:desc", "nmod:unmarked") {
            if let mention = reading.mention(sentence, child),
                mention.type == .person || tree.isRelation(child, "appos"),
                mention.head == child || mention.tokens.contains(child)
            {
                return [Referent(entity: mention.entity, token: child, route: .named)]
            }
        }
        let lemma = tree[token].lemma.lowercased()
        // "thousands of members of the union"
        if Self.quantities.contains(lemma), let of = tree.first(of: token, "nmod") {
            return direct(sentence, of, depth: depth + 1)
        }
        // "leaders of Iran and Turkey", "Iraq's government", "fighters from ISIS"
        if gazetteer.countryNouns.contains(lemma)
            || gazetteer.countryNouns.contains(tree[token].text.lowercased())
            || Self.members.contains(lemma)
        {
            var owners = tree.children(of: token, "nmod:poss")
            owners += tree.children(of: token, "nmod").filter {
                ["of", "from"].contains(tree.preposition(of: $0))
            }
            owners += tree.children(of: token, "amod", "compound").filter {
                reading.mention(sentence, $0) != nil
            }
            let found = owners.flatMap { owner in
                tree.conjuncts(owner).flatMap { direct(sentence, $0, depth: depth + 1) }
            }
            return found.filter {
                reading.entities[$0.entity].type != .person && reading.entities[$0.entity].type != .place
            }
        }
        return []
    }

    static let quantities: Set<String> = [
        "thousand", "hundred", "dozen", "score", "majority", "number", "group", "crowd", "some", "most",
        "all", "lot",
        "handful", "couple", "million",
    ]

    /// People who act for the body that they are said to belong to.
    static let members: Set<String> = [
        "member", "fighter", "militant", "representative", "official", "delegation", "troops", "troop",
        "soldier", "force",
        "gunman", "insurgent", "leadership", "delegate", "envoy", "diplomat", "lawmaker", "negotiator",
        "militia",
        "jihadist", "rebel", "leader", "minister", "guerrilla", "extremist", "terrorist", "warplane",
        "aircraft", "jet",
        "agent", "authority", "police", "ambassador",
    ]

    /// The actor behind a thing: "Russian aggression", "the regime's bombs", "strikes by Israel".
    func behind(_ sentence: Int, _ token: Int) -> [Referent] {
        let tree = reading.trees[sentence]
        guard tree.isNominal(token) || tree[token].partOfSpeech == .verb else { return [] }
        let owners =
            tree.children(of: token, "nmod:poss")
            + tree.children(of: token, "amod", "compound").filter { reading.mention(sentence, $0) != nil }
            + tree.children(of: token, "nmod").filter {
                ["by", "of", "from"].contains(tree.preposition(of: $0))
            }
        for owner in owners {
            let found = tree.conjuncts(owner).flatMap { direct(sentence, $0) }
            if !found.isEmpty {
                return found.map { Referent(entity: $0.entity, token: $0.token, route: .behind) }
            }
        }
        return []
    }
}
