import English
import KnowledgeGraph

/// What a token refers to.
extension Arguments {
    /// The entities that a token and the tokens coordinated with it refer to.
    func referents(_ sentence: Int, _ token: Int, behind: Bool = false) -> [Referent] {
        let tree = reading.trees[sentence]
        // "four generals, including Mr Thaw"
        let examples = tree.children(of: token, "nmod").filter {
            ["including", "include", "such_as", "notably"].contains(tree.preposition(of: $0))
        }.flatMap(tree.conjuncts)
        return (tree.conjuncts(token) + examples).flatMap { conjunct -> [Referent] in
            let direct = self.direct(sentence, conjunct)
            guard direct.isEmpty, behind else { return direct }
            let actors = self.behind(sentence, conjunct)
            return actors.isEmpty && reachesPlaces ? places(sentence, conjunct) : actors
        }
    }

    func direct(_ sentence: Int, _ token: Int, depth: Int = 0) -> [Referent] {
        let tree = reading.trees[sentence]
        if let mention = reading.mention(sentence, token) {
            return [Referent(entity: mention.entity, token: token, route: .named)]
        }
        if let entities = reading.references[sentence][token] {
            return entities.map { Referent(entity: $0, token: token, route: .reference) }
        }
        // "Russia, whose planes"
        if depth < 3, tree[token].text.lowercased() == "whose", let head = relativeHead(of: token, sentence) {
            return direct(sentence, head, depth: depth + 1)
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
        if let name = nameBeside(sentence, token) { return [name] }
        let lemma = tree[token].lemma.lowercased()
        // "thousands of members of the union"
        if gazetteer.isWord(.quantities, lemma), let of = tree.first(of: token, "nmod") {
            return direct(sentence, of, depth: depth + 1)
        }
        // "leaders of Iran and Turkey", "Iraq's government", "fighters from ISIS"
        if gazetteer.countryNouns.contains(lemma)
            || gazetteer.countryNouns.contains(tree[token].text.lowercased())
            || gazetteer.isWord(.members, lemma)
        {
            // "fighters loyal to Mr Ouattara"
            let lords = tree.children(of: token, "amod", "acl").filter {
                Self.loyal.contains(tree[$0].lemma.lowercased())
            }
            .flatMap { tree.children(of: $0, "obl") }.filter {
                ["to", "with"].contains(tree.preposition(of: $0))
            }
            if let lord = lords.first { return direct(sentence, lord, depth: depth + 1) }
            var owners = tree.children(of: token, "nmod:poss")
            owners += tree.children(of: token, "nmod").filter {
                ["of", "from"].contains(tree.preposition(of: $0))
            }
            owners += tree.children(of: token, "amod", "compound", "appos").filter {
                $0 < token && reading.mention(sentence, $0) != nil
            }
            // "a court in Argentina", "troops loyal to Mr Gbagbo"
            if gazetteer.isWord(.authorities, lemma) {
                owners += tree.children(of: token, "nmod").filter {
                    tree.preposition(of: $0) == "in" && reading.mention(sentence, $0)?.type == .country
                }
            }
            let found = owners.flatMap { owner in
                tree.conjuncts(owner).flatMap { direct(sentence, $0, depth: depth + 1) }
            }
            return found.filter {
                reading.entities[$0.entity].type != .person && reading.entities[$0.entity].type != .place
            }
        }
        // "the Mercosur bloc"
        if gazetteer.isWord(.kindsOfBodies, lemma) {
            for child in tree.children(of: token, "compound", "amod") where child < token {
                if let mention = reading.mention(sentence, child), mention.type == .organization {
                    return [Referent(entity: mention.entity, token: child, route: .named)]
                }
            }
        }
        // "the city of Mosul"
        if gazetteer.isWord(.namedPlaces, lemma),
            let name = tree.children(of: token, "nmod").first(where: { tree.preposition(of: $0) == "of" }),
            let mention = reading.mention(sentence, name), mention.type == .place
        {
            return [Referent(entity: mention.entity, token: name, route: .named)]
        }
        return []
    }

    /// The noun that the relative clause around a token belongs to.
    private func relativeHead(of pronoun: Int, _ sentence: Int) -> Int? {
        let tree = reading.trees[sentence]
        var token = pronoun
        for _ in 0..<6 {
            guard let head = tree.head(of: token) else { break }
            if tree.isRelation(token, "acl:relcl") { return head }
            token = head
        }
        // Where the clause hangs elsewhere: the name right before it.
        let before = pronoun > 1 && tree[pronoun - 1].text == "," ? pronoun - 2 : pronoun - 1
        return before >= 0 ? reading.mention(sentence, before)?.head : nil
    }

    private static let loyal: Set<String> = ["loyal", "allied", "aligned", "linked", "belong", "belonging"]
}
