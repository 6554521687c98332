import Foundation
import KnowledgeGraph

import enum KnowledgeGraph.Predicate

/// Weighs what the patterns found against what the relation head says, so that each relation has one confidence.
///
/// A logistic model over both; its weights were fitted on annotated texts that neither had seen
/// (`Training/README.md`).
struct RelationCombiner {
    struct Weights: Sendable {
        var bias: Double
        /// For the head's log odds.
        var head: Double
        /// For a pattern's own confidence, 0 to 1.
        var pattern: Double
        /// For having a pattern at all.
        var hasPattern: Double
        /// For a pattern whose ends the head was not asked about: pronouns and descriptions.
        var unscored: Double
    }

    let weights: Weights
    /// Relations below are left out.
    let threshold: Double

    /// - Parameters:
    ///   - pattern: the pattern's confidence, `nil` where no pattern found the relation.
    ///   - head: the head's probability, `nil` where it was not asked.
    func confidence(pattern: Double?, head: Double?) -> Double {
        var sum = weights.bias
        if let pattern { sum += weights.hasPattern + weights.pattern * pattern }
        if let head {
            let clipped = min(max(head, 0.005), 0.995)
            sum += weights.head * log(clipped / (1 - clipped))
        } else {
            sum += weights.unscored
        }
        return 1 / (1 + exp(-sum))
    }
}

/// The relations of a reading: those of the patterns and those of the head, weighed together.
struct RelationFinder {
    let model: RelationModel
    let combiner: RelationCombiner

    func relations(in reading: Reading, patterns: [RelationDraft]) -> [RelationDraft] {
        var bySentence = Dictionary(grouping: patterns, by: \.sentence)
        return reading.trees.indices.flatMap { sentence -> [RelationDraft] in
            let drafts = bySentence.removeValue(forKey: sentence) ?? []
            guard model.model.hasRelationHead else { return drafts }
            let scores = model.scores(in: reading, sentence: sentence)
            let named = Set(
                reading.mentionAt[sentence].filter { $0 >= 0 }.map { reading.mentions[$0].entity }
            )
            .union(reading.nested[sentence].map { reading.mentions[$0].entity })
            func head(_ draft: RelationDraft) -> Double? {
                guard named.contains(draft.subject), named.contains(draft.object) else { return nil }
                let there = scores[.init(subject: draft.subject, object: draft.object)]?[draft.predicate]?
                    .probability
                let back =
                    draft.predicate.isSymmetric
                    ? scores[.init(subject: draft.object, object: draft.subject)]?[draft.predicate]?
                        .probability : nil
                return max(there ?? 0, back ?? 0)
            }
            var found = drafts.map { draft in
                var draft = draft
                draft.confidence = combiner.confidence(pattern: draft.confidence, head: head(draft))
                return draft
            }
            for (pair, predicates) in scores.sorted(by: {
                ($0.key.subject, $0.key.object) < ($1.key.subject, $1.key.object)
            }) {
                for (predicate, score) in predicates.sorted(by: { $0.key < $1.key }) {
                    let isKnown = drafts.contains { draft in
                        draft.predicate == predicate
                            && (draft.subject == pair.subject && draft.object == pair.object
                                || predicate.isSymmetric && draft.subject == pair.object
                                    && draft.object == pair.subject)
                    }
                    guard !isKnown else { continue }
                    let speaker = reading.speech.speaker[sentence][score.subject]
                    found.append(
                        RelationDraft(
                            subject: pair.subject, predicate: predicate, object: pair.object, status: .actual,
                            role: nil,
                            attributedTo: speaker >= 0 && speaker != pair.subject ? speaker : nil,
                            confidence: combiner.confidence(pattern: nil, head: score.probability),
                            sentence: sentence,
                            tokens: [score.subject, score.object], source: "relation head"))
                }
            }
            return found.filter { $0.confidence >= combiner.threshold }
        }
    }
}
