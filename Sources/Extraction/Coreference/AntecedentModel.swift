import English
import Foundation

/// Chooses among antecedents: a weight for each feature, in the table `antecedents.tsv`. `Training/antecedents.py`
/// fits them.
struct AntecedentModel: Sendable {
    private var weights: [Anaphor.Kind: [AntecedentFeature: Double]] = [:]

    init(directory: URL) throws {
        let table = try Table("antecedents.tsv", in: directory)
        for row in table.rows {
            guard let kind = Anaphor.Kind(rawValue: row[0]),
                let feature = AntecedentFeature(rawValue: row[1]),
                let weight = Double(row[2])
            else { throw table.fault(row, "a kind of anaphor, a feature and a weight are needed") }
            weights[kind, default: [:]][feature] = weight
        }
    }

    /// The entities of the best candidate, or nothing where it is likelier that none is meant.
    func best(_ candidates: [Antecedent], none: [(AntecedentFeature, Double)], for kind: Anaphor.Kind)
        -> [Int]?
    {
        let weights = weights[kind] ?? [:]
        func score(_ features: [(AntecedentFeature, Double)]) -> Double {
            features.reduce(0) { $0 + (weights[$1.0] ?? 0) * $1.1 }
        }
        var best: [Int]?
        var highest = score(none)
        for candidate in candidates {
            let score = score(candidate.features)
            if score > highest {
                best = candidate.entities
                highest = score
            }
        }
        return best
    }
}

/// One choice among antecedents, for fitting the weights.
package struct AntecedentChoice: Sendable, Encodable {
    package struct Candidate: Sendable, Encodable {
        let entities: [String]
        let features: [String: Double]
    }
    let kind: String
    /// Where the anaphor stands: its word and its noun phrase, as in ``Chain/Mention``.
    let range: [Int]
    let phrase: [Int]
    let candidates: [Candidate]
    let none: [String: Double]

    init(
        _ anaphor: Anaphor, _ candidates: [Antecedent], none: [(AntecedentFeature, Double)],
        in reading: Reading, id: (Int) -> String
    ) {
        func named(_ features: [(AntecedentFeature, Double)]) -> [String: Double] {
            Dictionary(features.map { ($0.0.rawValue, $0.1) }) { $0 + $1 }
        }
        func scalars(_ span: Range<Int>) -> [Int] {
            let tokens = reading.trees[anaphor.sentence].tokens
            return [tokens[span.lowerBound].range.lowerBound, tokens[span.upperBound - 1].range.upperBound]
        }
        kind = anaphor.kind.rawValue
        range = scalars(anaphor.token..<anaphor.token + 1)
        phrase = scalars(
            reading.trees[anaphor.sentence].phrase(around: anaphor.token..<anaphor.token + 1))
        self.candidates = candidates.map {
            Candidate(entities: $0.entities.map(id), features: named($0.features))
        }
        self.none = named(none)
    }
}
