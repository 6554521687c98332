import English

/// Who stands behind a verb and is not its object yet.
extension TreeMending {
    /// "summoned the ambassador to complain": a second subject behind the verb is its object, or that of the nearer
    /// verb between.
    mutating func moveSecondSubject(_ verb: Int, among verbs: [Int]) {
        let subjects = children[verb].filter { isLabelled($0, "nsubj") && isNominal($0) }
        guard subjects.count > 1, let first = subjects.first, first < verb, let second = subjects.last,
            second > verb,
            !Self.reporting.contains(tokens[verb].lemma.lowercased()), !isBroken(verb, second)
        else { return }
        let nearest = verbs.last { $0 < second } ?? verb
        guard !isPassive(nearest), !has(nearest, "obj"), nearest == verb || tokens[nearest].head == verb
        else { return }
        hang(second, on: nearest, as: "obj")
    }

    /// "lifted sanctions" as a complement, "A court has released the minister Boudou" with Boudou hung on the court.
    mutating func findObject(_ verb: Int) {
        guard !has(verb, "obj"), !isPassive(verb),
            has(verb, "nsubj") || isLabelled(verb, "xcomp", "conj", "advcl")
        else { return }
        if let complement = children[verb].first(where: { isLabelled($0, "xcomp") && $0 > verb }),
            isNominal(complement), !has(complement, "mark", "cop", "nsubj"),
            !children[complement].contains(where: { isLabelled($0, "case") && $0 < complement }),
            !Self.linking.contains(tokens[verb].lemma.lowercased())
                || children[verb].contains(where: {
                    $0 > complement && isLabelled($0, "xcomp")
                })
        {
            tokens[complement].relation = "obj"
            return
        }
        // "called the execution barbaric" with the judgement hung on the noun
        if let named = children[verb].first(where: { isLabelled($0, "xcomp") && $0 > verb }),
            isNominal(named),
            !has(named, "case", "mark", "cop", "nsubj"),
            let judgement = children[named].last(where: { $0 > named }),
            tokens[judgement].partOfSpeech == .adjective, !has(judgement, "case", "obl"),
            isLabelled(judgement, "nmod", "amod", "acl", "obl")
        {
            tokens[named].relation = "obj"
            hang(judgement, on: verb, as: "xcomp")
            return
        }
        // "attacked a base" with the base for a circumstance
        if let bare = children[verb].first(where: { $0 > verb }), tokens[bare].relation == "obl",
            isNominal(bare),
            !has(bare, "case"), !Self.isDay(tokens[bare]), firstWord(of: bare) == verb + 1
        {
            tokens[bare].relation = "obj"
            return
        }
        let subjects = children[verb].filter { isLabelled($0, "nsubj") && $0 < verb }
        for subject in subjects {
            if let crossing = children[subject].first(where: {
                $0 > verb && isLabelled($0, "nmod", "appos", "obl") && isNominal($0) && !has($0, "case")
                    && !isBroken(verb, $0)
            }) {
                hang(crossing, on: verb, as: "obj")
                return
            }
        }
    }

    /// "gave Canada a deadline": of two objects the first is the one it is given to.
    mutating func dividePairOfObjects(_ verb: Int) {
        let objects = children[verb].filter { tokens[$0].relation == "obj" && $0 > verb && !has($0, "case") }
        guard objects.count == 2, !has(verb, "iobj"), Self.giving.contains(tokens[verb].lemma.lowercased()),
            !isBroken(verb, objects[1]),
            !tokens[objects[0]..<objects[1]].contains(where: { $0.partOfSpeech == .adposition })
        else { return }
        tokens[objects[0]].relation = "iobj"
    }

    private static let giving: Set<String> = [
        "give", "hand", "lend", "grant", "send", "offer", "deny", "refuse", "award", "pay", "show", "tell",
        "ask",
        "promise", "owe", "sell", "teach", "bring", "allow", "deliver", "issue",
    ]

    /// Verbs whose second noun says what someone is or becomes.
    private static let linking: Set<String> = [
        "be", "become", "remain", "stay", "seem", "appear", "look", "turn", "prove", "sound", "feel", "call",
        "name",
        "elect", "appoint", "make", "consider", "declare", "deem", "dub", "brand", "label", "crown", "die",
        "retire",
        "go", "get", "keep", "find", "run", "rank", "serve", "start", "end", "emerge", "stand", "play", "act",
        "return",
        "come", "plead", "represent", "constitute", "total", "number", "form", "comprise",
    ]
}
