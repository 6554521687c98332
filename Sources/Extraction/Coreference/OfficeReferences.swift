import English
import KnowledgeGraph

/// "the Russian president" is the country, unless the text has named its president before: then it is that person.
struct OfficeReferences {
    let gazetteer: Gazetteer

    func resolve(in reading: inout Reading, offices: [Office]) {
        guard !offices.isEmpty else { return }
        for number in reading.mentions.indices {
            let mention = reading.mentions[number]
            guard mention.form == .standIn, !mention.isNested, mention.tokens.count > 1,
                let person = holder(mention, offices, reading)
            else { continue }
            let last = mention.tokens.upperBound - 1
            let tree = reading.trees[mention.sentence]
            let owner = ChainBuilder.named(mention, tree, gazetteer)
            for token in mention.tokens { reading.mentionAt[mention.sentence][token] = -1 }
            reading.nested[mention.sentence].append(number)
            reading.mentions[number] = Mention(
                sentence: mention.sentence, tokens: owner, head: tree.head(of: owner), type: .country,
                form: .demonym, text: mention.text, country: mention.country, isNested: true,
                probability: mention.probability, entity: mention.entity)
            reading.references[mention.sentence][last] = [person]
        }
    }

    private func holder(_ mention: Mention, _ offices: [Office], _ reading: Reading) -> Int? {
        let tree = reading.trees[mention.sentence]
        let last = mention.tokens.upperBound - 1
        let noun = tree[last].text.lowercased()
        guard noun == tree[last].lemma.lowercased(), gazetteer.titles[noun] == .office,
            tree.first(of: last, "det").map({ tree[$0].lemma.lowercased() != "a" }) ?? true
        else { return nil }
        let owner = ChainBuilder.named(mention, tree, gazetteer)
        // "KENYAN PRESIDENT": no word of it is a name that the tables have in capitals.
        guard owner.upperBound <= last else { return nil }
        let title = tree.tokens[owner.upperBound...last].map { $0.text.lowercased() }.joined(separator: " ")
        let earlier = offices.filter {
            $0.body == mention.entity
                && ($0.sentence < mention.sentence
                    || $0.sentence == mention.sentence && $0.token < mention.tokens.lowerBound)
        }
        return earlier.last { office in
            let role = office.role.lowercased()
            return role == title
                || role.hasSuffix(" " + title) && !role.hasPrefix("former") && !role.hasPrefix("ex-")
        }?.person
    }
}
