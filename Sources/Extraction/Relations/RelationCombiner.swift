import Foundation

/// Weighs what the patterns found against what the relation head says, so that each relation has one confidence.
///
/// A logistic model over both. `Training/combine.py` fits its weights on annotated texts that the head has not seen.
struct RelationCombiner: Sendable {
    var bias: Double
    /// For the head's log odds.
    var head: Double
    /// For ends that the head was not asked about: pronouns and descriptions.
    var unscored: Double
    /// For having a pattern at all.
    var hasPattern: Double
    /// For a pattern's own confidence, 0 to 1.
    var pattern: Double
    /// For the head's log odds where there is a pattern as well: what both see counts otherwise.
    var both: Double
    /// For the logarithm of the number of entities by ``usualCrowd``: of many names, more pairs are taken wrongly.
    var crowd: Double
    /// Relations less sure than this are left out.
    var threshold: Double

    static let fitted = RelationCombiner(
        bias: -1.38, head: 0.36, unscored: -0.56, hasPattern: 1.36, pattern: 1.82, both: -0.13, crowd: -0.20,
        threshold: 0.34)

    private static let usualCrowd = 5
    /// From here on, more entities make no difference.
    private static let largestCrowd = 50

    typealias Term = Explanation.Finding.Term

    /// What speaks for a relation or against it; the sum of the log odds gives the confidence.
    func terms(of candidate: RelationCandidate) -> [Term] {
        var terms = [Term(reason: "to begin with", value: nil, logOdds: bias)]
        if let pattern = candidate.pattern {
            terms.append(Term(reason: "found by a pattern", value: nil, logOdds: hasPattern))
            terms.append(
                Term(reason: "the pattern's weight", value: pattern, logOdds: self.pattern * pattern))
        }
        if let head = candidate.head {
            let clipped = min(max(head, 0.005), 0.995)
            let weight = self.head + (candidate.pattern == nil ? 0 : both)
            let logOdds = weight * log(clipped / (1 - clipped))
            terms.append(Term(reason: "the relation head", value: head, logOdds: logOdds))
        } else {
            terms.append(Term(reason: "the relation head was not asked", value: nil, logOdds: unscored))
        }
        let entities = min(max(candidate.crowd, 1), Self.largestCrowd)
        terms.append(
            Term(
                reason: "entities", value: Double(candidate.crowd),
                logOdds: crowd * log(Double(entities) / Double(Self.usualCrowd))))
        return terms
    }

    func confidence(of candidate: RelationCandidate) -> Double {
        1 / (1 + exp(-terms(of: candidate).reduce(0) { $0 + $1.logOdds }))
    }

    /// What the candidate says, as sure as it is.
    func weighed(_ candidate: RelationCandidate) -> RelationDraft {
        var draft = candidate.draft
        draft.confidence = confidence(of: candidate)
        return draft
    }
}
