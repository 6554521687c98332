import English
import KnowledgeGraph

/// Answers what stands around a word: who does it, to whom, with whom.
struct Arguments {
    let reading: Reading
    let gazetteer: Gazetteer
    /// Verbs that only carry what their noun says: "impose sanctions", "launch an attack".
    var carrying: Set<String> = []
    /// Words for people, who are no part of the place that they are in.
    var people: Set<String> = []
    /// Whether the place of a thing may stand for it where the actor behind it is asked for.
    var reachesPlaces = false
    /// Verbs whose subject may do what their noun says, any when empty.
    var subjectGovernors: Set<String> = []

    func fillers(_ slot: TriggerTable.Slot, of trigger: Int, in sentence: Int, behind: Bool) -> [Referent] {
        let tree = reading.trees[sentence]
        let isVerb = tree.isVerb(trigger)
        switch slot {
        case .subject:
            return isVerb
                ? subjects(sentence, trigger, behind: behind) : nominalSubjects(sentence, trigger)
        case .object: return objects(sentence, trigger, behind: behind)
        case .indirectObject:
            return indirectObjects(of: trigger, tree).flatMap { referents(sentence, $0, behind: behind) }
        case .clause:
            return tree.children(of: trigger, "ccomp", "acl", "xcomp").flatMap { clause in
                tree.children(of: clause, "nsubj").flatMap { referents(sentence, $0) }
            }
        case .infinitiveObject:
            return infinitives(of: trigger, in: sentence).flatMap {
                infinitiveObjects(sentence, $0, behind: behind)
            }
        case .obligedSubject:
            return tree.children(of: trigger, "ccomp").filter { clause in
                tree.children(of: clause, "aux").contains {
                    ["must", "should", "ought"].contains(tree[$0].lemma)
                }
                    || ["need", "have"].contains(tree[clause].lemma) && tree.first(of: clause, "xcomp") != nil
            }.flatMap { clause in tree.children(of: clause, "nsubj").flatMap { referents(sentence, $0) } }
        case .possessor:
            let owners = tree.children(of: trigger, "nmod:poss").flatMap { referents(sentence, $0) }
            return owners.isEmpty ? ownerByOrder(sentence, trigger) : owners
        case .modifier:
            return tree.children(of: trigger, "amod", "compound", "nmod", "nmod:desc").filter {
                $0 < trigger && tree.preposition(of: $0) == nil && !tree.isRelation($0, "nmod:poss")
            }
            // "the Iran-Iraq war"
            .flatMap { [$0] + tree.children(of: $0, "compound").filter { tree[$0 + 1].text == "-" } }
            .flatMap { referents(sentence, $0) }
        case .governorSubject: return governorSubjects(sentence, trigger, behind: behind)
        case .governorObject:
            guard let verb = governor(sentence, trigger) else { return [] }
            return objects(sentence, verb, behind: behind).filter { $0.token != trigger }
        case .within: return placesWithin(sentence, trigger)
        case .itself: return denoted(sentence, trigger)
        case .preposition(let word): return phrases(sentence, trigger, word, behind: behind)
        }
    }
}
