import English
import KnowledgeGraph

/// "Michelle and Barack Obama": the first one's surname stands only behind the second.
struct SharedSurnames {
    let gazetteer: Gazetteer

    /// By number of the mention, the full name that its words stand for.
    func names(of mentions: [Mention], in trees: [Tree]) -> [Int: String] {
        let people = mentions.indices.filter { mentions[$0].type == .person && !mentions[$0].isNested }
        var surnames: [String: Set<String>] = [:]
        for index in people {
            let words = mentions[index].text.split(separator: " ").map(String.init)
            if words.count > 1 { surnames[words[0], default: []].insert(words[words.count - 1]) }
        }
        return zip(people, people.dropFirst()).reduce(into: [:]) { names, pair in
            let (first, second) = (mentions[pair.0], mentions[pair.1])
            let words = second.text.split(separator: " ").map(String.init)
            guard first.sentence == second.sentence, first.tokens.count == 1, words.count == 2,
                first.tokens.upperBound + 1 == second.tokens.lowerBound,
                ["and", "&"].contains(trees[first.sentence][first.tokens.upperBound].text),
                gazetteer.genders.names[first.text] != nil, first.text != words[0],
                surnames[first.text, default: [words[1]]].contains(words[1])
            else { return }
            names[pair.0] = first.text + " " + words[1]
        }
    }
}
