import English
import KnowledgeGraph

/// What stands beside a person's name and tells namesakes apart: "Mrs", "Senator".
struct PersonClues {
    private(set) var gender: Gender?
    private(set) var titles: Set<String> = []

    /// For each mention; nothing for what is no person.
    static func all(of mentions: [Mention], in trees: [Tree], _ gazetteer: Gazetteer) -> [PersonClues] {
        mentions.map { mention in
            guard mention.type == .person else { return PersonClues() }
            let tree = trees[mention.sentence]
            var clues = PersonClues()
            clues.gender = EntityGenders(gazetteer: gazetteer).title(mention, tree)
            var before = mention.tokens.lowerBound - 1
            while before >= 0, mention.tokens.lowerBound - before < 5 {
                let token = tree[before]
                guard token.partOfSpeech == .noun || token.partOfSpeech == .properNoun || token.text == "."
                else { break }
                let word = token.text.lowercased().filter { $0 != "." }
                if let kind = gazetteer.titles[word], kind != .honorific { clues.titles.insert(word) }
                before -= 1
            }
            for noun in tree.children(of: mention.head, "appos") {
                let word = tree[noun].lemma.lowercased()
                if gazetteer.titles[word] != nil { clues.titles.insert(word) }
            }
            return clues
        }
    }

    /// With the gender of a full name, where no title tells it.
    func completed(by name: String, _ gazetteer: Gazetteer) -> PersonClues {
        var completed = self
        if gender == nil, name.contains(" ") { completed.gender = gazetteer.genders.ofName(name) }
        return completed
    }

    mutating func add(_ other: PersonClues) {
        gender = gender ?? other.gender
        titles.formUnion(other.titles)
    }
}
