import English
import KnowledgeGraph

/// "the Obamas": people of one surname taken together.
struct Families {
    private struct Family {
        let sentence: Int
        let token: Int
        let surname: String
    }

    private var families: [Family] = []

    /// Takes the names of families out of the mentions, where the text names one of the family in full.
    init(takenFrom mentions: inout [Mention], in trees: [Tree]) {
        let surnames = Set(mentions.compactMap(Self.surname))
        var found: [Family] = []
        mentions.removeAll { mention in
            let tree = trees[mention.sentence]
            guard mention.type == .person, mention.tokens.count == 1, mention.tokens.lowerBound > 0,
                tree[mention.tokens.lowerBound - 1].text.lowercased() == "the"
            else { return false }
            let name = Self.lastWord(mention.text)
            if let surname = [
                name.hasSuffix("es") ? String(name.dropLast(2)) : nil,
                name.hasSuffix("s") ? String(name.dropLast()) : nil,
            ]
            .compactMap({ $0 }).first(where: { surnames.contains($0) }), !surnames.contains(name) {
                found.append(Family(sentence: mention.sentence, token: mention.head, surname: surname))
                return true
            }
            // "the Obama family"
            if let head = tree.head(of: mention.head), tree.isRelation(mention.head, "compound"),
                surnames.contains(name),
                Self.nouns.contains(tree[head].lemma.lowercased())
            {
                found.append(Family(sentence: mention.sentence, token: head, surname: name))
                return true
            }
            return false
        }
        families = found
    }

    private static let nouns: Set<String> = ["family", "couple", "brother", "sister", "sibling", "twin"]

    /// Notes whom each family's name refers to: two or more of that surname.
    func resolve(in reading: inout Reading) {
        for family in families {
            let members = reading.entities.indices.filter { entity in
                reading.entities[entity].type == .person
                    && reading.entities[entity].forms.contains {
                        $0.contains(" ") && Self.lastWord($0) == family.surname
                    }
            }
            if members.count > 1 { reading.references[family.sentence][family.token] = members }
        }
    }

    private static func surname(_ mention: Mention) -> String? {
        mention.type == .person && mention.text.contains(" ") ? lastWord(mention.text) : nil
    }

    private static func lastWord(_ name: String) -> String {
        nameKey(name).split(separator: " ").last.map(String.init) ?? ""
    }
}
