import English
import Foundation

/// What decides whether a capital's name speaks of its government (`capital-contexts.tsv`).
struct CapitalContexts: Sendable {
    /// By slot and word: whether it is the government.
    private var isGovernment: [String: [String: Bool]] = [:]

    init(directory: URL) throws {
        let table = try Table("capital-contexts.tsv", in: directory)
        for row in table.rows {
            guard ["government", "city"].contains(row[2]) else {
                throw table.fault(row, "\"\(row[2])\" is neither government nor city")
            }
            isGovernment[row[1], default: [:]][row[0]] = row[2] == "government"
        }
    }

    func isGovernment(_ word: String, _ slot: String) -> Bool {
        let rows = isGovernment[slot] ?? [:]
        return rows[word.lowercased()] ?? rows["*"] ?? true
    }

    /// Whether a row stands for this word.
    func has(_ word: String, _ slot: String) -> Bool { isGovernment[slot]?[word.lowercased()] != nil }
}

/// Tells a capital's government from the city: "Moscow said", but "in Moscow".
struct CapitalReading {
    let contexts: CapitalContexts
    let bodies: BodyNouns
    let tree: Tree

    /// "MOSCOW (AP) —", "LIMA -": where the report was written.
    private func isDateline(_ span: Range<Int>) -> Bool {
        // "BELGRADE/SARAJEVO —"
        let isSecond = span.lowerBound == 2 && tree[1].text == "/"
        guard span.lowerBound == 0 || isSecond else { return false }
        // "ULAANBAATAR."
        if tree.tokens[span.upperBound...].allSatisfy({ $0.partOfSpeech == .punctuation }) { return true }
        let after = tree.tokens[span.upperBound..<min(tree.tokens.count, span.upperBound + 8)]
        guard let first = after.first, ["(", "-", "--", "—", "–", ",", ":", "/"].contains(first.text) else {
            return false
        }
        return !["(", ",", "/"].contains(first.text)
            || after.contains { ["-", "--", "—", "–"].contains($0.text) }
    }

    /// Whether a capital's name speaks of its government: "Moscow said", "pressure on Moscow", "at Moscow's request", but
    /// not "in Moscow", "the Moscow court", "MOSCOW (AP) —".
    ///
    /// A seat ("the Kremlin") acts unless it is said where it stands, and has an article.
    func isActing(_ span: Range<Int>, isSeat: Bool = false) -> Bool {
        guard !isDateline(span) else { return false }
        var left = span.lowerBound - 1
        if isSeat, left > 0, tree[left].text.lowercased() == "the" { left -= 1 }
        let before = left >= 0 ? tree[left].text.lowercased() : ""
        let after = span.upperBound < tree.tokens.count ? tree[span.upperBound] : nil
        // "concerns about Moscow plunging into the conflict"
        if let after, after.partOfSpeech == .verb, after.text.hasSuffix("ing"), before != "in" { return true }
        if before == "-" { return false }
        if after?.text == "-" {
            let next = span.upperBound + 1
            return next < tree.tokens.count && contexts.isGovernment(tree[next].text, "hyphen")
        }
        let head = tree.head(of: span)
        let isCompound = tree.isRelation(head, "compound", "amod")
        // "the Kyiv government"
        if isCompound, let noun = tree.head(of: head), noun > head, contexts.has(tree[noun].lemma, "compound")
        {
            return contexts.isGovernment(tree[noun].lemma, "compound")
        }
        if !isSeat, contexts.has(before, "before") { return contexts.isGovernment(before, "before") }
        if let after, Tree.genitives.contains(after.text) { return owns(head, span) }
        if isCompound || tree.isRelation(head, "flat", "nmod:desc", "appos") { return isSeat }
        let first = tree.firstConjunct(head)
        if let preposition = tree.preposition(of: first) ?? (isPreposition(before) ? before : nil) {
            return follows(preposition, first, isSeat: isSeat)
        }
        if before == ",", !tree.isRelation(head, "nsubj", "conj", "nmod:poss") { return false }
        guard let governor = tree.head(of: first) else { return true }
        if tree.isRelation(first, "nsubj:pass") {
            return contexts.isGovernment(tree[governor].lemma, "passive")
        }
        if tree.isRelation(first, "nsubj") { return contexts.isGovernment(tree[governor].lemma, "subject") }
        if tree.isRelation(first, "obj") { return contexts.isGovernment(tree[governor].lemma, "object") }
        return true
    }

    private func isPreposition(_ word: String) -> Bool { contexts.has("*", word) }

    /// "appealed to Tehran", "an ally of Tehran", "flew to Tehran": by the word that the phrase hangs on, or by the verb over
    /// that ("sent a message to Tehran").
    private func follows(_ preposition: String, _ head: Int, isSeat: Bool) -> Bool {
        // "critics of the Kremlin", "a statement from the White House"
        let usual =
            contexts.isGovernment("*", preposition)
            || isSeat && ["of", "to", "from"].contains(preposition)
            || preposition == "from" && tree.isRelation(head, "nmod")
        guard let governor = tree.head(of: head) else { return usual }
        let above = tree.isVerb(governor) ? nil : tree.head(of: governor)
        let words = [governor, tree.first(of: governor, "obj"), above].compactMap { $0 }
        for word in words where contexts.has(tree[word].lemma, preposition) {
            return contexts.isGovernment(tree[word].lemma, preposition)
        }
        return usual
    }

    /// "Moscow's demand", but "Moscow's airport", "Moscow's Bolshoi Theatre".
    private func owns(_ head: Int, _ span: Range<Int>) -> Bool {
        guard tree.isRelation(head, "nmod:poss"), let noun = tree.head(of: head), noun > head else {
            return true
        }
        if contexts.has(tree[noun].lemma, "poss") { return contexts.isGovernment(tree[noun].lemma, "poss") }
        // "Havana's Teatro Campoamor", but "Moscow's Sergei Lavrov"
        return tree[noun].partOfSpeech != .properNoun || !tree.isCapitalized(noun)
            || bodies.isOfState(tree.tokens[(head + 1)...noun].map(\.text))
            || tree.sentence.names.contains { $0.kind == .person && $0.tokens.contains(noun) }
    }
}
