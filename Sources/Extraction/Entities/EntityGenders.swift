import English
import KnowledgeGraph

/// What a text tells of people's gender: by titles and nouns beside their names, else by given names.
struct EntityGenders {
    let gazetteer: Gazetteer

    /// The gender of each entity, where something tells it.
    func genders(in reading: Reading) -> [Gender?] {
        var votes = [[Gender: Int]](repeating: [:], count: reading.entities.count)
        for mention in reading.mentions where mention.type == .person && !mention.isNested {
            if let gender = beside(mention, reading.trees[mention.sentence]) {
                votes[mention.entity][gender, default: 0] += 1
            }
        }
        return reading.entities.indices.map { entity in
            let draft = reading.entities[entity]
            guard draft.type == .person else { return nil }
            let (female, male) = (votes[entity][.female] ?? 0, votes[entity][.male] ?? 0)
            if female != male { return female > male ? .female : .male }
            return gazetteer.genders.ofName(draft.name)
        }
    }

    /// "Mrs", "the actress", "his brother" beside a name.
    private func beside(_ mention: Mention, _ tree: Tree) -> Gender? {
        if let gender = title(mention, tree) { return gender }
        var nouns = tree.children(of: mention.head, "appos", "nmod:desc", "compound", "flat", "nmod:unmarked")
            .filter { !mention.tokens.contains($0) }
        if let head = tree.head(of: mention.head),
            tree.isRelation(mention.head, "appos", "flat", "nmod:desc", "compound")
                || tree.isRelation(mention.head, "nsubj") && tree.first(of: head, "cop") != nil
        {
            nouns.append(head)
        }
        return nouns.lazy.filter { tree[$0].partOfSpeech == .noun || tree[$0].partOfSpeech == .properNoun }
            .compactMap { gazetteer.genders.ofWord(tree[$0].lemma) }.first
    }

    /// What stands right before a name: "Mrs", "King".
    func title(_ mention: Mention, _ tree: Tree) -> Gender? {
        var before = mention.tokens.lowerBound - 1
        if before > 0, tree[before].text == "." { before -= 1 }
        return before < 0 ? nil : gazetteer.genders.ofWord(tree[before].text)
    }
}
