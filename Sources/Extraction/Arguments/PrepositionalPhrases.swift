import English
import KnowledgeGraph

/// What stands behind a preposition: "sanctions on Iran", "a withdrawal of troops from Iraq".
extension Arguments {
    /// Phrases with a preposition that hang on the trigger, or on the verb or object beside it.
    func phrases(_ sentence: Int, _ trigger: Int, _ word: String, behind: Bool) -> [Referent] {
        let tree = reading.trees[sentence]
        func under(_ token: Int) -> [Referent] {
            // Some phrases are taken for objects: "called on Burundi to let".
            tree.children(of: token, "obl", "nmod", "advcl", "acl", "obj", "iobj", "xcomp").filter {
                $0 != trigger && tree.preposition(of: $0) == word
            }
            .flatMap { referents(sentence, $0, behind: behind) }
        }
        let own = under(trigger)
        if !own.isEmpty { return own }
        let people = self.people(behind: word, after: trigger, in: sentence)
        if !people.isEmpty { return people }
        if tree.isVerb(trigger) {
            if let particle = tree.first(of: trigger, "compound:prt"),
                tree[particle].lemma.lowercased() == word
            {
                return objects(sentence, trigger, behind: behind)
            }
            let beside = tree.children(of: trigger, "obj", "xcomp").flatMap(tree.conjuncts).flatMap(under)
            if !beside.isEmpty { return beside }
            // Shared by coordinated verbs: "met and talked with"
            let shared = tree.children(of: trigger, "conj").filter {
                tree.isVerb($0) && tree.first(of: $0, "nsubj") == nil
            }
            .flatMap(under)
            guard shared.isEmpty, ["to", "from", "against"].contains(word) else { return shared }
            // Hung too deep: "returned a pendant with the image of the Tsar to Russia"
            return tree.children(of: trigger, "obj", "obl").flatMap { nounsBelow($0, tree) }.lazy.map(under)
                .last { !$0.isEmpty } ?? []
        }
        // "sanctions imposed on Iran", "a withdrawal of troops from Iraq", "visa bans and tariffs on China"
        let near =
            carriers(sentence, trigger)
            + tree.children(of: trigger, "nmod").filter { tree.preposition(of: $0) == "of" && word != "of" }
            + tree.children(of: trigger, "conj")
        if let found = near.lazy.map(under).first(where: { !$0.isEmpty }) { return found }
        let first = tree.firstConjunct(trigger)
        if first != trigger {
            let shared = under(first)
            if !shared.isEmpty { return shared }
        }
        guard let head = tree.head(of: first) else { return [] }
        if tree.isVerb(head), tree.isRelation(first, "obj", "nsubj:pass", "obl", "nsubj", "xcomp") {
            return under(head)
        }
        if tree.isRelation(trigger, "compound") { return under(head) }
        // "launched a wave of strikes against Syria"
        if tree.isRelation(first, "nmod"), tree.preposition(of: first) == "of", word != "of" {
            let above = under(head)
            if !above.isEmpty { return above }
            if let verb = governor(sentence, trigger), isCarrying(tree, verb) { return under(verb) }
        }
        return []
    }

    /// The nouns in the phrases under a noun, clauses left out.
    private func nounsBelow(_ noun: Int, _ tree: Tree) -> [Int] {
        tree.children(of: noun, "nmod", "conj", "obl").flatMap { [$0] + nounsBelow($0, tree) }
    }
}
