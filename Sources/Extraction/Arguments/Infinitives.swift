import English
import KnowledgeGraph

/// What is said to be done, or meant to be, by an infinitive: "refused to recognise Israel".
extension Arguments {
    /// The verbs of the infinitives that a trigger governs.
    func infinitives(of trigger: Int, in sentence: Int) -> [Int] {
        let tree = reading.trees[sentence]
        return tree.children(of: trigger, "xcomp", "acl", "ccomp", "advcl").filter { clause in
            tree.first(of: clause, "mark").map { tree[$0].lemma == "to" } ?? false
        }
    }

    /// Whom an infinitive's action is for or against, also one step down: "threatened to begin bombing Syria".
    func infinitiveObjects(_ sentence: Int, _ clause: Int, behind: Bool, depth: Int = 0) -> [Referent] {
        let tree = reading.trees[sentence]
        var found = objects(sentence, clause, behind: behind)
        if found.isEmpty {
            found = indirectObjects(of: clause, tree).flatMap { referents(sentence, $0, behind: behind) }
        }
        if found.isEmpty {
            found =
                ["with", "to", "on", "against", "from", "at"].lazy.map {
                    phrases(sentence, clause, $0, behind: behind)
                }.first { !$0.isEmpty } ?? []
        }
        if found.isEmpty, depth < 2, let next = tree.first(of: clause, "xcomp") {
            found = infinitiveObjects(sentence, next, behind: behind, depth: depth + 1)
        }
        return found
    }
}
