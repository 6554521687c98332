import Foundation

/// Turns the name tags' scores into spans with a linear-chain conditional random field (Lafferty, McCallum and Pereira
/// 2001): the best sequence of tags, and the probability of each of its tags among all sequences.
struct NameDecoder: Sendable {
    private enum Position {
        case outside
        case first(NameKind)
        case inside(NameKind)
    }

    private let tags: [Position]
    /// What is added to the score of a tag (column) after another one (row); the last row is for the first word.
    private let transitions: [Float]
    private let factors: [Float]

    /// - Parameters:
    ///   - tags: The tags in the order of the scores: `O`, `B-PER`, `I-PER` and so on.
    ///   - transitions: A row for each tag before, then one for the start, with a number for each tag.
    ///
    /// Returns nil if a tag is none of these or the transitions are not as many.
    init?(tags names: [String], transitions: [Float]) {
        var tags: [Position] = []
        for name in names {
            guard let kind = NameKind(rawValue: String(name.dropFirst(2))) else {
                guard name == "O" else { return nil }
                tags.append(.outside)
                continue
            }
            switch name.prefix(2) {
            case "B-": tags.append(.first(kind))
            case "I-": tags.append(.inside(kind))
            default: return nil
            }
        }
        guard !tags.isEmpty, transitions.count == (tags.count + 1) * tags.count else { return nil }
        self.tags = tags
        self.transitions = transitions
        factors = transitions.map { exp($0) }
    }

    /// The names, given the tags' scores word by word.
    func spans(_ scores: [Float]) -> [NamedSpan] {
        let path = bestPath(scores)
        let probabilities = marginals(scores)
        var result: [NamedSpan] = []
        for (word, tag) in path.enumerated() {
            let probability = probabilities[word * tags.count + tag]
            switch tags[tag] {
            case .outside:
                continue
            case .first(let kind):
                result.append(NamedSpan(tokens: word..<word + 1, kind: kind, probability: probability))
            case .inside:
                guard var span = result.popLast() else { continue }
                span.tokens = span.tokens.lowerBound..<word + 1
                span.probability += probability
                result.append(span)
            }
        }
        for index in result.indices {
            result[index].probability /= Float(result[index].tokens.count)
        }
        return result
    }

    /// The best sequence of tags, as indices (Viterbi's algorithm).
    func bestPath(_ scores: [Float]) -> [Int] {
        let count = tags.count
        let words = scores.count / count
        guard words > 0 else { return [] }
        var sums = (0..<count).map { transitions[count * count + $0] + scores[$0] }
        var next = sums
        var back: [Int] = []
        back.reserveCapacity((words - 1) * count)
        for word in 1..<max(words, 1) {
            for tag in 0..<count {
                var best = 0
                var highest = -Float.infinity
                for previous in 0..<count {
                    let sum = sums[previous] + transitions[previous * count + tag]
                    if sum > highest { (highest, best) = (sum, previous) }
                }
                next[tag] = highest + scores[word * count + tag]
                back.append(best)
            }
            swap(&sums, &next)
        }
        var tag = sums.indices.reduce(0) { sums[$1] > sums[$0] ? $1 : $0 }
        var path = [tag]
        for word in stride(from: words - 2, through: 0, by: -1) {
            tag = back[word * count + tag]
            path.append(tag)
        }
        return path.reversed()
    }

    /// The probability of each tag of each word, over all sequences (the forward-backward algorithm).
    func marginals(_ scores: [Float]) -> [Float] {
        let count = tags.count
        let words = scores.count / count
        guard words > 0 else { return [] }
        var own = scores  // exp of the scores, the highest of each word as 1
        for start in stride(from: 0, to: words * count, by: count) {
            let highest = scores[start..<start + count].max() ?? 0
            for index in start..<start + count { own[index] = max(exp(scores[index] - highest), 1e-30) }
        }
        var result = own
        for word in 0..<words {
            for tag in 0..<count {
                var sum = word == 0 ? factors[count * count + tag] : 0
                for previous in 0..<count where word > 0 {
                    sum += result[(word - 1) * count + previous] * factors[previous * count + tag]
                }
                result[word * count + tag] = sum * own[word * count + tag]
            }
            NameDecoder.normalize(&result, from: word * count, count: count)
        }
        var after = [Float](repeating: 1, count: count)
        var before = after
        for word in stride(from: words - 1, through: 0, by: -1) {
            for tag in 0..<count {
                var sum: Float = 0
                for next in 0..<count {
                    sum += factors[tag * count + next] * own[word * count + next] * after[next]
                }
                before[tag] = sum
                result[word * count + tag] *= after[tag]
            }
            NameDecoder.normalize(&result, from: word * count, count: count)
            NameDecoder.normalize(&before, from: 0, count: count)
            swap(&after, &before)
        }
        return result
    }

    private static func normalize(_ numbers: inout [Float], from start: Int, count: Int) {
        var sum: Float = 0
        for index in start..<start + count { sum += numbers[index] }
        guard sum > 0 else { return }
        for index in start..<start + count { numbers[index] /= sum }
    }
}
