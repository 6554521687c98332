import English

/// Whether the words around a trigger are what its row asks for.
extension Arguments {
    func satisfies(_ row: TriggerTable.Trigger, _ trigger: Int, in sentence: Int) -> Bool {
        let tree = reading.trees[sentence]
        if row.needsInfinitive, infinitives(of: trigger, in: sentence).isEmpty { return false }
        if !row.infinitives.isEmpty {
            let verbs =
                infinitives(of: trigger, in: sentence)
                + tree.children(of: trigger, "obj").flatMap {
                    infinitives(of: $0, in: sentence)
                }
            guard verbs.contains(where: { row.infinitives.contains(tree[$0].lemma.lowercased()) }) else {
                return false
            }
        }
        if !row.objectWords.isEmpty || !row.barredObjects.isEmpty {
            let objects = objectWords(trigger, tree)
            if !row.objectWords.isEmpty, row.objectWords.isDisjoint(with: objects) { return false }
            if !row.barredObjects.isDisjoint(with: objects) { return false }
        }
        if row.needsBareObject {
            let objects = tree.children(of: trigger, "obj", "iobj", "xcomp").filter {
                $0 > trigger && tree.first(of: $0, "mark") == nil
            }
            guard objects.count < 2, tree.children(of: trigger, "ccomp").isEmpty else { return false }
        }
        if !row.adverbs.isEmpty,
            !tree.children(of: trigger, "advmod", "obj", "obl").contains(where: {
                row.adverbs.contains(tree[$0].lemma.lowercased())
            })
        {
            return false
        }
        if !row.complements.isEmpty, !isCalled(row.complements, trigger, tree) { return false }
        if row.needsAgentlessPassive {
            guard isPassive(sentence, trigger),
                !tree.children(of: trigger, "obl").contains(where: { tree.preposition(of: $0) == "by" })
            else { return false }
        }
        return true
    }

    /// What a verb is about: its object, what that is a part or number of, or the subject of its passive. A sum is `money`.
    private func objectWords(_ verb: Int, _ tree: Tree) -> Set<String> {
        let objects = tree.children(of: verb, "obj", "nsubj:pass").flatMap(tree.conjuncts)
        return objects.reduce(into: []) { words, object in
            words.insert(tree[object].lemma.lowercased())
            let numbers = [object] + tree.children(of: object, "nummod", "compound")
            if numbers.contains(where: {
                tree[$0].partOfSpeech == .symbol
                    || ["million", "billion"].contains(tree[$0].lemma.lowercased())
            }) {
                words.insert("money")
            }
            // "94% of its military equipment", "a shipment of ventilators"
            for part in tree.children(of: object, "nmod") where tree.preposition(of: part) == "of" {
                words.insert(tree[part].lemma.lowercased())
            }
        }
    }

    /// Whether a verb says of its object that it is one of these: "called it a disgrace", "described him as corrupt".
    private func isCalled(_ words: Set<String>, _ verb: Int, _ tree: Tree) -> Bool {
        let complements = tree.children(of: verb, "xcomp", "obj", "obl", "advcl", "ccomp").filter {
            $0 > verb
        }
        return complements.contains { complement in
            if tree.isRelation(complement, "obl", "advcl"), tree.preposition(of: complement) != "as",
                tree.first(of: complement, "mark").map({ tree[$0].lemma }) != "as"
            {
                return false
            }
            return tree.conjuncts(complement).contains { word in
                words.contains(tree[word].lemma.lowercased())
                    || tree.children(of: word, "amod", "compound", "nmod").contains {
                        words.contains(tree[$0].lemma.lowercased())
                    }
            }
        }
    }

    /// Whether the ends of what a trigger says are each other: "Iran and Iraq accused each other".
    func isReciprocal(_ trigger: Int, in sentence: Int) -> Bool {
        let tree = reading.trees[sentence]
        let last = min(tree.tokens.count - 2, trigger + 8)
        guard trigger < last else { return false }
        for token in (trigger + 1)...last {
            let pair = tree[token].text.lowercased() + " " + tree[token + 1].text.lowercased()
            guard pair == "each other" || pair == "one another" else { continue }
            var above = tree.head(of: token)
            for _ in 0..<4 {
                guard let here = above else { break }
                if here == trigger { return true }
                if tree.isVerb(here) { break }
                above = tree.head(of: here)
            }
        }
        return false
    }
}
