import English

/// Names that the tagger cut in two or short.
extension NameShaper {
    /// Spans with a name cut in two put together: "Association of" and "Southeast Asian Nations".
    func joined(_ names: [NamedSpan]) -> [NamedSpan] {
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
            } else if let last = joined.last, last.kind == .person,
                name.tokens.lowerBound == last.tokens.upperBound,
                tree.isRelation(name.tokens.lowerBound, "flat"), name.tokens.count < 3,
                last.tokens.contains(tree[name.tokens.lowerBound].head)
            {
                // "Luís" and "Montenegro"
                joined[joined.count - 1].tokens = last.tokens.lowerBound..<name.tokens.upperBound
            } else {
                joined.append(name)
            }
        }
    }

    /// "India-Pakistan" is two names.
    private func areCountries(_ first: NamedSpan, _ second: NamedSpan) -> Bool {
        [first, second].allSatisfy { name in
            gazetteer.country(tree.tokens[name.tokens].map(\.text).joined(separator: " ")) != nil
        }
    }

    /// A name with the capitalised words that the parser ties to it: "Transmarin" in "Transmarin Shipping".
    func completed(_ name: NamedSpan) -> Range<Int> {
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
        // "Kachin–Rawang Unity Army"
        if tokens.lowerBound >= 2, isGluedHyphen(tokens.lowerBound - 1),
            tree.isCapitalized(tokens.lowerBound - 2),
            !isInName(tokens.lowerBound - 2), gazetteer.country(tree[tokens.lowerBound - 2].text) == nil
        {
            return tokens.lowerBound - 2..<tokens.upperBound
        }
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
        return name.tokens.lowerBound..<purposeEnd(name.tokens.lowerBound..<end)
    }

    /// The end of a name that goes on with what the body is for: "Commission Against Corruption", "Coalition to Defeat ISIS".
    private func purposeEnd(_ span: Range<Int>) -> Int {
        var end = span.upperBound
        guard end + 1 < tree.tokens.count,
            gazetteer.organizationNouns.contains(tree[end - 1].text.lowercased()),
            tree[end].text == "Against"
                || tree[end].text == "to" && tree[end + 1].partOfSpeech == .verb
                    && tree.isCapitalized(end + 1)
        else { return end }
        end += 1
        while end < tree.tokens.count, tree.isCapitalized(end) || ["the", "of"].contains(tree[end].text) {
            end += 1
        }
        while ["the", "of"].contains(tree[end - 1].text) { end -= 1 }
        return end
    }
}
