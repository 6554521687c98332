import English

/// What is denied, in so many words or by who disputes it.
extension StatusReader {
    private static let negations: Set<String> = ["not", "n't", "n’t", "never"]
    private static let none: Set<String> = ["no", "neither", "nobody", "none", "nothing"]

    func isDenied(_ tree: Tree, _ token: Int, isVerb: Bool, isFirst: Bool) -> Bool {
        if !isVerb, tree.preposition(of: token) == "without" { return true }
        return tree.children[token].contains { child in
            let lemma = tree[child].lemma.lowercased()
            let text = tree[child].text.lowercased()
            if tree.isRelation(child, "advmod") {
                if text == "longer" { return child > 0 && tree[child - 1].text.lowercased() == "no" }
                guard Self.negations.contains(lemma) || Self.negations.contains(text) else { return false }
                // "not only"; "freed the one but not his brother"
                let next = child + 1 < tree.tokens.count ? tree[child + 1].text.lowercased() : ""
                // "had never worked more closely"
                let isComparison =
                    lemma == "never"
                    && tree.tokens[child...].prefix(5).contains {
                        ["more", "better", "closer"].contains($0.text)
                    }
                return !["only", "just", "merely", "least"].contains(next) && !isComparison
                    && (isVerb || !tree.isRelation(token, "conj"))
            }
            if tree.isRelation(child, "nsubj") || isFirst && isVerb && tree.isRelation(child, "obj") {
                return Self.none.contains(lemma)
                    || tree.children(of: child, "det", "cc:preconj", "cc").contains {
                        ["no", "neither"].contains(tree[$0].lemma.lowercased())
                    }
            }
            return tree.isRelation(child, "det") && (lemma == "no" || lemma == "neither")
                && tree[token].lemma != "doubt"
                || tree.isRelation(child, "cc:preconj") && lemma == "neither"
        }
    }

    /// "denied that", "rejected reports that", "reports that … are false", "no evidence that", "it is wrong to say that"
    func isDisputed(_ tree: Tree, _ clause: Int, _ head: Int) -> Bool {
        let lemma = word(tree, head)
        if isWord(.disputing, lemma) {
            let isDoubted = isDenied(tree, head, isVerb: true, isFirst: false)
            return !isDoubted && (!isInfinitive(tree, clause) || lemma == "deny")
        }
        if !tree.isVerb(head), isWord(.untrue, lemma) || lemma == "true" {
            return isDenied(tree, head, isVerb: true, isFirst: false) == (lemma == "true")
        }
        let isNone = tree.children(of: head, "det").contains { tree[$0].lemma.lowercased() == "no" }
        if isNone, isWord(.proof, lemma) { return true }
        if isWord(.claim, lemma), let governor = tree.head(of: head) {
            if tree.isRelation(head, "nsubj") {
                let said = tree[governor].lemma.lowercased()
                return isWord(.untrue, said) || isWord(.misjudged, said)
            }
            return tree.isRelation(head, "obj", "nsubj:pass", "obl")
                && isWord(.disputing, word(tree, governor))
                && !isDenied(tree, governor, isVerb: true, isFirst: false)
        }
        // "It would be a mistake to suppose that"
        guard tree.isVerb(head), isInfinitive(tree, head), isWord(.supposing, lemma),
            let over = tree.head(of: head)
        else { return false }
        return isWord(.misjudged, tree[over].lemma.lowercased())
            && !isDenied(tree, over, isVerb: true, isFirst: false)
    }
}
