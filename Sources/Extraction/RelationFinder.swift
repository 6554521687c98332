import KnowledgeGraph

/// A relation that a pattern or the relation head proposes, with what each of them makes of it.
struct RelationCandidate {
    var draft: RelationDraft
    /// The pattern's confidence, `nil` where only the head proposes it.
    let pattern: Double?
    /// The head's probability, `nil` where it was not asked.
    let head: Double?
}

/// Puts together what the patterns and the relation head propose.
struct RelationFinder {
    let model: RelationModel

    /// All candidates, sentence by sentence.
    func candidates(in reading: Reading, patterns: [RelationDraft]) -> [RelationCandidate] {
        let bySentence = Dictionary(grouping: patterns, by: \.sentence)
        return reading.trees.indices.flatMap { sentence in
            let drafts = bySentence[sentence] ?? []
            let scores = model.scores(in: reading, sentence: sentence)
            let named = Set(reading.mentionAt[sentence].filter { $0 >= 0 } + reading.nested[sentence])
            let entities = Set(named.map { reading.mentions[$0].entity })
            return drafts.map { draft in
                let isScored =
                    scores != nil && entities.contains(draft.subject) && entities.contains(draft.object)
                let head = isScored ? probability(draft, scores ?? [:]) : nil
                return RelationCandidate(draft: draft, pattern: draft.confidence, head: head)
            } + proposals(scores ?? [:], beside: drafts, reading, sentence)
        }
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
        _ scores: RelationModel.Scores, beside drafts: [RelationDraft], _ reading: Reading, _ sentence: Int
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
                guard !isKnown else { return nil }
                let speaker = reading.speech.speaker[sentence][score.subject]
                let draft = RelationDraft(
                    subject: pair.subject, predicate: predicate, object: pair.object, status: .actual,
                    role: nil,
                    attributedTo: speaker >= 0 && speaker != pair.subject ? speaker : nil,
                    confidence: score.probability, sentence: sentence, tokens: [score.subject, score.object],
                    source: "relation head")
                return RelationCandidate(draft: draft, pattern: nil, head: score.probability)
            }
        }
    }
}
