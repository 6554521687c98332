import English
import KnowledgeGraph

/// Whom a verb's action is done to: objects, subjects of the passive, and whom an indirect object names.
extension Arguments {
    /// Whom a verb's action is done to.
    func objects(_ sentence: Int, _ verb: Int, behind: Bool) -> [Referent] {
        let tree = reading.trees[sentence]
        if joinedByHyphen(sentence, verb) != nil { return afterHyphen(sentence, verb, behind: behind) }
        if isPassive(sentence, verb) {
            let subjects = tree.children(of: verb, "nsubj")
            if !subjects.isEmpty {
                return subjects.flatMap {
                    referents(sentence, relativeHead(sentence, $0, of: verb) ?? $0, behind: behind)
                }
            }
            if tree.isRelation(verb, "acl", "amod"), let head = tree.head(of: verb) {
                return referents(sentence, head, behind: behind)
            }
            if tree.isRelation(verb, "conj", "xcomp", "advcl"), let head = tree.head(of: verb),
                tree.isVerb(head)
            {
                return surfaceSubjects(sentence, head, behind: behind, depth: 1)
            }
            return []
        }
        // The person urged or accused is an indirect object where a clause says of what.
        let direct = tree.children(of: verb, "obj").filter {
            // What stands before the verb is no object, save a relative pronoun.
            !Self.hasPreposition(tree, $0) && ($0 > verb || reading.mention(sentence, $0) == nil)
        }
        let own = (direct.isEmpty ? indirectObjects(of: verb, tree) : direct).flatMap {
            object -> [Referent] in
            if let head = relativeHead(sentence, object, of: verb) {
                return referents(sentence, head, behind: behind)
            }
            return referents(sentence, object, behind: behind)
        }
        if !own.isEmpty { return own }
        let people = self.people(from: verb + 1, in: sentence)
        if !people.isEmpty { return people }
        // "gave Iraq an ultimatum"
        let given = tree.children(of: verb, "iobj").flatMap { referents(sentence, $0, behind: behind) }
        if !given.isEmpty { return given }
        // "a US diplomat whom it arrested", "a diplomat it arrested"
        if direct.isEmpty, tree.isRelation(verb, "acl:relcl"), let head = tree.head(of: verb),
            tree.children(of: verb, "nsubj").contains(where: { !Self.isRelative(tree[$0]) })
        {
            return referents(sentence, head, behind: behind)
        }
        if let object = tree.first(of: verb, "obj") {
            // "rejected a proposal from Turkey", whatever the parser hangs the phrase on
            guard behind,
                let source = tree.children(of: verb, "obl").first(where: {
                    $0 > object && ["from", "by"].contains(tree.preposition(of: $0))
                })
            else { return own }
            return referents(sentence, source).map {
                Referent(entity: $0.entity, token: $0.token, route: .behind)
            }
        }
        if let next = namedAfter(sentence, verb) { return [next] }
        // A shared object: "condemned and rejected Israel"
        if let later = tree.children(of: verb, "conj").first(where: { tree.isVerb($0) }) {
            return tree.children(of: later, "obj").flatMap { referents(sentence, $0, behind: behind) }
        }
        return []
    }

    /// Who is named right after an active verb, where the parser made something else of him: "thanked Iceland for its
    /// help".
    private func namedAfter(_ sentence: Int, _ verb: Int) -> Referent? {
        let tree = reading.trees[sentence]
        var next = verb + 1
        if next < tree.tokens.count, tree[next].partOfSpeech == .determiner { next += 1 }
        guard next < tree.tokens.count, let mention = reading.mention(sentence, next),
            mention.tokens.lowerBound == next,
            mention.form != .demonym || tree[mention.head].partOfSpeech != .adjective,
            !tree.isRelation(mention.head, "nsubj", "obl", "compound", "amod", "conj"),
            tree.first(of: mention.head, "case") == nil
        else { return nil }
        return Referent(entity: mention.entity, token: mention.head, route: .named)
    }

    /// A phrase with a preposition, whatever the parser calls it; "'s" and the like are none.
    private static func hasPreposition(_ tree: Tree, _ token: Int) -> Bool {
        tree.first(of: token, "case").map { $0 < token && tree[$0].partOfSpeech == .adposition } ?? false
    }

    /// Indirect objects, among them those that the parser hangs on the clause behind them although they stand before
    /// its "of" or "to": "accused Athens of breaking the agreement".
    func indirectObjects(of verb: Int, _ tree: Tree) -> [Int] {
        let own = tree.children(of: verb, "iobj")
        guard own.isEmpty else { return own }
        return tree.children(of: verb, "xcomp", "ccomp", "advcl").flatMap { clause -> [Int] in
            guard let mark = tree.first(of: clause, "mark"), mark > verb else { return [] }
            return tree.children(of: clause, "obj", "nsubj", "iobj").filter { verb < $0 && $0 < mark }
        }
    }
}
