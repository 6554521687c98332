import English

/// Tells a capital's government from the city: "Moscow said", but "in Moscow".
struct CapitalReading {
    let tree: Tree

    /// "MOSCOW (AP) —", "LIMA -": where the report was written.
    private func isDateline(_ span: Range<Int>) -> Bool {
        guard span.lowerBound == 0 else { return false }
        let after = tree.tokens[span.upperBound..<min(tree.tokens.count, span.upperBound + 8)]
        guard let first = after.first, ["(", "-", "--", "—", "–", ","].contains(first.text) else {
            return false
        }
        return first.text != "," && first.text != "("
            || after.contains { ["-", "--", "—", "–"].contains($0.text) }
    }

    /// Whether a capital's name speaks of its government: "Moscow said", "pressure on Moscow", but not "in Moscow",
    /// "the Moscow court", "MOSCOW (AP) —".
    func isActing(_ span: Range<Int>) -> Bool {
        guard !isDateline(span) else { return false }
        let before = span.lowerBound > 0 ? tree[span.lowerBound - 1].text.lowercased() : ""
        let after = span.upperBound < tree.tokens.count ? tree[span.upperBound] : nil
        // "concerns about Moscow plunging into the conflict"
        if let after, after.partOfSpeech == .verb, after.text.hasSuffix("ing"), before != "in" { return true }
        if Self.locative.contains(before) || after?.text == "-" || before == "-" { return false }
        let head = tree.head(of: span)
        if tree.isRelation(head, "compound", "amod", "flat", "nmod:desc", "appos") { return false }
        let first = tree.firstConjunct(head)
        if let preposition = tree.preposition(of: first), Self.locative.contains(preposition) { return false }
        if before == "from" { return tree.isRelation(head, "nmod") }
        if before == ",", !tree.isRelation(head, "nsubj", "conj", "nmod:poss") { return false }
        if tree.isRelation(head, "obj"), let verb = tree.head(of: head) {
            return !Self.motion.contains(tree[verb].lemma)
        }
        return true
    }

    /// Words before the name of a place.
    private static let locative: Set<String> = [
        "in", "at", "near", "inside", "around", "outside", "to", "into", "of", "across", "through", "via",
        "toward",
        "towards", "capital", "city", "downtown", "greater", "central", "the", "a", "an", "over", "within",
        "eastern",
        "western", "northern", "southern", "throughout", "beyond",
    ]
    /// Verbs whose object is a place however it is named.
    private static let motion: Set<String> = [
        "leave", "reach", "enter", "visit", "tour", "bomb", "shell", "capture", "shake", "hit", "rock",
        "strike", "seize",
        "take", "besiege", "storm", "retake",
    ]
}
