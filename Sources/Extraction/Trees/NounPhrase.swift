import English

extension Tree {
    /// What hangs on a phrase's head without being part of the phrase: what it stands beside, and the clause it is a
    /// predicate of.
    private static let outside = [
        "case", "cc", "conj", "appos", "parataxis", "nsubj", "csubj", "cop", "aux", "mark", "advcl",
        "vocative",
        "discourse", "expl", "advmod", "dep", "orphan", "ccomp", "dislocated", "reparandum", "obl",
    ]

    /// The noun phrase around a name or a noun: with article, titles and possessive mark, with phrases and relative
    /// clauses that modify it; without apposition, coordination and preposition.
    func phrase(around span: Range<Int>) -> Range<Int> {
        let head = head(of: span)
        var inside = Set(span)
        inside.insert(head)
        for child in children[head] where isPart(child, of: head) { inside.formUnion(subtree(child)) }
        var lower = span.lowerBound
        var upper = span.upperBound
        while inside.contains(lower - 1) { lower -= 1 }
        while inside.contains(upper) { upper += 1 }
        while upper > span.upperBound, isPunctuation(upper - 1) { upper -= 1 }
        // A bracket that does not close within is no part of it.
        if let bracket = (span.upperBound..<upper).last(where: { ["(", "["].contains(self[$0].text) }),
            !(bracket..<upper).contains(where: { [")", "]"].contains(self[$0].text) })
        {
            upper = bracket
        }
        while lower < span.lowerBound, isPunctuation(lower) { lower += 1 }
        return lower..<upper
    }

    private func isPart(_ child: Int, of head: Int) -> Bool {
        if isRelation(child, "case") { return child > head && isGenitive(child) }
        return !Self.outside.contains { Tree.matches(self[child].relation, $0) }
    }

    private func isPunctuation(_ index: Int) -> Bool { self[index].partOfSpeech == .punctuation }

    /// The marks of the possessive.
    static let genitives: Set<String> = ["'s", "’s", "ʼs", "'", "’"]

    func isGenitive(_ index: Int) -> Bool { Self.genitives.contains(self[index].text) }
}
