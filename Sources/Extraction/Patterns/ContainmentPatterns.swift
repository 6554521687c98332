import English
import KnowledgeGraph

/// A place and the larger one that the text puts it in: "Homs, Syria", "the Iraqi city of Mosul".
extension StructuralPatterns {
    /// "Homs, Syria" and "Mosul in Iraq": a place and the larger one that the text joins to it.
    func containment(_ sentence: Int, _ reading: Reading) -> [RelationDraft] {
        let tree = reading.trees[sentence]
        return reading.outerMentions(sentence).flatMap { mention -> [RelationDraft] in
            guard mention.type == .place else { return [] }
            var next = mention.tokens.upperBound
            guard next + 1 < tree.tokens.count, [",", "in", "("].contains(tree[next].text) else { return [] }
            let link = tree[next].text
            next += 1
            // "Mosul, in northern Iraq"
            while next < tree.tokens.count, reading.mention(sentence, next)?.tokens.lowerBound != next,
                [
                    "in", "northern", "southern", "eastern", "western", "central", "the", "north", "south",
                    "east", "west",
                    "northeastern", "northwestern", "southeastern", "southwestern", "north-eastern",
                    "north-western",
                    "-",
                ].contains(tree[next].text.lowercased())
            {
                next += 1
            }
            guard next < tree.tokens.count, let larger = reading.mention(sentence, next),
                larger.tokens.lowerBound == next, larger.type == .country || larger.type == .place,
                larger.form == .name || larger.form == .standIn && larger.tokens.count == 1
            else { return [] }
            // "Paris, London and Rome" is a list and no chain, unless the larger one is known to be large.
            if link == "(", larger.type == .place { return [] }
            if link == ",", larger.type == .place, !gazetteer.isPlace(larger.text),
                tree.isRelation(larger.head, "conj")
                    || !tree.isRelation(larger.head, "appos", "nmod", "flat", "list")
            {
                return []
            }
            if link == ",", larger.type == .country, next + larger.tokens.count < tree.tokens.count {
                let after = tree[larger.tokens.upperBound].text
                if after == "and" || tree.isRelation(larger.head, "nsubj") && after != "," { return [] }
            }
            // "Da Nang and Bien Hoa in Vietnam"
            var places = [mention]
            if link == "in" {
                let first = tree.firstConjunct(mention.head)
                let above = tree[larger.head].head
                guard mention.tokens.contains(above) || above == first else { return [] }
                places += tree.conjuncts(first).filter { $0 < mention.head }.compactMap {
                    reading.mention(sentence, $0)
                }.filter { $0.type == .place }
            }
            return places.compactMap { place in
                draft(
                    place.entity, .locatedIn, larger.entity, sentence, [place.head, larger.head], reading,
                    confidence: 0.8, source: "containment")
            }
        }
    }

    /// "the Iraqi city of Mosul", "the town of Kobani in Syria", "Syria's Idlib province"
    func cities(_ sentence: Int, _ reading: Reading, _ arguments: Arguments) -> [RelationDraft] {
        let tree = reading.trees[sentence]
        return tree.tokens.indices.flatMap { token -> [RelationDraft] in
            guard gazetteer.isWord(.settlements, tree[token].lemma.lowercased()) else { return [] }
            // "the Doura district of Baghdad", "Iraqi cities such as Fallujah and Ramadi"
            let before = token > 0 ? reading.mention(sentence, token - 1) : nil
            let isNamed = before.map { $0.type == .place && $0.form == .name } ?? false
            var places: [Referent] = []
            if isNamed, let before {
                places = [Referent(entity: before.entity, token: before.head, route: .named)]
            } else {
                places = tree.children(of: token, "nmod").filter { tree.preposition(of: $0) == "of" }
                    .flatMap { arguments.referents(sentence, $0) }
                places += arguments.fillers(.itself, of: token, in: sentence, behind: false)
                places += examples(after: token, sentence, reading)
            }
            if places.isEmpty {
                places = tree.children(of: token, "compound").flatMap { arguments.referents(sentence, $0) }
            }
            if let own = reading.mention(sentence, token), own.type == .place {
                places.append(Referent(entity: own.entity, token: token, route: .named))
            }
            places = places.filter { reading.entities[$0.entity].type == .place }
            guard !places.isEmpty else { return [] }
            let owners =
                arguments.fillers(.modifier, of: token, in: sentence, behind: false)
                + arguments.fillers(.possessor, of: token, in: sentence, behind: false)
                + arguments.fillers(.preposition("in"), of: token, in: sentence, behind: false)
                + (isNamed
                    ? arguments.fillers(.preposition("of"), of: token, in: sentence, behind: false) : [])
            return places.flatMap { place in
                owners.filter { [.country, .place].contains(reading.entities[$0.entity].type) }.compactMap {
                    owner in
                    draft(
                        place.entity, .locatedIn, owner.entity, sentence, [place.token, token, owner.token],
                        reading,
                        confidence: 0.8, source: "city")
                }
            }
        }
    }
}
