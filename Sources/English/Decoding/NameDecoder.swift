import Foundation

/// Turns the name tags' scores into spans, by the best sequence in which no tag continues what was not begun.
struct NameDecoder: Sendable {
    private enum Position {
        case outside
        case first(NameKind)
        case inside(NameKind)
    }

    private let tags: [Position]

    /// - Parameter tags: The tags in the order of the scores: `O`, `B-PER`, `I-PER` and so on.
    ///
    /// Returns nil if a tag is none of these.
    init?(tags names: [String]) {
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
        guard !tags.isEmpty else { return nil }
        self.tags = tags
    }

    /// The names, given the tags' scores word by word.
    func spans(_ logits: [Float]) -> [NamedSpan] {
        let count = tags.count
        let logs = logProbabilities(logits)
        let path = bestPath(logs)
        var result: [NamedSpan] = []
        for (word, tag) in path.enumerated() {
            let probability = exp(logs[word * count + tag])
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

    /// The best allowed sequence of tags, as indices.
    func bestPath(_ logs: [Float]) -> [Int] {
        let count = tags.count
        let words = logs.count / count
        guard words > 0 else { return [] }
        var sums = (0..<count).map { follows($0, nil) ? logs[$0] : -Float.infinity }
        var back: [Int] = []
        for word in 1..<max(words, 1) {
            var next = [Float](repeating: -.infinity, count: count)
            for tag in 0..<count {
                var best = 0
                for previous in 0..<count where follows(tag, previous) && sums[previous] > next[tag] {
                    next[tag] = sums[previous]
                    best = previous
                }
                next[tag] += logs[word * count + tag]
                back.append(best)
            }
            sums = next
        }
        var tag = sums.indices.reduce(0) { sums[$1] > sums[$0] ? $1 : $0 }
        var path = [tag]
        for word in stride(from: words - 2, through: 0, by: -1) {
            tag = back[word * count + tag]
            path.append(tag)
        }
        return path.reversed()
    }

    /// Whether a tag may stand after another one, or at the start.
    private func follows(_ tag: Int, _ previous: Int?) -> Bool {
        guard case .inside(let kind) = tags[tag] else { return true }
        guard let previous else { return false }
        switch tags[previous] {
        case .outside: return false
        case .first(let before), .inside(let before): return before == kind
        }
    }

    private func logProbabilities(_ logits: [Float]) -> [Float] {
        let count = tags.count
        var result = logits
        for start in stride(from: 0, to: logits.count, by: count) {
            let row = logits[start..<start + count]
            let highest = row.max() ?? 0
            let total = highest + log(row.reduce(0) { $0 + exp($1 - highest) })
            for index in start..<start + count {
                result[index] -= total
            }
        }
        return result
    }
}
