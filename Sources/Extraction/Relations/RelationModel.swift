import English
import KnowledgeGraph

import enum KnowledgeGraph.Predicate

/// What the learned relation head says of the pairs of mentions in a sentence.
struct RelationModel {
    let model: EnglishModel

    /// One ordered pair of entities, and the most that any pair of their mentions in the sentence scores.
    struct Pair: Hashable {
        let subject: Int
        let object: Int
    }

    struct Score {
        var probability: Double
        /// The tokens that speak of the two.
        var subject: Int
        var object: Int
    }

    typealias Scores = [Pair: [Predicate: Score]]

    /// The probabilities, 0 to 1, by pair and predicate; pairs and predicates that score next to nothing are left out.
    ///
    /// `nil` where the head was not asked: the model has none, or the sentence has too many pairs.
    func scores(in reading: Reading, sentence: Int) -> Scores? {
        guard model.hasRelationHead else { return nil }
        let mentions = reading.outerMentions(sentence) + reading.nested[sentence].map { reading.mentions[$0] }
        var candidates: [(Pair, Mention, Mention)] = []
        for subject in mentions {
            for object in mentions where subject.entity != object.entity {
                candidates.append((Pair(subject: subject.entity, object: object.entity), subject, object))
            }
        }
        guard candidates.count < 20_000 else { return nil }
        guard !candidates.isEmpty else { return [:] }
        let pairs = candidates.map { _, subject, object in
            MentionPair(
                subject: subject.tokens, object: object.tokens, subjectType: subject.type.number,
                objectType: object.type.number)
        }
        let predicates = model.predicates.map { Predicate(rawValue: $0) }
        let rows = model.relationScores(pairs: pairs, in: reading.analysis.sentences[sentence])
        var best: Scores = [:]
        for ((pair, subject, object), row) in zip(candidates, rows) {
            for (predicate, probability) in zip(predicates, row) where probability > 0.02 {
                guard let predicate, predicate.joins(subject.type, object.type) else { continue }
                let score = Score(
                    probability: Double(probability), subject: subject.head, object: object.head)
                if score.probability > best[pair]?[predicate]?.probability ?? 0 {
                    best[pair, default: [:]][predicate] = score
                }
            }
        }
        return best
    }
}

extension EntityType {
    /// The type's number in the relation head.
    var number: Int {
        switch self {
        case .person: 0
        case .country: 1
        case .organization: 2
        case .place: 3
        }
    }
}
