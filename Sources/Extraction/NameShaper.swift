import English

/// Mends the spans that the name tagger proposes: puts together what it cut in two, takes off what is no name.
struct NameShaper {
    let gazetteer: Gazetteer
    let tree: Tree

    /// The names of the sentence, each with its mended span. Spans that are no names at all are left out.
    func names() -> [NamedSpan] {
        joined(tree.sentence.names).compactMap { name in
            let span = trimmed(completed(name), kind: name.kind)
            guard span.contains(where: { tree[$0].text.contains { $0.isLetter } }), !isBareTitle(span) else {
                return nil
            }
            return NamedSpan(tokens: span, kind: name.kind, probability: name.probability)
        }
    }

    /// A name with the capitalised words that the parser ties to it: "Transmarin" in "Transmarin Shipping".
    private func completed(_ name: NamedSpan) -> Range<Int> {
        var tokens = name.tokens
        // The other half of a hyphenated name: "Barre-Aden", "al-Qaida"
        while tokens.upperBound + 1 < tree.tokens.count, isGluedHyphen(tokens.upperBound),
            tree.isCapitalized(tokens.upperBound + 1),
            !tree.sentence.names.contains(where: { $0.tokens.contains(tokens.upperBound + 1) })
        {
            tokens = tokens.lowerBound..<tokens.upperBound + 2
        }
        if tokens.lowerBound >= 2, isGluedHyphen(tokens.lowerBound - 1),
            ["al", "el", "an", "ar", "as", "at", "ul"].contains(tree[tokens.lowerBound - 2].text.lowercased())
        {
            tokens = tokens.lowerBound - 2..<tokens.upperBound
        }
        if tokens != name.tokens { return tokens }
        guard name.kind == .organization else { return name.tokens }
        // "the U.S.-led coalition"
        if tokens.lowerBound >= 3, tree[tokens.lowerBound - 1].text == "led",
            isGluedHyphen(tokens.lowerBound - 2),
            gazetteer.country(tree[tokens.lowerBound - 3].text) != nil
        {
            return tokens.lowerBound - 3..<tokens.upperBound
        }
        var end = name.tokens.upperBound
        while end < tree.tokens.count, tree[end].partOfSpeech == .properNoun, tree.isCapitalized(end),
            gazetteer.titles[tree[end].text.lowercased()] == nil,
            tree.isRelation(end - 1, "compound", "amod") && tree[end - 1].head == end
                || tree.isRelation(end, "flat") && name.tokens.contains(tree[end].head),
            !tree.sentence.names.contains(where: { $0.tokens.contains(end) })
        {
            end += 1
        }
        return name.tokens.lowerBound..<end
    }

    /// A hyphen with no space on either side.
    private func isGluedHyphen(_ index: Int) -> Bool {
        index > 0 && index + 1 < tree.tokens.count && ["-", "‑", "–"].contains(tree[index].text)
            && tree[index - 1].range.upperBound == tree[index].range.lowerBound
            && tree[index].range.upperBound == tree[index + 1].range.lowerBound
    }

    /// "India-Pakistan" is two names.
    private func areCountries(_ first: NamedSpan, _ second: NamedSpan) -> Bool {
        [first, second].allSatisfy { name in
            gazetteer.country(tree.tokens[name.tokens].map(\.text).joined(separator: " ")) != nil
        }
    }

    /// Spans with a name cut in two put together: "Association of" and "Southeast Asian Nations".
    private func joined(_ names: [NamedSpan]) -> [NamedSpan] {
        names.reduce(into: []) { joined, name in
            if let last = joined.last, last.kind == .organization, let end = last.tokens.last,
                ["of", "for", "and", "&"].contains(tree[end].text.lowercased()),
                name.tokens.lowerBound == end + 1
            {
                joined[joined.count - 1].tokens = last.tokens.lowerBound..<name.tokens.upperBound
            } else if let last = joined.last, last.tokens.upperBound + 1 == name.tokens.lowerBound,
                isGluedHyphen(last.tokens.upperBound), !areCountries(last, name)
            {
                joined[joined.count - 1].tokens = last.tokens.lowerBound..<name.tokens.upperBound
                if last.tokens.count == 1, tree[last.tokens.lowerBound].text.count <= 2 {
                    joined[joined.count - 1].kind = name.kind
                }
            } else {
                joined.append(name)
            }
        }
    }

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

    private func isMark(_ token: Token) -> Bool { !token.text.contains { $0.isLetter || $0.isNumber } }
}
