import English
import KnowledgeGraph

/// An entity that fills a slot, and how the text reaches it.
struct Referent {
    enum Route {
        /// Named there.
        case named
        /// A pronoun or description.
        case reference
        /// The actor behind a thing: "Russian aggression".
        case behind
    }
    let entity: Int
    /// The token where the text speaks of it.
    let token: Int
    var route: Route
}

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

    // MARK: Slots of a trigger

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
            return infinitives(trigger, tree).flatMap { infinitiveObjects(sentence, $0, behind: behind) }
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

    func governsInfinitive(_ trigger: Int, in sentence: Int) -> Bool {
        !infinitives(trigger, reading.trees[sentence]).isEmpty
    }

    /// Whom an infinitive's action is for or against, also one step down: "threatened to begin bombing Syria".
    private func infinitiveObjects(_ sentence: Int, _ clause: Int, behind: Bool, depth: Int = 0) -> [Referent]
    {
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

    /// The verbs of the infinitives that a trigger governs.
    func infinitiveVerbs(_ trigger: Int, in sentence: Int) -> [Int] {
        infinitives(trigger, reading.trees[sentence])
    }

    /// Indirect objects, among them those that the parser hangs on the clause behind them although they stand before
    /// its "of" or "to": "accused Athens of breaking the agreement".
    private func indirectObjects(of verb: Int, _ tree: Tree) -> [Int] {
        let own = tree.children(of: verb, "iobj")
        guard own.isEmpty else { return own }
        return tree.children(of: verb, "xcomp", "ccomp", "advcl").flatMap { clause -> [Int] in
            guard let mark = tree.first(of: clause, "mark"), mark > verb else { return [] }
            return tree.children(of: clause, "obj", "nsubj", "iobj").filter { verb < $0 && $0 < mark }
        }
    }

    private func infinitives(_ trigger: Int, _ tree: Tree) -> [Int] {
        tree.children(of: trigger, "xcomp", "acl", "ccomp", "advcl").filter { clause in
            tree.first(of: clause, "mark").map { tree[$0].lemma == "to" } ?? false
        }
    }

    /// Who a noun denotes: named in apposition, after it, or as its copular subject.
    private func denoted(_ sentence: Int, _ trigger: Int) -> [Referent] {
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

    private func nominalSubjects(_ sentence: Int, _ trigger: Int) -> [Referent] {
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

    private func governorSubjects(_ sentence: Int, _ trigger: Int, behind: Bool = false) -> [Referent] {
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
    private func carriers(_ sentence: Int, _ noun: Int) -> [Int] {
        let tree = reading.trees[sentence]
        return tree.children(of: noun, "acl").filter { clause in
            guard tree.isVerb(clause), isCarrying(tree, clause) else { return false }
            if tree[clause].text.lowercased().hasSuffix("ing") { return false }
            let object = tree.first(of: clause, "obj")
            return object.map { Self.isRelative(tree[$0]) } ?? true
        }
    }

    func isCarrying(_ tree: Tree, _ verb: Int) -> Bool { carrying.contains(tree[verb].lemma.lowercased()) }

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
                if !urged.isEmpty || !Self.using.contains(tree[head].lemma.lowercased()) { return urged }
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

    /// Verbs whose object is a means: who uses it acts.
    private static let using: Set<String> = [
        "use", "give", "make", "take", "send", "deploy", "order", "dispatch", "launch", "have", "need",
        "mobilize",
        "mobilise", "issue", "lead", "spend",
    ]

    private func nounOwners(_ sentence: Int, _ noun: Int) -> [Referent] {
        let tree = reading.trees[sentence]
        let owners =
            tree.children(of: noun, "nmod:poss")
            + tree.children(of: noun, "nmod").filter { ["by", "from"].contains(tree.preposition(of: $0)) }
            + tree.children(of: noun, "amod", "compound").filter { reading.mention(sentence, $0) != nil }
        let found = owners.flatMap { referents(sentence, $0) }
        return found.isEmpty ? governorSubjects(sentence, noun) : found
    }

    /// The subject of a clause whatever its voice: what an understood subject refers to.
    private func surfaceSubjects(_ sentence: Int, _ verb: Int, behind: Bool, depth: Int) -> [Referent] {
        let tree = reading.trees[sentence]
        let passive = tree.children(of: verb, "nsubj:pass")
        if !passive.isEmpty {
            return passive.flatMap { subject in
                referents(sentence, relativeHead(sentence, subject, of: verb) ?? subject, behind: behind)
            }
        }
        return subjects(sentence, verb, behind: behind, depth: depth + 1)
    }

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
    private func relativeHead(_ sentence: Int, _ pronoun: Int, of verb: Int) -> Int? {
        let tree = reading.trees[sentence]
        guard ["who", "which", "that", "whom"].contains(tree[pronoun].lemma.lowercased()) else { return nil }
        var clause = verb
        while tree.isRelation(clause, "conj", "xcomp"), let head = tree.head(of: clause) { clause = head }
        guard tree.isRelation(clause, "acl:relcl", "acl"), let head = tree.head(of: clause) else {
            return nil
        }
        return personBefore(sentence, pronoun, insteadOf: head) ?? head
    }

    /// The nouns in the phrases under a noun, clauses left out.
    private func nounsBelow(_ noun: Int, _ tree: Tree) -> [Int] {
        tree.children(of: noun, "nmod", "conj", "obl").flatMap { [$0] + nounsBelow($0, tree) }
    }

    /// Phrases with a preposition that hang on the trigger, or on the verb or object beside it.
    private func phrases(_ sentence: Int, _ trigger: Int, _ word: String, behind: Bool) -> [Referent] {
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
}
