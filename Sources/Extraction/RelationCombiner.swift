import Foundation

/// Weighs what the patterns found against what the relation head says, so that each relation has one confidence.
///
/// A logistic model over both. `Training/combine.py` fits its weights on annotated texts that the head has not seen.
struct RelationCombiner: Sendable {
    var bias: Double
    /// For the head's log odds.
    var head: Double
    /// For a pattern's own confidence, 0 to 1.
    var pattern: Double
    /// For having a pattern at all.
    var hasPattern: Double
    /// For ends that the head was not asked about: pronouns and descriptions.
    var unscored: Double
    /// Relations less sure than this are left out.
    var threshold: Double

    static let fitted = RelationCombiner(
        bias: -1.19, head: 0.27, pattern: 0.85, hasPattern: 1.39, unscored: -0.93, threshold: 0.25)

    /// - Parameters:
    ///   - pattern: the pattern's confidence, `nil` where no pattern found the relation.
    ///   - head: the head's probability, `nil` where it was not asked.
    func confidence(pattern: Double?, head: Double?) -> Double {
        var sum = bias
        if let pattern { sum += hasPattern + self.pattern * pattern }
        if let head {
            let clipped = min(max(head, 0.005), 0.995)
            sum += self.head * log(clipped / (1 - clipped))
        } else {
            sum += unscored
        }
        return 1 / (1 + exp(-sum))
    }
}
