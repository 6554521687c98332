import English
import Foundation
import KnowledgeGraph

import enum KnowledgeGraph.Predicate

/// Reads off the words around a trigger whether what it says is so, may be so, or is denied.
///
/// It climbs from the trigger to the verbs and nouns that it hangs on; the lists of `status-words.tsv` say what each
/// makes of what is below it.
struct StatusReader: Sendable {
    private let words: [Words: Set<String>]

    enum Words: String, CaseIterable {
        case modal, hypothetical, perhaps, prospective, considering, enabling, continuing, denying, disputing
        case claim, untrue, misjudged, supposing, proof, ending, past, unrealized, going, giving, goal
    }

    init(directory: URL) throws {
        let lists = try WordLists("status-words.tsv", in: directory)
        words = Dictionary(uniqueKeysWithValues: Words.allCases.map { ($0, lists[$0.rawValue]) })
    }

    func isWord(_ list: Words, _ word: String) -> Bool { words[list]?.contains(word) ?? false }

    /// What is said stays said when it is turned down: a rejected request was made.
    static let spoken: Set<Predicate> = [.requests, .accuses, .condemns, .threatens, .rejects]

    private static let temporal: Set<String> = ["after", "following", "during", "despite", "amid", "since"]

    /// The status of what `trigger` says. A noun is judged by its own words and, when its actor is the subject of
    /// the verb that governs it (`throughGovernor`), by that verb.
    ///
    /// - Parameters:
    ///   - predicate: what it says, where that matters: to protest is done by the march that is to protest.
    ///   - withGovernor: the row names its governing verb and has taken that verb's meaning into account.
    func status(
        _ tree: Tree, trigger: Int, throughGovernor: Bool, withGovernor: Bool = false,
        predicate: Predicate? = nil
    ) -> RelationStatus {
        let isSpoken = predicate.map(Self.spoken.contains) ?? false
        var status = RelationStatus.actual
        var current = trigger
        var isFirst = true
        /// The verb below has a form of its own: the auxiliaries here are not its.
        var isApart = false
        /// It goes on whatever the verb here is.
        var goesOn = false
        for _ in 0..<8 {
            let isVerb = tree.isVerb(current) || tree.first(of: current, "cop") != nil
            if !isApart, isDenied(tree, current, isVerb: isVerb, isFirst: isFirst) { return .negated }
            if isVerb, !goesOn, isUnreal(tree, current, conjunctionsOnly: isApart),
                !isPerformed(tree, current, isSpoken || predicate == .supports)
            {
                status = .possible
            }
            if isFirst, !isVerb, isUnrealized(tree, current) { status = .possible }
            if isVerb, status == .actual, isAsked(tree, current) { status = .possible }
            goesOn = false
            // "The Houthis deny that Iran, their ally, wrote it": what names somebody stays so.
            if isFirst, !isVerb, !throughGovernor, predicate?.kind == .standing { return status }
            guard let head = tree.head(of: current) else { break }
            let lemma = word(tree, head)
            let isInfinitive = isInfinitive(tree, current)
            let isStep: Bool
            isApart = false
            switch tree[current].relation {
            case "xcomp", "ccomp", "acl":
                let relation = tree[current].relation
                if isWord(.denying, lemma), relation != "ccomp" || lemma == "deny" || isInfinitive {
                    return isDenied(tree, head, isVerb: true, isFirst: false) ? .actual : .negated
                }
                if isDisputed(tree, current, head) { return .negated }
                if lemma == "be", isInfinitive { return .possible }
                let isEnabled = tree.isVerb(head) && isWord(.enabling, lemma)
                if tree.isVerb(head), isWord(.continuing, lemma) {
                    goesOn = true
                } else if !isEnabled, !isPerformed(tree, head, isSpoken || predicate == .supports) {
                    if isOpen(tree, current, head, predicate) { status = .possible }
                }
                // Reported speech is believed; a plan's status climbs on through infinitives alone.
                isStep = relation == "xcomp" || isEnabled && relation != "acl"
            case "conj":
                if isVerb, tree.first(of: current, "nsubj") != nil { return status }
                isApart = isVerb && tree[current].text.lowercased() != tree[current].lemma.lowercased()
                isStep = true
            case "advcl":
                let mark = tree.first(of: current, "mark").map { tree[$0].lemma.lowercased() }
                if let mark, isWord(.hypothetical, mark) { return .possible }
                if let preposition = tree.preposition(of: current) ?? mark,
                    ["without", "instead_of", "instead", "rather_than"].contains(preposition)
                {
                    return .negated
                }
                guard isInfinitive else { return status }
                if isWord(.denying, lemma) { return .negated }
                if isWord(.prospective, lemma) || !isReached(lemma, predicate) { return .possible }
                isStep = true
            case "csubj":
                return isDisputed(tree, current, head) ? .negated : status
            case "obl" where Self.temporal.contains(tree.preposition(of: current) ?? ""):
                // "failed to agree after talks": the talks were held.
                return status
            case "obj", "obl", "nsubj", "nsubj:pass", "nmod", "compound":
                let isObject = tree.isRelation(current, "obj", "nsubj:pass")
                if isFirst, !isVerb, !withGovernor, isObject, isWord(.ending, lemma) {
                    let isOver =
                        [.visits, .meets, .attacks, .protestsAgainst].contains(predicate)
                        && isWord(.past, lemma)
                    // What may end, or does not end, is still so: "will not lift the sanctions".
                    let ends = self.status(tree, trigger: head, throughGovernor: false) == .actual
                    return ends && !isOver ? .negated : .actual
                }
                if isFirst, !isVerb, tree[current].relation == "nmod", isWord(.goal, lemma),
                    ["of", "for", "on", "to"].contains(tree.preposition(of: current) ?? "")
                {
                    status = .possible
                }
                guard throughGovernor else { return status }
                if isWord(.continuing, lemma) {
                    return isDenied(tree, head, isVerb: true, isFirst: false) ? .negated : status
                }
                if isWord(.denying, lemma) {
                    // A request that is refused was made.
                    return isSpoken ? status : .negated
                }
                if isWord(.prospective, lemma), tree[current].relation == "obj", predicate != .supports {
                    status = .possible
                }
                if ["call", "press", "push", "appeal"].contains(lemma), tree.preposition(of: current) == "for"
                {
                    status = .possible
                }
                isStep = true
            default:
                return status
            }
            guard isStep else { return status }
            current = head
            isFirst = false
        }
        return status
    }

    /// The status of what two names do to each other, by the word that joins them.
    func status(_ tree: Tree, joint: Int, predicate: Predicate) -> RelationStatus {
        // "failed to agree at a meeting": the meeting was.
        let isAside = !tree.isVerb(joint) && tree.isRelation(joint, "obl", "nmod")
        let status = status(tree, trigger: joint, throughGovernor: !isAside, predicate: predicate)
        guard tree.isVerb(joint) else { return status }
        let lemma = word(tree, joint)
        // What is to end is so, and what is called off is not.
        guard isWord(.ending, lemma) else { return status }
        return isWord(.past, lemma) || status != .actual ? .actual : .negated
    }

    /// The lemma, with the particle of a verb: `rule_out`.
    func word(_ tree: Tree, _ token: Int) -> String {
        let lemma = tree[token].lemma.lowercased()
        // The tagger takes "refused" for a particle.
        if tree[token].partOfSpeech == .particle, lemma.hasSuffix("ed") { return String(lemma.dropLast()) }
        guard tree.isVerb(token), let particle = tree.first(of: token, "compound:prt") else { return lemma }
        let joined = lemma + "_" + tree[particle].lemma.lowercased()
        return words.values.contains { $0.contains(joined) } ? joined : lemma
    }

    func isInfinitive(_ tree: Tree, _ token: Int) -> Bool {
        tree.children(of: token, "mark").contains { tree[$0].lemma.lowercased() == "to" }
    }

    // MARK: What is not yet so

    /// Whether a clause below a verb, noun or adjective is not yet so: "plans to", "the decision to", "considers
    /// sending", "demanded that Iran stop".
    private func isOpen(_ tree: Tree, _ clause: Int, _ head: Int, _ predicate: Predicate?) -> Bool {
        let lemma = word(tree, head)
        let isInfinitive = isInfinitive(tree, clause)
        if lemma == "go" { return isInfinitive && tree[head].text.lowercased() == "going" }
        if isWord(.considering, lemma), tree[clause].text.lowercased().hasSuffix("ing") { return true }
        if isWord(.prospective, lemma) {
            let isMeant = isInfinitive || tree[clause].relation == "ccomp" && isSubjunctive(tree, clause)
            return isMeant && !isReached(lemma, predicate)
        }
        return tree[clause].relation == "acl" && isInfinitive
    }

    private func isUnreal(_ tree: Tree, _ token: Int, conjunctionsOnly: Bool) -> Bool {
        let isInfinitive = isInfinitive(tree, token)
        return tree.children[token].contains { child in
            let lemma = tree[child].lemma.lowercased()
            let text = tree[child].text.lowercased()
            if tree.isRelation(child, "mark") { return isWord(.hypothetical, lemma) }
            if conjunctionsOnly { return false }
            if tree.isRelation(child, "aux", "cop") {
                // "is to visit"
                if lemma == "be", isInfinitive, tree.isVerb(token), !["being", "be", "been"].contains(text) {
                    return true
                }
                return isWord(.modal, lemma) || isWord(.modal, text)
            }
            return tree.isRelation(child, "advmod") && isWord(.perhaps, lemma)
        }
    }

    /// "planned talks"
    private func isUnrealized(_ tree: Tree, _ noun: Int) -> Bool {
        tree.children(of: noun, "amod").contains {
            isWord(.unrealized, tree[$0].text.lowercased())
        }
    }

    /// "Did Norway ask Sweden?"; "Why did Norway ask?" takes it for granted.
    private func isAsked(_ tree: Tree, _ verb: Int) -> Bool {
        guard tree[verb].relation == "root", tree.tokens.suffix(3).contains(where: { $0.text == "?" }),
            let subject = tree.first(of: verb, "nsubj"),
            let auxiliary = tree.children(of: verb, "aux", "cop").first, auxiliary < subject
        else { return false }
        return !tree.tokens[..<auxiliary].contains { token in
            ["who", "what", "why", "when", "where", "how", "which", "whom"].contains(token.lemma.lowercased())
        }
    }

    /// "I would like to thank", "we must condemn", "I can vouch": saying so does it.
    private func isPerformed(_ tree: Tree, _ verb: Int, _ isSpoken: Bool) -> Bool {
        guard isSpoken, !isInfinitive(tree, verb),
            let subject = tree.children(of: verb, "nsubj").first
        else { return false }
        let isFirstPerson = ["i", "we"].contains(tree[subject].text.lowercased())
        let isVerbOfWill = ["want", "wish", "like", "have", "love"].contains(tree[verb].lemma.lowercased())
        let hasCan = tree.children(of: verb, "aux").contains {
            ["can", "must"].contains(tree[$0].lemma.lowercased())
        }
        return isFirstPerson && (isVerbOfWill || hasCan)
    }

    /// Whether what is done to some end is that end: a march to protest is a protest, and who flew in to sign has signed.
    private func isReached(_ verb: String, _ predicate: Predicate?) -> Bool {
        guard let predicate else { return false }
        if predicate == .protestsAgainst {
            return !isWord(.prospective, verb) || ["try", "attempt"].contains(verb)
        }
        if Self.spoken.contains(predicate) { return !isWord(.prospective, verb) }
        if predicate == .aids || predicate == .supports { return isWord(.giving, verb) }
        return [.meets, .agreesWith, .visits].contains(predicate) && isWord(.going, verb)
    }

    /// A bare verb in a clause: "demanded that Iran stop".
    private func isSubjunctive(_ tree: Tree, _ clause: Int) -> Bool {
        tree[clause].text.lowercased() == tree[clause].lemma.lowercased()
            || tree.first(of: clause, "aux").map { isWord(.modal, tree[$0].lemma) } ?? false
    }
}
