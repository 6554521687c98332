import English
import KnowledgeGraph

/// Resolves pronouns and descriptions to entities, sentence by sentence.
struct Coreference {
    let gazetteer: Gazetteer

    private static let personal: [String: Gender] = [
        "he": .male, "him": .male, "his": .male, "himself": .male,
        "she": .female, "her": .female, "hers": .female, "herself": .female,
    ]
    private static let neuter: Set<String> = ["it", "its", "itself"]
    private static let plural: Set<String> = ["they", "them", "their", "theirs", "themselves"]
    private static let first: Set<String> = [
        "i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves",
    ]

    // MARK: Third person

    /// Fills in ``Reading/references`` for third-person pronouns, relative pronouns and descriptions.
    ///
    /// - Parameter observe: is told every choice among candidates.
    func resolveThirdPerson(
        in reading: inout Reading, offices: [Office],
        observe: (Anaphor, [Antecedent], [(AntecedentFeature, Double)]) -> Void = { _, _, _ in }
    ) {
        var discourse = Discourse(reading, genders: EntityGenders(gazetteer: gazetteer).genders(in: reading))
        var unresolved = UnresolvedNouns(gazetteer: gazetteer)
        for sentence in reading.trees.indices {
            discourse.advance(to: sentence)
            let tree = reading.trees[sentence]
            for token in tree.tokens.indices where reading.mentionAt[sentence][token] < 0 {
                if reading.references[sentence][token] != nil { continue }
                var found: [Int] = []
                if let anaphor = anaphor(sentence, token, reading) {
                    let (candidates, none) = AntecedentFinder(reading: reading, gazetteer: gazetteer)
                        .candidates(anaphor, discourse, unresolved: unresolved)
                    observe(anaphor, candidates, none)
                    found = gazetteer.antecedents.best(candidates, none: none, for: anaphor.kind) ?? []
                    if found.isEmpty { unresolved.note(anaphor) }
                    // "she" tells what the name did not.
                    if let gender = anaphor.gender, let person = found.first {
                        discourse.genders[person] = gender
                    }
                }
                if found.isEmpty {
                    found = Descriptions(gazetteer: gazetteer, reading: reading, offices: offices)
                        .entities(sentence, token, discourse)
                }
                if found.isEmpty { found = relative(sentence, token, reading) }
                guard !found.isEmpty else { continue }
                reading.references[sentence][token] = found
                discourse.refer(sentence, token, to: found, in: tree)
            }
        }
    }

    /// A word that is resolved by choosing among candidates.
    private func anaphor(_ sentence: Int, _ token: Int, _ reading: Reading) -> Anaphor? {
        let word = reading.trees[sentence][token].text.lowercased()
        func pronoun(_ kind: Anaphor.Kind, _ types: Set<EntityType>, _ gender: Gender? = nil) -> Anaphor {
            Anaphor(kind: kind, sentence: sentence, token: token, types: types, gender: gender)
        }
        switch reading.trees[sentence][token].partOfSpeech {
        case .pronoun, .determiner:
            if let gender = Self.personal[word] { return pronoun(.personal, [.person], gender) }
            if Self.neuter.contains(word) { return pronoun(.neuter, [.country, .organization, .place]) }
            if Self.plural.contains(word) {
                return pronoun(.plural, [.country, .organization, .person, .place])
            }
            return nil
        case .noun, .properNoun:
            return Descriptions(gazetteer: gazetteer, reading: reading, offices: []).anaphor(sentence, token)
        default: return nil
        }
    }

    /// What a relative pronoun stands for: "Putin, whose government", "the group, which".
    private func relative(_ sentence: Int, _ token: Int, _ reading: Reading) -> [Int] {
        let tree = reading.trees[sentence]
        guard Arguments.isRelative(tree[token]), tree[token].partOfSpeech == .pronoun,
            let clause = tree.clauses(of: token).first(where: { tree.isRelation($0, "acl:relcl") }),
            var head = tree.head(of: clause), clause > token || tree.isRelation(token, "nsubj"), head < token
        else { return [] }
        var found: Int?
        for _ in 0..<2 where found == nil {
            if let mention = reading.mention(sentence, head) {
                found = mention.entity
            } else if let entities = reading.references[sentence][head] {
                return entities
            } else if tree.isRelation(head, "appos"), let named = tree.head(of: head) {
                head = named
            }
        }
        guard let found else { return [] }
        let isPerson = reading.entities[found].type == .person
        return tree[token].text.lowercased() == "which" && isPerson ? [] : [found]
    }

    // MARK: First person

    /// "I" and "we" inside a quotation are its speaker.
    func resolveFirstPerson(in reading: inout Reading) {
        for sentence in reading.trees.indices {
            let tree = reading.trees[sentence]
            for token in tree.tokens.indices where reading.mentionAt[sentence][token] < 0 {
                guard Self.first.contains(tree[token].text.lowercased()),
                    tree[token].partOfSpeech == .pronoun,
                    reading.speech.isQuoted[sentence][token]
                else { continue }
                let speaker = reading.speech.speaker[sentence][token]
                if speaker >= 0 { reading.references[sentence][token] = [speaker] }
            }
        }
    }
}
