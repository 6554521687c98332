import English

/// Prepositions, relative pronouns and participles that hang on the wrong word.
extension TreeMending {
    /// "against the organization Glavkosmos", the preposition of the whole being hung on the name alone; "imposed on Mr
    /// Olmert", it being hung on the verb.
    mutating func hangPreposition(_ token: Int) {
        guard tokens[token].partOfSpeech == .adposition, children[token].isEmpty else { return }
        let head = tokens[token].head
        guard head >= 0 else { return }
        // "an appeal from the government" with "from" hung on the appeal
        if isLabelled(token, "case"), token < head {
            let above = tokens[head].head
            guard isLabelled(head, "appos", "flat", "nmod:desc"), token < above, above < head,
                isNominal(above),
                !has(above, "case")
            else { return }
            hang(token, on: above, as: "case")
        } else if !isLabelled(token, "compound:prt", "fixed", "mark", "cc"),
            head < token || !isLabelled(token, "case")
        {
            // The noun beside it whose phrase begins right behind it.
            guard
                let noun = children[head].first(where: { noun in
                    noun > token && isNominal(noun) && !has(noun, "case") && firstWord(of: noun) == token + 1
                })
            else { return }
            hang(token, on: noun, as: "case")
        }
    }

    /// "France, which Mali accuses, denied it": a pronoun before the subject of its clause is the clause's object.
    mutating func hangRelativePronoun(_ verb: Int) {
        guard isLabelled(verb, "acl:relcl"), !has(verb, "obj"), !isPassive(verb),
            let subject = children[verb].first(where: { isLabelled($0, "nsubj") && $0 < verb })
        else { return }
        let pronoun = firstWord(of: subject) - 1
        guard pronoun >= 0, ["which", "whom", "who", "that"].contains(tokens[pronoun].text.lowercased()),
            tokens[pronoun].head != verb, tokens[pronoun].partOfSpeech == .pronoun
        else { return }
        hang(pronoun, on: verb, as: "obj")
    }

    /// "Turkey, asked by Egypt to mediate, agreed": a participle right after a noun and a comma says what was done to it.
    mutating func hangParticiple(_ verb: Int) {
        guard verb >= 2, verb + 1 < tokens.count, tokens[verb - 1].text == ",",
            tokens[verb + 1].text.lowercased() == "by",
            isLabelled(verb, "parataxis", "ccomp", "dep", "appos"), !has(verb, "nsubj", "aux", "obj", "mark"),
            tokens[verb].text.lowercased() != tokens[verb].lemma.lowercased(),
            !tokens[verb].text.hasSuffix("ing"),
            !Self.reporting.contains(tokens[verb].lemma.lowercased())
        else { return }
        var noun = verb - 2
        for _ in 0..<6 {
            let head = tokens[noun].head
            guard head >= 0, head < verb, isNominal(head) else { break }
            noun = head
        }
        guard isNominal(noun) else { return }
        hang(verb, on: noun, as: "acl")
    }
}
