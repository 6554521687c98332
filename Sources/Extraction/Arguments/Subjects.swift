import English
import KnowledgeGraph

/// Who does what a verb says: subjects, agents and understood subjects.
extension Arguments {
    /// Who does what a verb says: the subject of the active, the agent of the passive, or the understood subject.
    func subjects(_ sentence: Int, _ verb: Int, behind: Bool, depth: Int = 0) -> [Referent] {
        let tree = reading.trees[sentence]
        if let one = joinedByHyphen(sentence, verb) { return [one] }
        let isPassive = self.isPassive(sentence, verb)
        if isPassive {
            let agents = tree.children(of: verb, "obl").filter {
                tree.preposition(of: $0) == "by" || tree[$0].relation == "obl:agent"
            }
            // "US-backed forces"
            let before =
                tree.isRelation(verb, "amod")
                ? tree.children(of: verb, "compound", "obl", "nsubj", "obj").filter { $0 < verb } : []
            return (agents + before).flatMap { referents(sentence, $0, behind: behind) }
        }
        let own = tree.children(of: verb, "nsubj").filter { !tree.isRelation($0, "nsubj:pass") }
        if !own.isEmpty {
            return own.flatMap { subject -> [Referent] in
                let target = relativeHead(sentence, subject, of: verb) ?? subject
                return referents(sentence, target, behind: behind)
            }
        }
        guard depth < 5, let head = tree.head(of: verb) else { return [] }
        // "concerns about Moscow plunging into the conflict", whatever the parser makes of Moscow
        if tree[verb].text.hasSuffix("ing"),
            let mention = verb > 0 ? reading.mention(sentence, verb - 1) : nil,
            mention.type != .place, mention.tokens.lowerBound > 0,
            tree[mention.tokens.lowerBound - 1].partOfSpeech == .adposition
                || tree[mention.tokens.lowerBound - 1].partOfSpeech == .subordinatingConjunction
        {
            return [Referent(entity: mention.entity, token: mention.head, route: .named)]
        }
        switch tree[verb].relation {
        case "conj":
            if tree.isVerb(head) || !tree.children(of: head, "cop").isEmpty {
                return surfaceSubjects(sentence, head, behind: behind, depth: depth)
            }
            return []
        case "xcomp", "ccomp":
            // "urged Russia to stop": the object acts, save after verbs of promising.
            let objects = tree.children(of: head, "obj", "iobj")
            let isInfinitive = tree.first(of: verb, "mark").map { tree[$0].lemma == "to" } ?? false
            guard tree[verb].relation == "xcomp" || isInfinitive else { return [] }
            if let object = objects.first, tree.isVerb(head),
                !["promise", "threaten", "vow"].contains(tree[head].lemma)
            {
                let urged = referents(sentence, object, behind: behind)
                // "used its planes to bomb", "gave the order to attack"
                if !urged.isEmpty || !gazetteer.isWord(.using, tree[head].lemma.lowercased()) { return urged }
            }
            return surfaceSubjects(sentence, head, behind: behind, depth: depth)
        case "advcl":
            return surfaceSubjects(sentence, head, behind: behind, depth: depth)
        case "acl", "acl:relcl":
            // "forces fighting ISIS"; a past participle after a noun is passive
            if tree.first(of: verb, "nsubj") != nil { return [] }
            if tree[verb].text.hasSuffix("ing") {
                let named = referents(sentence, head, behind: behind)
                // "released a statement criticising Russia"
                return named.isEmpty ? nounOwners(sentence, head) : named
            }
            if tree.first(of: verb, "mark").map({ tree[$0].lemma }) == "to" {
                // "the decision to attack": who decides
                return nounOwners(sentence, head)
            }
            return []
        case "parataxis":
            return []
        default:
            return []
        }
    }

    /// The subject of a clause whatever its voice: what an understood subject refers to.
    func surfaceSubjects(_ sentence: Int, _ verb: Int, behind: Bool, depth: Int) -> [Referent] {
        let tree = reading.trees[sentence]
        let passive = tree.children(of: verb, "nsubj:pass")
        if !passive.isEmpty {
            return passive.flatMap { subject in
                referents(sentence, relativeHead(sentence, subject, of: verb) ?? subject, behind: behind)
            }
        }
        return subjects(sentence, verb, behind: behind, depth: depth + 1)
    }

    func nounOwners(_ sentence: Int, _ noun: Int) -> [Referent] {
        let tree = reading.trees[sentence]
        let owners =
            tree.children(of: noun, "nmod:poss")
            + tree.children(of: noun, "nmod").filter { ["by", "from"].contains(tree.preposition(of: $0)) }
            + tree.children(of: noun, "amod", "compound").filter { reading.mention(sentence, $0) != nil }
        let found = owners.flatMap { referents(sentence, $0) }
        return found.isEmpty ? governorSubjects(sentence, noun) : found
    }

    func isPassive(_ sentence: Int, _ verb: Int) -> Bool {
        let tree = reading.trees[sentence]
        if tree.first(of: verb, "nsubj:pass", "aux:pass", "csubj:pass") != nil { return true }
        let text = tree[verb].text.lowercased()
        let isParticiple =
            !text.hasSuffix("ing") && text != tree[verb].lemma
            && tree.first(of: verb, "nsubj", "aux", "mark", "obj") == nil
        if tree[verb].relation == "acl" || tree[verb].relation == "amod" || tree[verb].relation == "advcl" {
            return isParticiple
        }
        if tree[verb].relation == "conj", let head = tree.head(of: verb),
            tree.first(of: verb, "nsubj", "aux", "obj") == nil
        {
            return isParticiple && isPassive(sentence, head)
        }
        return false
    }

    /// What a relative pronoun in a relative clause stands for.
    func relativeHead(_ sentence: Int, _ pronoun: Int, of verb: Int) -> Int? {
        let tree = reading.trees[sentence]
        guard ["who", "which", "that", "whom"].contains(tree[pronoun].lemma.lowercased()) else { return nil }
        var clause = verb
        while tree.isRelation(clause, "conj", "xcomp"), let head = tree.head(of: clause) { clause = head }
        guard tree.isRelation(clause, "acl:relcl", "acl"), let head = tree.head(of: clause) else {
            return nil
        }
        return personBefore(sentence, pronoun, insteadOf: head) ?? head
    }
}
