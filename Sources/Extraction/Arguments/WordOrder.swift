import English
import KnowledgeGraph

/// Reads noun phrases by the order of their words, where the tree names nobody: parsers lose their way over titles,
/// possessors and names that stand one after the other.
extension Arguments {
    private static let inTitles: Set<String> = ["of", "for", "to", "at", "from", "in", "and", "-", "&"]

    /// The people whom the noun phrase that begins at a token names at its end: "(called) Saudi Arabia's King
    /// **Salman**", "(met) the head of the European Commission, **Klara Weiss**", "her Czech and Austrian counterparts,
    /// **Radek Beneš** and **Johanna Thaler**".
    func people(from start: Int, in sentence: Int) -> [Referent] {
        let tree = reading.trees[sentence]
        var next = start
        // The noun that says who somebody is; what stands before a possessive is another one.
        var noun: Int?
        var hasPhrase = false
        var hasComma = false
        while next < tree.tokens.count, next < start + 16 {
            let text = tree[next].text.lowercased()
            if let mention = reading.mention(sentence, next),
                mention.form != .standIn || mention.tokens.count == 1
            {
                guard mention.tokens.lowerBound == next || mention.form == .standIn else { return [] }
                let after = mention.tokens.upperBound
                let isOwner = after < tree.tokens.count && tree.isGenitive(after)
                if mention.type == .person, !isOwner {
                    guard noun.map({ isPersonal(tree, $0) }) ?? true,
                        !hasComma || !isSpeakerTail(mention, tree)
                    else { return [] }
                    let first = Referent(entity: mention.entity, token: mention.head, route: .named)
                    let isPlural =
                        noun.map { tree[$0].text.lowercased() != tree[$0].lemma.lowercased() } ?? false
                    return [first] + (isPlural ? listed(after: mention, sentence) : [])
                }
                if isOwner {
                    next = after + 1
                    if !hasPhrase { noun = nil }
                } else if hasPhrase || mention.form == .demonym
                    || after < tree.tokens.count && tree[after].partOfSpeech == .noun
                    || after < tree.tokens.count && gazetteer.titles[tree[after].text.lowercased()] != nil
                {
                    next = after
                } else {
                    return []
                }
                continue
            }
            switch tree[next].partOfSpeech {
            case .noun, .properNoun:
                if !hasPhrase { noun = next }
                if hasComma { hasPhrase = false }
            case .determiner, .adjective, .numeral: break
            case .pronoun where next == start && tree.isRelation(next, "nmod:poss"): break
            default:
                if Tree.genitives.contains(text), noun != nil {
                    noun = nil
                    hasPhrase = false
                } else if text == ",", noun != nil, !hasComma {
                    hasComma = true
                } else if ["—", "–", ":"].contains(text), noun != nil, !hasComma {
                    hasComma = true
                } else if Self.inTitles.contains(text), noun != nil, !hasComma {
                    if !["and", "-", "&"].contains(text) { hasPhrase = true }
                } else {
                    return []
                }
            }
            next += 1
        }
        return []
    }

    /// The people of a phrase with a preposition that stands near behind a word: "spoke by phone **with** her Turkish
    /// counterpart, **Levent Özdemir**".
    func people(behind word: String, after trigger: Int, in sentence: Int) -> [Referent] {
        let tree = reading.trees[sentence]
        for next in tree.tokens.indices.dropFirst(trigger + 1).prefix(8) {
            if tree[next].lemma.lowercased() == word, next + 1 < tree.tokens.count {
                return people(from: next + 1, in: sentence)
            }
            if tree.isVerb(next) || [",", ";", ":", "."].contains(tree[next].text) { break }
        }
        return []
    }

    /// The people whom a plural noun denotes, named behind it: "her Czech and Austrian **counterparts**, A and B", and
    /// those after a phrase: "his **counterpart** from Lomé, Essosimna Pidalatan".
    func people(beside noun: Int, in sentence: Int) -> [Referent] {
        let tree = reading.trees[sentence]
        guard tree[noun].partOfSpeech == .noun, tree.first(of: noun, "cop") == nil,
            noun + 1 < tree.tokens.count,
            [",", "—", "–", ":", "from", "of", "at", "in"].contains(tree[noun + 1].text),
            isPersonal(tree, noun)
        else { return [] }
        return people(from: noun, in: sentence)
    }

    /// The name that a common noun goes with: "Cerrado Grãos, a trading **house** based in Cuiabá", "the police
    /// **agency** Europol".
    func nameBeside(_ sentence: Int, _ token: Int) -> Referent? {
        let tree = reading.trees[sentence]
        guard tree[token].partOfSpeech == .noun else { return nil }
        if tree[token].relation == "appos", let head = tree.head(of: token), head < token,
            let mention = reading.mention(sentence, head), mention.form == .name,
            (mention.type == .person) == isPersonal(tree, token)
        {
            return Referent(entity: mention.entity, token: token, route: .reference)
        }
        if token + 1 < tree.tokens.count, let mention = reading.mention(sentence, token + 1),
            mention.type == .organization, mention.form == .name, mention.tokens.lowerBound == token + 1,
            tree.head(of: mention.head) == token || tree.head(of: token) == mention.head
        {
            return Referent(entity: mention.entity, token: mention.head, route: .named)
        }
        return nil
    }

    /// Whether a noun says who somebody is: a title, an occupation, a kinsman.
    private func isPersonal(_ tree: Tree, _ noun: Int) -> Bool {
        let words = [tree[noun].lemma.lowercased(), tree[noun].text.lowercased()]
        if words.contains(where: { gazetteer.titles[$0] != nil }) { return true }
        guard noun > 0 else { return false }
        let before = tree[noun - 1].text.lowercased()
        return words.contains { gazetteer.titles[before + " " + $0] != nil }
    }

    /// "…, Mr Holm said": the person after the comma begins another clause.
    private func isSpeakerTail(_ mention: Mention, _ tree: Tree) -> Bool {
        let after = mention.tokens.upperBound
        guard after < tree.tokens.count else { return false }
        return tree.isVerb(after) && !tree[after].text.lowercased().hasSuffix("ing")
            && tree.isRelation(mention.head, "nsubj")
    }

    /// The people of the list that goes on after one: "A, **B** and **C**".
    private func listed(after mention: Mention, _ sentence: Int) -> [Referent] {
        let tree = reading.trees[sentence]
        var found: [Referent] = []
        var next = mention.tokens.upperBound
        while next + 1 < tree.tokens.count {
            var gap = next
            while gap < tree.tokens.count, [",", "and"].contains(tree[gap].text) { gap += 1 }
            guard gap > next, gap < tree.tokens.count, let other = reading.mention(sentence, gap),
                other.type == .person, other.tokens.lowerBound == gap
            else { break }
            found.append(Referent(entity: other.entity, token: other.head, route: .named))
            next = other.tokens.upperBound
        }
        return found
    }

    // MARK: Possessors and pronouns

    /// Whose a noun is where the parser made something else of the possessor: "(reiterated) the **Ethiopian
    /// government**'s full support".
    func ownerByOrder(_ sentence: Int, _ noun: Int) -> [Referent] {
        let tree = reading.trees[sentence]
        guard reading.mention(sentence, noun) == nil else { return [] }
        var before = noun - 1
        while before > 0, before > noun - 5, reading.mention(sentence, before) == nil,
            [.adjective, .noun, .adverb].contains(tree[before].partOfSpeech),
            !tree.isGenitive(before)
        {
            before -= 1
        }
        guard before > 0, before < noun, tree.isGenitive(before),
            tree[before].partOfSpeech != .punctuation
        else { return [] }
        return referents(sentence, before - 1)
    }

    /// The person named right before "who", where the clause hangs on something that is no person: "talks with the
    /// minister of Jordan, **Ayman Safadi**, who is in Moscow".
    func personBefore(_ sentence: Int, _ pronoun: Int, insteadOf head: Int) -> Int? {
        let tree = reading.trees[sentence]
        guard ["who", "whom"].contains(tree[pronoun].text.lowercased()), pronoun > 1,
            reading.mention(sentence, head)?.type != .person
        else { return nil }
        let before = tree[pronoun - 1].text == "," ? pronoun - 2 : pronoun - 1
        guard let mention = reading.mention(sentence, before), mention.type == .person, mention.head != head
        else {
            return nil
        }
        return mention.head
    }

    // MARK: Hyphens

    /// Who does what a participle says that is joined to his name: "**Iran**-aligned militia", "**U.N.**-backed".
    func joinedByHyphen(_ sentence: Int, _ verb: Int) -> Referent? {
        let tree = reading.trees[sentence]
        guard verb >= 2, tree[verb - 1].text == "-", let mention = reading.mention(sentence, verb - 2),
            mention.tokens.upperBound == verb - 1
        else { return nil }
        return Referent(entity: mention.entity, token: mention.head, route: .named)
    }

    /// What such a participle is said of, by word order: "the U.N.-backed **Libyan government**".
    func afterHyphen(_ sentence: Int, _ verb: Int, behind: Bool) -> [Referent] {
        let tree = reading.trees[sentence]
        var next = verb + 1
        while next < tree.tokens.count, next < verb + 7 {
            if let mention = reading.mention(sentence, next), mention.form != .demonym {
                return [Referent(entity: mention.entity, token: mention.head, route: .named)]
            }
            let isLast = next + 1 == tree.tokens.count || !tree.isNominal(next + 1)
            if tree[next].partOfSpeech == .noun, isLast { return referents(sentence, next, behind: behind) }
            guard tree.isNominal(next) || tree[next].partOfSpeech == .adjective else { return [] }
            next += 1
        }
        return []
    }

    // MARK: Recipients

    /// Where those are whom something reaches: "assistance to people in **Malawi** and **Zimbabwe**", "funds to fight
    /// Ebola in **Guinea**".
    func placesWithin(_ sentence: Int, _ trigger: Int) -> [Referent] {
        let tree = reading.trees[sentence]
        var roots = tree.children(of: trigger, "obj", "nmod", "acl", "obl", "advcl", "xcomp", "iobj")
        if !tree.isVerb(trigger), let verb = tree.head(of: tree.firstConjunct(trigger)), tree.isVerb(verb) {
            roots += tree.children(of: verb, "obl", "advcl", "iobj")
        }
        var reached: [Int] = []
        for root in roots where root > trigger || tree.isVerb(trigger) {
            // A place of the act itself is none: "said in Paris".
            let preposition = tree.preposition(of: root) ?? ""
            let isRecipient =
                !tree.isRelation(root, "obl", "nmod") || ["to", "for", "of"].contains(preposition)
            let isOwn =
                !tree.isVerb(trigger) && tree.head(of: root) == trigger && Self.inside.contains(preposition)
            guard isRecipient || isOwn else { continue }
            reached += tree.subtree(root)
        }
        for token in Set(reached).sorted() where Self.inside.contains(tree.preposition(of: token) ?? "") {
            let found = referents(sentence, token).filter {
                [.country, .place].contains(reading.entities[$0.entity].type)
            }
            if !found.isEmpty { return found }
        }
        return []
    }

    private static let inside: Set<String> = ["in", "across", "inside", "throughout"]
}
