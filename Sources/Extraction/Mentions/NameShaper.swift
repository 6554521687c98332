import English

/// Mends the spans that the name tagger proposes: puts together what it cut in two, takes off what is no name.
struct NameShaper {
    let gazetteer: Gazetteer
    let tree: Tree

    /// The names of the sentence, each with its mended span. Spans that are no names at all are left out.
    func names() -> [NamedSpan] {
        let isHeadline = self.isHeadline
        return joined(tree.sentence.names).flatMap(divided).compactMap { name in
            var name = name
            name.tokens = trimmed(isHeadline ? upToVerb(name.tokens) : completed(name), kind: name.kind)
            guard name.tokens.contains(where: { tree[$0].text.contains { $0.isLetter } }),
                !isBareTitle(name.tokens)
            else { return nil }
            return extended(name)
        }
    }

    // MARK: Headlines

    /// A line with nearly all long words capitalised: there a capital makes no name.
    private var isHeadline: Bool {
        let words = tree.tokens.filter { $0.text.count > 3 && $0.text.first?.isLetter == true }
        guard words.count > 2, tree.tokens.last?.text != "." else { return false }
        return words.count { $0.text.first?.isUppercase == true } * 10 >= words.count * 9
    }

    /// "Iran Rejects U.S. Offer": the name ends where the verb stands.
    private func upToVerb(_ span: Range<Int>) -> Range<Int> {
        guard
            let verb = span.first(where: {
                tree[$0].partOfSpeech == .verb || tree[$0].partOfSpeech == .auxiliary
            })
        else { return span }
        return verb > span.lowerBound ? span.lowerBound..<verb : verb + 1..<span.upperBound
    }

    // MARK: Two names in one

    /// "Sudanese army's 22nd Division" and "Quds Force of the Revolutionary Guards" are two bodies.
    private func divided(_ name: NamedSpan) -> [NamedSpan] {
        guard name.kind == .organization, gazetteer.organization(text(name.tokens)) == nil,
            let mark = name.tokens.first(where: { ["'s", "’s", "of"].contains(tree[$0].text) }),
            mark + 1 < name.tokens.upperBound, mark > name.tokens.lowerBound
        else { return [name] }
        let left = name.tokens.lowerBound..<mark
        var right = mark + 1..<name.tokens.upperBound
        if tree[right.lowerBound].text == "the", right.count > 1 { right = right.dropFirst() }
        let areTwo =
            tree[mark].text == "of"
            ? gazetteer.bodyNouns.isOfState(tree.tokens[left].map(\.text)) && isKnownBody(right)
            : isBody(left, alone: false) && isBody(right, alone: true)
        guard areTwo else { return [name] }
        return [left, right].map {
            NamedSpan(tokens: $0, kind: .organization, probability: name.probability)
        }
    }

    /// "the Revolutionary Guards", "IRGC", but not the "Treasury" of a "Department of the Treasury".
    private func isKnownBody(_ span: Range<Int>) -> Bool {
        gazetteer.organization(text(span)) != nil
            && (span.count > 1 || text(span) == text(span).uppercased())
    }

    /// Whether words name a body: the tables have it, or it ends in the noun of one.
    private func isBody(_ span: Range<Int>, alone: Bool) -> Bool {
        gazetteer.organization(text(span)) != nil
            || (alone || span.count > 1)
                && gazetteer.organizationNouns.contains(tree[span.upperBound - 1].text.lowercased())
    }

    // MARK: What is no part of a name

    /// A span without the article, titles, quotation marks and possessive around the name proper.
    private func trimmed(_ span: Range<Int>, kind: NameKind) -> Range<Int> {
        var span = span
        while !span.isEmpty {
            let first = tree[span.lowerBound]
            let isTitle =
                kind == .person && span.count > 1
                && gazetteer.titles[first.text.lowercased().filter { $0 != "." }] != nil
            guard
                first.partOfSpeech == .determiner || first.text.lowercased() == "the" || isTitle
                    || isMark(first)
            else { break }
            span = span.dropFirst()
        }
        while let last = span.last,
            isMark(tree[last]) || ["'s", "’s", "of", "and", "for", "the", "in"].contains(tree[last].text)
        {
            span = span.dropLast()
        }
        return span
    }

    /// "Ms", "Lt.": a title that the tagger took for a name.
    private func isBareTitle(_ span: Range<Int>) -> Bool {
        span.allSatisfy { index in
            let word = tree[index].text.lowercased().filter { $0 != "." }
            return word.count <= 1 || gazetteer.titles[word].map { $0 == .rank || $0 == .honorific } ?? false
        }
    }

    // MARK: Questions

    func isMark(_ token: Token) -> Bool { !token.text.contains { $0.isLetter || $0.isNumber } }

    func isInName(_ index: Int) -> Bool {
        tree.sentence.names.contains { $0.tokens.contains(index) && $0.kind != .miscellaneous }
    }

    /// A hyphen with no space on either side.
    func isGluedHyphen(_ index: Int) -> Bool {
        index > 0 && index + 1 < tree.tokens.count && ["-", "‑", "–"].contains(tree[index].text)
            && tree[index - 1].range.upperBound == tree[index].range.lowerBound
            && tree[index].range.upperBound == tree[index + 1].range.lowerBound
    }

    func text(_ span: Range<Int>) -> String { tree.text(of: span) }
}
