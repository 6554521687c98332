import English
import KnowledgeGraph

/// The actors behind things: "Russian aggression", "the regime's bombs", "a request lodged by Morocco".
extension Arguments {
    /// The actor behind a thing.
    func behind(_ sentence: Int, _ token: Int, depth: Int = 0) -> [Referent] {
        let tree = reading.trees[sentence]
        guard depth < 3, tree.isNominal(token) || tree[token].partOfSpeech == .verb else { return [] }
        if let found = calledWhat(sentence, token, depth) { return found }
        // "a Chinese actor" is not China.
        let isOnePrivatePerson =
            tree[token].text == tree[token].lemma && people.contains(tree[token].lemma.lowercased())
        for (owners, mayBePerson) in owners(sentence, token) {
            for owner in owners {
                let found = tree.conjuncts(owner).flatMap { direct(sentence, $0) }.filter { referent in
                    let type = reading.entities[referent.entity].type
                    return type == .person && mayBePerson
                        || type != .person && !(type == .country && isOnePrivatePerson)
                }
                if !found.isEmpty {
                    return found.map { Referent(entity: $0.entity, token: $0.token, route: .behind) }
                }
            }
            for owner in owners where tree[owner].partOfSpeech == .noun {
                let found = behind(sentence, owner, depth: depth + 1)
                if !found.isEmpty { return found }
            }
        }
        return []
    }

    /// Where the doer or owner of a thing may stand, surest first; whether persons count there.
    private func owners(_ sentence: Int, _ token: Int) -> [(tokens: [Int], mayBePerson: Bool)] {
        let tree = reading.trees[sentence]
        let lemma = tree[token].lemma.lowercased()
        // "the murder of Mr Foley", "Mr Foley's murder": who is named with it suffered it.
        let isSuffered = gazetteer.isWord(.suffered, lemma)
        func phrases(_ words: String...) -> [Int] {
            tree.children(of: token, "nmod", "obl").filter { words.contains(tree.preposition(of: $0) ?? "") }
        }
        var makers = phrases("by")
        for clause in tree.children(of: token, "acl") where tree.isVerb(clause) {
            if tree.isRelation(clause, "acl:relcl") {
                // "the embargo that it has imposed": the noun is the clause's object
                let subjects = tree.children(of: clause, "nsubj").filter { !Self.isRelative(tree[$0]) }
                if isCarrying(tree, clause), tree[clause].text != tree[clause].lemma || !subjects.isEmpty {
                    makers += subjects.filter { !tree.isRelation($0, "nsubj:pass") }
                }
            }
            makers += tree.children(of: clause, "obl").filter { tree.preposition(of: $0) == "by" }
        }
        // "reports that ISIL has killed"
        for clause in tree.children(of: token, "ccomp", "acl")
        where tree.first(of: clause, "mark").map({ tree[$0].lemma.lowercased() == "that" }) ?? false {
            makers += tree.children(of: clause, "nsubj").filter { tree[$0].relation != "nsubj:pass" }
        }
        let places = gazetteer.isWord(.deeds, lemma) ? phrases("in") : []
        // A border is with someone, and traffic goes to someone.
        if gazetteer.isWord(.borders, lemma) { makers += phrases("with", "between") }
        let partners = gazetteer.isWord(.traffic, lemma) ? phrases("to", "with", "from") : []
        return [
            (makers, true),
            (tree.children(of: token, "nmod:poss"), !isSuffered || !makers.isEmpty),
            (
                tree.children(of: token, "amod", "compound").filter {
                    reading.mention(sentence, $0) != nil || !direct(sentence, $0).isEmpty
                },
                !isSuffered
            ),
            (phrases("from"), true),
            (isSuffered ? [] : phrases("of"), true),
            // "inspectors for the agency"
            (people.contains(lemma) ? phrases("for", "with", "at") : [], false),
            (places, false),
            (partners, false),
        ]
    }

    /// "what it called Russia's invasion", "what Russia did": the one behind the thing that a clause names.
    private func calledWhat(_ sentence: Int, _ token: Int, _ depth: Int) -> [Referent]? {
        let tree = reading.trees[sentence]
        guard tree[token].lemma.lowercased() == "what",
            let clause = tree.first(of: token, "acl") ?? tree.head(of: token),
            tree.isVerb(clause), clause > token
        else { return nil }
        if gazetteer.isWord(.naming, tree[clause].lemma.lowercased()) {
            return tree.children(of: clause, "xcomp", "obj", "ccomp", "obl").filter { $0 > clause }.flatMap {
                named in
                let direct = tree.conjuncts(named).flatMap { self.direct(sentence, $0) }
                return direct.isEmpty ? behind(sentence, named, depth: depth + 1) : direct
            }
        }
        return tree.children(of: clause, "nsubj").flatMap { direct(sentence, $0) }.map {
            Referent(entity: $0.entity, token: $0.token, route: .behind)
        }
    }

    /// The place that a thing is in: "a market in Idlib", "positions near the town of Mocha".
    func places(_ sentence: Int, _ token: Int) -> [Referent] {
        let tree = reading.trees[sentence]
        guard tree[token].partOfSpeech == .noun, !people.contains(tree[token].lemma.lowercased()) else {
            return []
        }
        var phrases = tree.children(of: token, "nmod")
        // Hung on the verb although it stands right behind the noun.
        if let verb = tree.head(of: token), tree.isVerb(verb) {
            phrases += tree.children(of: verb, "obl").filter { phrase in
                tree.first(of: phrase, "case") == token + 1
            }
        }
        for phrase in phrases
        where ["in", "near", "at", "on", "outside", "of"].contains(tree.preposition(of: phrase) ?? "") {
            let found = direct(sentence, phrase).filter {
                [.place, .country].contains(reading.entities[$0.entity].type)
            }
            if !found.isEmpty {
                return found.map { Referent(entity: $0.entity, token: $0.token, route: .behind) }
            }
        }
        return []
    }

    static func isRelative(_ token: Token) -> Bool {
        ["who", "which", "that", "whom", "whose"].contains(token.text.lowercased())
    }
}
