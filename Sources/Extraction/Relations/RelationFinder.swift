import KnowledgeGraph

import enum KnowledgeGraph.Predicate

/// A relation that a pattern or the relation head proposes, with what each of them makes of it.
struct RelationCandidate {
    var draft: RelationDraft
    /// The pattern's confidence, `nil` where only the head proposes it.
    let pattern: Double?
    /// The head's probability, `nil` where it was not asked.
    let head: Double?
    /// How many entities the article has.
    let crowd: Int
}

/// Puts together what the patterns and the relation head propose.
struct RelationFinder {
    let model: RelationModel
    let status: StatusReader

    /// What drafts name as their source that the relation head alone proposes.
    static let source = "relation head"

    /// All candidates, sentence by sentence.
    func candidates(in reading: Reading, patterns: [RelationDraft], offices: [Office]) -> [RelationCandidate]
    {
        let officesBySentence = Dictionary(grouping: offices, by: \.sentence)
        let bySentence = Dictionary(grouping: patterns, by: \.sentence)
        return reading.trees.indices.flatMap { sentence in
            let drafts = bySentence[sentence] ?? []
            let scores = model.scores(in: reading, sentence: sentence).map {
                withTitles($0, reading, sentence)
            }
            let named = Set(reading.mentionAt[sentence].filter { $0 >= 0 } + reading.nested[sentence])
            let entities = Set(named.map { reading.mentions[$0].entity })
            return drafts.map { draft in
                let isScored =
                    scores != nil && entities.contains(draft.subject) && entities.contains(draft.object)
                let head = isScored ? probability(draft, scores ?? [:]) : nil
                return RelationCandidate(
                    draft: draft, pattern: draft.confidence, head: head, crowd: reading.entities.count)
            }
                + proposals(
                    scores ?? [:], beside: drafts, officesBySentence[sentence] ?? [], reading, sentence)
        }
    }

    /// An office has a title: where no word of the sentence is one, what the head takes for an office in a body is
    /// membership of it ("Labour's Marit Solbakken", "Solbakken (Labour)").
    private func withTitles(
        _ scores: RelationModel.Scores, _ reading: Reading, _ sentence: Int
    ) -> RelationModel.Scores {
        guard reading.titles[sentence].isEmpty else { return scores }
        var scores = scores
        for (pair, predicates) in scores where reading.entities[pair.object].type == .organization {
            guard let office = predicates[.holdsOffice] else { continue }
            scores[pair]?[.holdsOffice] = nil
            if office.probability > predicates[.memberOf]?.probability ?? 0 {
                scores[pair]?[.memberOf] = office
            }
        }
        return scores
    }

    private func probability(_ draft: RelationDraft, _ scores: RelationModel.Scores) -> Double {
        let there = scores[.init(subject: draft.subject, object: draft.object)]?[draft.predicate]
        let back =
            draft.predicate.isSymmetric
            ? scores[.init(subject: draft.object, object: draft.subject)]?[draft.predicate] : nil
        return max(there?.probability ?? 0, back?.probability ?? 0)
    }

    /// What the head proposes and no pattern found.
    private func proposals(
        _ scores: RelationModel.Scores, beside drafts: [RelationDraft], _ offices: [Office],
        _ reading: Reading,
        _ sentence: Int
    ) -> [RelationCandidate] {
        let pairs = scores.sorted { ($0.key.subject, $0.key.object) < ($1.key.subject, $1.key.object) }
        return pairs.flatMap { pair, predicates in
            predicates.sorted { $0.key < $1.key }.compactMap { predicate, score -> RelationCandidate? in
                let isKnown = drafts.contains { draft in
                    draft.predicate == predicate
                        && (draft.subject == pair.subject && draft.object == pair.object
                            || predicate.isSymmetric && draft.subject == pair.object
                                && draft.object == pair.subject)
                }
                guard !isKnown, !isSaidBackwards(predicate, pair, score, scores) else { return nil }
                let tree = reading.trees[sentence]
                let word = tree.joint(score.subject, score.object) ?? score.subject
                let speaker = reading.speech.source(
                    sentence, word, predicate, of: pair.subject, isNamed: true)
                let (status, statusSource) = status(of: predicate, score, tree)
                let draft = RelationDraft(
                    subject: pair.subject, predicate: predicate, object: pair.object, status: status,
                    role: predicate == .holdsOffice ? offices.first { $0.person == pair.subject }?.role : nil,
                    attributedTo: speaker,
                    confidence: score.probability, sentence: sentence, tokens: [score.subject, score.object],
                    source: Self.source, statusSource: statusSource)
                return RelationCandidate(
                    draft: draft, pattern: nil, head: score.probability, crowd: reading.entities.count)
            }
        }
    }

    /// Whether a symmetric predicate is surer the other way round, and is proposed there.
    private func isSaidBackwards(
        _ predicate: Predicate, _ pair: RelationModel.Pair, _ score: RelationModel.Score,
        _ scores: RelationModel.Scores
    ) -> Bool {
        let back = RelationModel.Pair(subject: pair.object, object: pair.subject)
        guard predicate.isSymmetric, let other = scores[back]?[predicate] else { return false }
        return (other.probability, back.subject) > (score.probability, pair.subject)
    }

    /// What is told of plans and refusals, and mostly by a verb that joins the two; what is said or lasts is not.
    private static let events: Set<Predicate> = [.meets, .visits, .aids, .cooperatesWith]

    /// The status by the word that joins the two, if they stand in its clause.
    private func status(
        of predicate: Predicate, _ score: RelationModel.Score, _ tree: Tree
    ) -> (RelationStatus, RelationDraft.StatusSource) {
        guard Self.events.contains(predicate), let joint = tree.joint(score.subject, score.object),
            [score.subject, score.object].allSatisfy({ tree.isInClause(of: joint, $0) })
        else { return (.actual, .assumed) }
        return (status.status(tree, joint: joint, predicate: predicate), .joint(joint))
    }
}
