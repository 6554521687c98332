import English
import KnowledgeGraph

import enum KnowledgeGraph.Predicate

/// Whom a rejection answers where its own sentence does not say: "Mali accused France of lying. Paris rejected the
/// charge", "Sudan asked Chad for troops. Chad refused".
struct AnsweredActs {
    let table: TriggerTable
    let statusReader: StatusReader

    /// What may be answered, by the noun that takes it up.
    private static let kinds: [Predicate: Set<String>] = [
        .accuses: [
            "charge", "allegation", "accusation", "claim", "report", "complaint", "lawsuit", "suit",
            "suggestion",
        ],
        .condemns: ["criticism", "charge", "remark", "complaint", "protest", "accusation", "concern"],
        .threatens: ["threat", "warning", "ultimatum", "deadline"],
        .requests: [
            "request", "demand", "appeal", "call", "offer", "proposal", "invitation", "plea", "petition",
            "plan",
        ],
    ]
    private static let bare: Set<String> = ["refuse", "decline", "demur"]
    /// How many sentences back an act may be taken up.
    private static let reach = 2

    func relations(in reading: Reading, arguments: Arguments, beside drafts: [RelationDraft])
        -> [RelationDraft]
    {
        let acts = drafts.filter { Self.kinds[$0.predicate] != nil && $0.tokens.count == 3 }
            .sorted { ($0.sentence, $0.tokens[1]) < ($1.sentence, $1.tokens[1]) }
        guard !acts.isEmpty else { return [] }
        return reading.trees.indices.flatMap { sentence in
            reading.trees[sentence].tokens.indices.flatMap { token in
                answers(sentence, token, reading, arguments, acts)
            }
        }
    }

    private func answers(
        _ sentence: Int, _ token: Int, _ reading: Reading, _ arguments: Arguments, _ acts: [RelationDraft]
    ) -> [RelationDraft] {
        let tree = reading.trees[sentence]
        guard tree.isVerb(token), reading.mention(sentence, token) == nil, isRejection(tree, token) else {
            return []
        }
        let answered = answeredKinds(sentence, token, tree, arguments)
        guard !answered.kinds.isEmpty else { return [] }
        let status = statusReader.status(
            tree, trigger: token, throughGovernor: false, withGovernor: true, predicate: .rejects)
        return arguments.subjects(sentence, token, behind: false).compactMap { subject in
            let earlier = acts.filter { act in
                (act.sentence, act.tokens[1]) < (sentence, token) && sentence - act.sentence <= Self.reach
                    && answered.kinds.contains(act.predicate) && act.subject != subject.entity
            }
            // One that was addressed to who answers, else, where a noun takes it up, the last.
            let own = earlier.last { $0.object == subject.entity }
            guard let act = own ?? (answered.byNoun ? earlier.last : nil) else { return nil }
            return RelationDraft(
                subject: subject.entity, predicate: .rejects, object: act.subject, status: status, role: nil,
                attributedTo: reading.speech.source(
                    sentence, token, .rejects, of: subject.entity, isNamed: false),
                confidence: own == nil ? 0.5 : 0.7,
                sentence: sentence,
                tokens: [subject.token, token, token], source: "answered act")
        }
    }

    private func isRejection(_ tree: Tree, _ verb: Int) -> Bool {
        let lemma = tree[verb].lemma.lowercased()
        let particle = tree.first(of: verb, "compound:prt").map { "_" + tree[$0].lemma.lowercased() } ?? ""
        return table.triggers(.verb, spellings: [lemma + particle, lemma]).contains {
            $0.predicate == .rejects
        }
    }

    /// What kinds of act a verb takes up, by a definite noun that names nobody or by saying nothing of it.
    private func answeredKinds(_ sentence: Int, _ verb: Int, _ tree: Tree, _ arguments: Arguments) -> (
        kinds: Set<Predicate>, byNoun: Bool
    ) {
        let objects = tree.children(of: verb, "obj", "nsubj:pass").flatMap(tree.conjuncts)
        if objects.isEmpty {
            let isBare =
                Self.bare.contains(tree[verb].lemma.lowercased())
                && tree.first(of: verb, "xcomp", "ccomp", "iobj") == nil
                && !arguments.isPassive(sentence, verb)
            return (isBare ? [.requests] : [], false)
        }
        var kinds: Set<Predicate> = []
        for object in objects {
            guard
                tree.children(of: object, "det").contains(where: {
                    ["the", "this", "that", "these", "those", "all", "both"].contains(
                        tree[$0].text.lowercased())
                }),
                arguments.referents(sentence, object, behind: true).isEmpty
            else { continue }
            for (predicate, nouns) in Self.kinds where nouns.contains(tree[object].lemma.lowercased()) {
                kinds.insert(predicate)
            }
        }
        return (kinds, true)
    }
}
