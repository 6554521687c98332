import English
import KnowledgeGraph

/// Where somebody or something is from, by the phrase behind the name or the word that describes it.
extension StructuralPatterns {
    /// "Aegean Bulk of Piraeus", "Abdi Guled of the Somali National Army", "the embassy in Riga",
    /// "the Limassol-based company", "Marit Solbakken, a Norwegian".
    func origins(
        _ sentence: Int, _ reading: Reading, _ arguments: Arguments, _ offices: [Office]
    ) -> [RelationDraft] {
        let tree = reading.trees[sentence]
        var found: [RelationDraft?] = []
        func join(
            _ subject: Int, _ predicate: Predicate, _ owner: Referent, _ head: Int, _ confidence: Double,
            _ source: String
        ) {
            found.append(
                draft(
                    subject, predicate, owner.entity, sentence, [head, owner.token], reading,
                    confidence: confidence, source: source))
        }
        for mention in reading.outerMentions(sentence) where mention.type != .country {
            for phrase in tree.children(of: mention.head, "nmod") where phrase > mention.head {
                for owner in arguments.referents(sentence, phrase)
                where owner.route == .named && !isOffice(mention.entity, owner.entity, sentence, offices) {
                    let type = reading.entities[owner.entity].type
                    switch (mention.type, tree.preposition(of: phrase), type) {
                    case (.person, "of", .organization):
                        join(mention.entity, .memberOf, owner, mention.head, 0.5, "of a body")
                    case (.person, "of", .country):
                        join(mention.entity, .nationality, owner, mention.head, 0.5, "of a country")
                    case (.organization, "of", .place), (.organization, "in", .place),
                        (.organization, "in", .country):
                        join(mention.entity, .locatedIn, owner, mention.head, 0.6, "seat")
                    default: break
                    }
                }
            }
        }
        for token in tree.tokens.indices {
            // "the Limassol-based company"
            if tree[token].text.lowercased() == "based", let noun = tree.head(of: token),
                tree.isRelation(token, "amod")
            {
                let seats = tree.children(of: token, "compound", "obl", "nmod").flatMap {
                    arguments.referents(sentence, $0)
                }
                let owners =
                    arguments.referents(sentence, noun)
                    + arguments.fillers(.itself, of: noun, in: sentence, behind: false)
                for owner in owners {
                    for seat in seats { join(owner.entity, .locatedIn, seat, owner.token, 0.7, "based") }
                }
            }
            // "a timber exporter in Gabon", named beside it
            if tree[token].partOfSpeech == .noun, reading.mention(sentence, token) == nil,
                tree.isRelation(token, "appos")
            {
                let named = arguments.fillers(.itself, of: token, in: sentence, behind: false)
                let seats = tree.children(of: token, "nmod").filter { tree.preposition(of: $0) == "in" }
                    .flatMap { arguments.referents(sentence, $0) }.filter { $0.route == .named }
                for one in named where reading.entities[one.entity].type != .person {
                    for seat in seats { join(one.entity, .locatedIn, seat, one.token, 0.55, "description") }
                }
            }
            // "a Norwegian"
            if let mention = reading.mention(sentence, token), mention.form == .demonym,
                mention.head == token,
                tree[token].partOfSpeech != .adjective || tree.first(of: token, "cop") != nil,
                tree.isRelation(token, "appos") || tree.first(of: token, "cop") != nil
            {
                let people = arguments.fillers(.itself, of: token, in: sentence, behind: false)
                let country = Referent(entity: mention.entity, token: token, route: .named)
                for person in people {
                    join(person.entity, .nationality, country, person.token, 0.7, "demonym")
                }
            }
        }
        return found.compactMap { $0 }
    }

    /// "Brigadier Ziedins of the Latvian Army" is no mere member of it.
    private func isOffice(_ person: Int, _ body: Int, _ sentence: Int, _ offices: [Office]) -> Bool {
        offices.contains {
            $0.sentence == sentence && $0.person == person && $0.body == body && $0.kind != .descriptor
        }
    }
}
