import English

/// Who stands before a verb and is not its subject yet.
extension TreeMending {
    /// "Turkish police detained Ms Eser, officials said": two subjects of "said", the first is that of "detained".
    mutating func takeSubjectFromReport(_ verb: Int) {
        let report = tokens[verb].head
        guard report > verb, tokens[report].partOfSpeech == .verb, isLabelled(verb, "ccomp", "parataxis"),
            !has(verb, "nsubj", "csubj", "expl")
        else { return }
        let subjects = children[report].filter { isLabelled($0, "nsubj") }
        guard subjects.count > 1, let first = subjects.last(where: { $0 < verb }),
            subjects.contains(where: { $0 > verb })
        else { return }
        hang(first, on: verb, as: isPassive(verb) ? "nsubj:pass" : "nsubj")
        for auxiliary in children[report]
        where isLabelled(auxiliary, "aux") && first < auxiliary && auxiliary < verb {
            hang(auxiliary, on: verb, as: tokens[auxiliary].relation)
        }
    }

    /// "Japan on Friday lifted sanctions": no form of "be" or "get", no passive.
    mutating func liftPassive(_ verb: Int) {
        for subject in children[verb] where tokens[subject].relation == "nsubj:pass" && subject < verb {
            let between = tokens[(subject + 1)..<verb].map { $0.lemma.lowercased() }
            let isShared = isLabelled(verb, "conj", "xcomp") && tokens[verb].head < verb
            // "with ten people killed", "prices delayed by"
            let isClause =
                verb + 1 < tokens.count && tokens[verb + 1].text == "by"
                || isLabelled(verb, "advcl", "acl")
                    && tokens[verb].relation != "acl:relcl"
                    && children[verb].contains { tokens[$0].text.lowercased() == "with" }
            guard !isShared, !isClause,
                !between.contains(where: { ["be", "get", "been", "being"].contains($0) }),
                !tokens[subject..<verb].contains(where: { Self.relative.contains($0.text.lowercased()) })
            else { continue }
            tokens[subject].relation = "nsubj"
        }
    }

    /// "Britain has imposed" where Britain is no subject: an object before the verb, a noun that hangs across it or that
    /// the verb hangs on.
    mutating func findSubject(_ verb: Int) {
        guard !has(verb, "nsubj", "csubj", "expl"), isFinite(verb), verb > 0, tokens[verb - 1].text != "-"
        else { return }
        let relation = isPassive(verb) ? "nsubj:pass" : "nsubj"
        var start = beforeAdverbs(verb)
        if start >= 1, isLabelled(start, "obl", "nmod:unmarked"), Self.isDay(tokens[start]) {
            start -= ["on", "in"].contains(tokens[start - 1].lemma.lowercased()) ? 2 : 1
        }
        guard start >= 0 else { return }
        if tokens[start].text == "," {
            if let noun = children[verb].last(where: { $0 < start && isMislabelledSubject($0) }) {
                hang(noun, on: verb, as: relation)
            } else {
                changePlaces(verb, relation)
            }
            return
        }
        // Up from there to the noun that governs it and stands before the verb.
        var noun = start
        for _ in 0..<6 {
            let head = tokens[noun].head
            guard head >= 0, head <= start, isNominal(head), !isBroken(min(head, noun), max(head, noun))
            else { break }
            noun = head
        }
        guard isNominal(noun), !Self.relative.contains(tokens[noun].text.lowercased()),
            !Self.isDay(tokens[noun]),
            !has(noun, "case")
        else { return }
        let head = tokens[noun].head
        if head == verb {
            if isMislabelledSubject(noun) { hang(noun, on: verb, as: relation) }
        } else if head < 0 {
            changePlaces(verb, relation)
        } else if head > verb, isLabelled(noun, "flat", "compound", "appos", "nmod", "amod") {
            // "South Korea condemned France" with Korea for a part of France
            hang(noun, on: verb, as: relation)
        } else if let mark = children[verb].first(where: { isLabelled($0, "mark") }), mark < noun,
            head < noun,
            tokens[mark].lemma.lowercased() != "to", isLabelled(noun, "obl", "obj", "nsubj", "nmod", "dep")
        {
            hang(noun, on: verb, as: relation)
        }
    }

    /// The token before a verb and its adverbs and auxiliaries.
    private func beforeAdverbs(_ verb: Int) -> Int {
        var start = verb - 1
        while start >= 0,
            [.adverb, .auxiliary, .particle].contains(tokens[start].partOfSpeech)
                || isLabelled(start, "aux", "advmod") && !isNominal(start)
        {
            start -= 1
        }
        return start
    }

    private func isMislabelledSubject(_ noun: Int) -> Bool {
        isNominal(noun) && !has(noun, "case", "cop", "nsubj") && !Self.isDay(tokens[noun])
            && !Self.relative.contains(tokens[noun].text.lowercased())
            && isLabelled(
                noun, "obj", "iobj", "xcomp", "obl", "dep", "dislocated", "vocative", "nmod", "advmod",
                "appos", "ccomp",
                "advcl")
    }

    /// "Moldova, of which Gagauzia is a part, apologised" with Moldova at the top and the verb beside it.
    private mutating func changePlaces(_ verb: Int, _ relation: String) {
        let noun = tokens[verb].head
        guard noun >= 0, noun < verb, isNominal(noun),
            isLabelled(verb, "parataxis", "appos", "dep")
                || isLabelled(verb, "amod", "acl") && has(verb, "aux"),
            isLabelled(noun, "root"), !has(noun, "case", "cop", "nsubj")
        else { return }
        (tokens[verb].head, tokens[verb].relation) = (tokens[noun].head, tokens[noun].relation)
        (tokens[noun].head, tokens[noun].relation) = (verb, relation)
        index()
    }
}
