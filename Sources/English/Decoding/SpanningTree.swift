/// The choice of one head for each word so that the arcs form a tree with a single root.
enum SpanningTree {
    /// The heads of the best tree: for each word 0 for the root, 1 for the first word and so on.
    ///
    /// - Parameter scores: A row for each of `count` words; in it the scores of the root and then of each
    ///   word as its head.
    static func heads(_ scores: [Float], count: Int) -> [Int] {
        let greedy = bestHeads(scores, count: count)
        if isTree(greedy) { return greedy }
        return MaximumArborescence(weights(scores, count: count), nodes: count + 1).heads
    }

    /// The best head of each word, whether or not these form a tree; never the word itself.
    static func bestHeads(_ scores: [Float], count: Int) -> [Int] {
        (0..<count).map { word in
            let row = word * (count + 1)
            var best = 0
            for head in 0...count where head != word + 1 && scores[row + head] > scores[row + best] {
                best = head
            }
            return best
        }
    }

    /// Whether the heads form a tree with a single root.
    static func isTree(_ heads: [Int]) -> Bool {
        guard heads.count(where: { $0 == 0 }) == 1 else { return false }
        // For each word the walk towards the root that has passed it.
        var walk = [Int](repeating: -1, count: heads.count)
        for start in heads.indices {
            var word = start
            while heads[word] > 0, walk[word] < 0 {
                walk[word] = start
                word = heads[word] - 1
            }
            if heads[word] > 0, walk[word] == start { return false }
        }
        return true
    }

    /// Logarithms of the heads' probabilities, with the root made so dear that only one word takes it.
    private static func weights(_ scores: [Float], count: Int) -> [Double] {
        var result = [Double](repeating: -1e12, count: (count + 1) * (count + 1))
        for word in 0..<count {
            let row = scores[word * (count + 1)..<(word + 1) * (count + 1)].map(Double.init)
            let highest = row.max() ?? 0
            for head in 0...count where head != word + 1 {
                let penalty: Double = head == 0 ? 1e6 : 0
                result[(word + 1) * (count + 1) + head] = max(row[head] - highest, -1e3) - penalty
            }
        }
        return result
    }
}
