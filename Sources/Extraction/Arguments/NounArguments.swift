import English
import KnowledgeGraph

/// Who a noun denotes, who is it, and who does what it says through the verb that governs it.
extension Arguments {
    /// Who a noun denotes: named in apposition, after it, or as its copular subject.
    func denoted(_ sentence: Int, _ trigger: Int) -> [Referent] {
        let tree = reading.trees[sentence]
        let people = self.people(beside: trigger, in: sentence)
        if !people.isEmpty { return people }
        if let next = namedNext(sentence, trigger) { return [next] }
        var found = tree.children(of: trigger, "appos", "flat", "compound", "nmod:desc", "nmod:unmarked")
            .filter { $0 > trigger }.flatMap { referents(sentence, $0) }
        if found.isEmpty, let head = tree.head(of: trigger),
            tree.isRelation(trigger, "appos", "compound", "amod", "nmod:desc", "flat")
        {
            found = referents(sentence, head)
        }
        if found.isEmpty { found = nominalSubjects(sentence, trigger) }
        return found
    }

    /// The person named right after a noun and a comma, whatever the parser made of it: "his counterpart, Russian
    /// Foreign Minister Sergei Lavrov".
    private func namedNext(_ sentence: Int, _ noun: Int) -> Referent? {
        let tree = reading.trees[sentence]
        guard tree[noun].partOfSpeech == .noun, tree.first(of: noun, "cop") == nil else { return nil }
        // "its old enemy Ethiopia"
        if noun + 1 < tree.tokens.count, let mention = reading.mention(sentence, noun + 1),
            mention.form == .name,
            mention.type != .place, mention.tokens.lowerBound == noun + 1
        {
            return Referent(entity: mention.entity, token: mention.head, route: .named)
        }
        guard noun + 2 < tree.tokens.count, tree[noun + 1].text == "," else { return nil }
        var next = noun + 2
        // Over the title and its country.
        while next < tree.tokens.count, next < noun + 9 {
            if let mention = reading.mention(sentence, next) {
                if mention.type == .person {
                    return Referent(entity: mention.entity, token: mention.head, route: .named)
                }
                next = mention.tokens.upperBound
            } else if [.noun, .properNoun, .adjective].contains(tree[next].partOfSpeech)
                || ["of", "for", "and", "'s", "’s"].contains(tree[next].text)
            {
                next += 1
            } else {
                return nil
            }
        }
        return nil
    }

    func nominalSubjects(_ sentence: Int, _ trigger: Int) -> [Referent] {
        let tree = reading.trees[sentence]
        let own = tree.children(of: trigger, "nsubj").flatMap { subject in
            relativeHead(sentence, subject, of: trigger).map { referents(sentence, $0) }
                ?? referents(sentence, subject)
        }
        if !own.isEmpty { return own }
        // "critical of Iran" after a noun or a verb
        guard let head = tree.head(of: trigger) else { return [] }
        if tree.isRelation(trigger, "amod", "acl") {
            let named = referents(sentence, head)
            // "issued a report critical of Vietnam"
            return named.isEmpty ? nounOwners(sentence, head) : named
        }
        if tree.isRelation(trigger, "xcomp", "conj", "advcl") {
            return tree.isVerb(head)
                ? subjects(sentence, head, behind: false) : nominalSubjects(sentence, head)
        }
        // "served as ambassador", "was seen as an ally"
        if tree.isRelation(trigger, "obl"), tree.preposition(of: trigger) == "as", tree.isVerb(head) {
            let objects = self.objects(sentence, head, behind: false)
            return objects.isEmpty ? subjects(sentence, head, behind: false) : objects
        }
        return []
    }

    /// The verb that a noun is an object or complement of, if any, climbing through `of` phrases.
    func governor(_ sentence: Int, _ noun: Int) -> Int? {
        let tree = reading.trees[sentence]
        var current = tree.firstConjunct(noun)
        for _ in 0..<3 {
            guard let head = tree.head(of: current) else { return nil }
            if tree.isVerb(head) {
                return tree.isRelation(current, "nsubj") && tree[current].relation != "nsubj:pass"
                    ? nil : head
            }
            // "met members of a delegation for talks" are no talks of those who met.
            guard tree.isRelation(current, "nmod", "compound"),
                !["for", "with", "to", "against", "between", "by"].contains(tree.preposition(of: current))
            else { return nil }
            current = tree.firstConjunct(head)
        }
        return nil
    }

    func governorSubjects(_ sentence: Int, _ trigger: Int, behind: Bool = false) -> [Referent] {
        if let verb = governor(sentence, trigger),
            subjectGovernors.isEmpty
                || subjectGovernors.contains(reading.trees[sentence][verb].lemma.lowercased())
        {
            let found = subjects(sentence, verb, behind: behind)
            if !found.isEmpty { return found }
        }
        // The clause's own ends; an understood subject would lead back to the noun.
        let tree = reading.trees[sentence]
        return carriers(sentence, trigger).flatMap { clause in
            tree.children(of: clause, "nsubj", "obl").filter {
                tree.isRelation($0, "obl")
                    ? tree.preposition(of: $0) == "by"
                    : tree[$0].relation != "nsubj:pass" && !Self.isRelative(tree[$0])
            }.flatMap { referents(sentence, $0, behind: behind) }
        }
    }

    /// The verbs of clauses behind a noun that carry it: "sanctions imposed on Iran", "the ban that France imposed".
    func carriers(_ sentence: Int, _ noun: Int) -> [Int] {
        let tree = reading.trees[sentence]
        return tree.children(of: noun, "acl").filter { clause in
            guard tree.isVerb(clause), isCarrying(tree, clause) else { return false }
            if tree[clause].text.lowercased().hasSuffix("ing") { return false }
            let object = tree.first(of: clause, "obj")
            return object.map { Self.isRelative(tree[$0]) } ?? true
        }
    }

    func isCarrying(_ tree: Tree, _ verb: Int) -> Bool { carrying.contains(tree[verb].lemma.lowercased()) }
}
