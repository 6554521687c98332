import English
import KnowledgeGraph

/// Reads off the words around a trigger whether what it says is so, may be so, or is denied.
struct StatusReader {
    private static let modals: Set<String> = [
        "will", "would", "could", "may", "might", "should", "shall", "must", "can",
    ]
    /// Verbs, nouns and adjectives whose complement is not yet so.
    private static let prospective: Set<String> = [
        "want", "plan", "intend", "hope", "threaten", "promise", "vow", "pledge", "seek", "propose",
        "consider", "expect",
        "offer", "try", "attempt", "wish", "aim", "urge", "ask", "call", "demand", "require", "need",
        "prepare", "decide",
        "request", "order", "tell", "encourage", "press", "push", "persuade", "convince", "ready", "willing",
        "likely",
        "able", "effort", "bid", "decision", "proposal", "possibility", "agree", "set", "schedule", "due",
        "suggest",
        "recommend", "appeal", "instruct", "invite", "allow", "permit", "commit", "determine", "hesitate",
        "opportunity",
        "right", "chance", "readiness", "willingness", "intention", "mandate", "authorize", "authorise",
        "advise", "beg",
        "refuse", "decline", "fail", "warn", "go", "unable", "unwilling", "reluctant", "eager",
    ]
    private static let denying: Set<String> = [
        "refuse", "decline", "fail", "unable", "unwilling", "deny", "avoid", "stop",
    ]
    /// Verbs that end what their object speaks of: "suspended aid", "lifted the sanctions".
    private static let ending: Set<String> = [
        "suspend", "halt", "cut", "freeze", "end", "stop", "withhold", "cancel", "lift", "ease", "remove",
        "abandon",
        "terminate", "scrap", "revoke", "block", "renege", "break", "postpone", "drop", "reject", "oppose",
        "avoid",
        "prevent", "veto", "rule",
    ]
    private static let hypothetical: Set<String> = ["if", "unless", "whether", "until", "lest"]

    /// The status of what `trigger` says. A noun is judged by its own words and, when its actor is the subject of
    /// the verb that governs it, by that verb.
    /// A row that names its governing verb (`withGovernor`) has taken that verb's meaning into account.
    static func status(_ tree: Tree, trigger: Int, throughGovernor: Bool, withGovernor: Bool = false)
        -> RelationStatus
    {
        var status = RelationStatus.actual
        var current = trigger
        var isFirst = true
        for _ in 0..<6 {
            let isVerb = tree.isVerb(current) || tree.first(of: current, "cop") != nil
            if isDenied(tree, current, isVerb: isVerb) { return .negated }
            if isVerb, isUnreal(tree, current) { status = .possible }
            guard let head = tree.head(of: current) else { break }
            let lemma = tree[head].lemma.lowercased()
            switch tree[current].relation {
            case "xcomp", "ccomp", "acl":
                if Self.denying.contains(lemma), tree[current].relation != "ccomp" || lemma == "deny" {
                    return .negated
                }
                let isInfinitive = tree.first(of: current, "mark").map { tree[$0].lemma == "to" } ?? false
                if Self.prospective.contains(lemma),
                    isInfinitive || tree[current].relation == "ccomp" && isSubjunctive(tree, current)
                {
                    status = .possible
                } else if tree[current].relation == "acl", isInfinitive {
                    status = .possible
                }
                // Reported speech is believed; a plan's status climbs on through infinitives alone.
                guard tree[current].relation == "xcomp" else { return status }
            case "conj":
                break
            case "advcl":
                let mark = tree.first(of: current, "mark").map { tree[$0].lemma.lowercased() }
                if let mark, Self.hypothetical.contains(mark) || mark == "to" { return .possible }
                if let preposition = tree.preposition(of: current), preposition == "without" {
                    return .negated
                }
                return status
            case "obj", "obl", "nsubj", "nsubj:pass", "nmod", "compound":
                if isFirst, !isVerb, !withGovernor, tree.isRelation(current, "obj", "nsubj:pass"),
                    Self.ending.contains(lemma)
                {
                    // What may end, or does not end, is still so: "will not lift the sanctions".
                    let goesOn = isDenied(tree, head, isVerb: true) || isUnreal(tree, head)
                    return goesOn ? .actual : .negated
                }
                guard throughGovernor else { return status }
                if Self.prospective.contains(lemma) && tree[current].relation == "obj" { status = .possible }
                if ["call", "press", "push", "appeal"].contains(lemma), tree.preposition(of: current) == "for"
                {
                    status = .possible
                }
                if Self.denying.contains(lemma) { return .negated }
            default:
                return status
            }
            current = head
            isFirst = false
        }
        return status
    }

    private static func isDenied(_ tree: Tree, _ token: Int, isVerb: Bool) -> Bool {
        tree.children[token].contains { child in
            let lemma = tree[child].lemma.lowercased()
            let text = tree[child].text.lowercased()
            if tree.isRelation(child, "advmod") {
                return ["not", "n't", "never", "no_longer"].contains(lemma) || text == "n't" || text == "n’t"
            }
            return tree.isRelation(child, "det") && (lemma == "no" || lemma == "neither")
                || tree.isRelation(child, "cc:preconj") && lemma == "neither"
        }
    }

    private static func isUnreal(_ tree: Tree, _ token: Int) -> Bool {
        tree.children[token].contains { child in
            let lemma = tree[child].lemma.lowercased()
            let text = tree[child].text.lowercased()
            if tree.isRelation(child, "aux") {
                return modals.contains(lemma) || modals.contains(text) || text == "'ll" || text == "’ll"
            }
            if tree.isRelation(child, "mark") { return hypothetical.contains(lemma) }
            return tree.isRelation(child, "advmod") && ["perhaps", "possibly", "maybe"].contains(lemma)
        }
    }

    /// A bare verb in a clause: "demanded that Iran stop".
    private static func isSubjunctive(_ tree: Tree, _ clause: Int) -> Bool {
        tree[clause].text.lowercased() == tree[clause].lemma.lowercased()
            || tree.first(of: clause, "aux").map { modals.contains(tree[$0].lemma) } ?? false
    }
}
