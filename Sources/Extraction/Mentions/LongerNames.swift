import English

/// Names that go on beyond what the tagger saw.
extension NameShaper {
    /// The name as the tables have it ("South Korea" where the tagger saw "South"), or with the words that make it another
    /// name: "Gulf of Oman", "Niger Delta", "Badr Organization", "403 Amphibious Brigade".
    func extended(_ name: NamedSpan) -> NamedSpan {
        var name = name
        if let listed = listed(around: name.tokens) {
            name.tokens = listed
            // What it is, the tables say: "Bush" is a man, "Bush administration" is none.
            if name.kind == .person { name.kind = .miscellaneous }
            if gazetteer.organization(text(listed)) != nil { name.kind = .organization }
            if gazetteer.capital(text(listed)) != nil || gazetteer.isPlace(text(listed)) {
                name.kind = .location
            }
            return name
        }
        if let place = place(around: name.tokens) {
            return NamedSpan(tokens: place, kind: .location, probability: name.probability)
        }
        if let body = body(from: name) {
            name = NamedSpan(tokens: body, kind: .organization, probability: name.probability)
        }
        if name.kind == .organization { name.tokens = numbered(name.tokens) }
        return name
    }

    /// The longest name of the tables that holds the span and more.
    private func listed(around span: Range<Int>) -> Range<Int>? {
        let isKnown = gazetteer.isListed(text(span))
        for start in max(0, span.lowerBound - 3)...span.lowerBound
        where tree.isCapitalized(start) && gazetteer.nameStarts.contains(Gazetteer.key(tree[start].text)) {
            let last = min(tree.tokens.count, span.upperBound + 4)
            for end in stride(from: last, through: span.upperBound, by: -1)
            where end - start > span.count && !isMark(tree[end - 1]) && !isMark(tree[start]) {
                // "Houthi rebels" and "US military" are no longer names than "Houthi" and "US".
                let added = Array(start..<span.lowerBound) + Array(span.upperBound..<end)
                guard !isKnown || added.contains(where: tree.isCapitalized) else { continue }
                let name = text(start..<end)
                if gazetteer.isListed(name) || gazetteer.capital(name) != nil { return start..<end }
            }
        }
        return nil
    }

    /// "Lake" before or "Delta" after a name, both capitalised.
    private func place(around span: Range<Int>) -> Range<Int>? {
        let kinds = gazetteer.nameKinds
        if span.upperBound < tree.tokens.count, kinds.closesPlaces(tree[span.upperBound].text),
            !isInName(span.upperBound), tree[span.upperBound].partOfSpeech == .properNoun
        {
            return span.lowerBound..<span.upperBound + 1
        }
        var before = span.lowerBound - 1
        if before > 0, tree[before].text == "the" { before -= 1 }
        let hasOf = before > 0 && tree[before].text == "of"
        before = hasOf ? before - 1 : span.lowerBound - 1
        guard before >= 0, kinds.opensPlaces(tree[before].text + (hasOf ? " of" : "")), !isInName(before),
            !gazetteer.organizationNouns.contains(tree[span.upperBound - 1].text.lowercased())
        else { return nil }
        return before..<span.upperBound
    }

    /// A name with the capitalised words behind it that end in the noun of a body: "Confederation of Togolese" and
    /// "Workers", "Azov" and "Assault Brigade".
    func body(from name: NamedSpan) -> Range<Int>? {
        guard name.kind != .location, name.kind != .person || name.tokens.count == 1,
            gazetteer.country(text(name.tokens)) == nil
        else { return nil }
        var found: Range<Int>?
        for end in name.tokens.upperBound..<min(tree.tokens.count, name.tokens.upperBound + 3) {
            guard tree.isCapitalized(end) || tree.isGenitive(end), !isInName(end),
                gazetteer.titles[tree[end].text.lowercased()] == nil
            else { break }
            let noun = tree[end].text.lowercased()
            if tree.isCapitalized(end),
                gazetteer.organizationNouns.contains(noun) || noun == "fighters" || noun == "workers"
            {
                found = name.tokens.lowerBound..<end + 1
            }
        }
        return found
    }

    /// A unit with its number: "403 Amphibious Brigade", "No. 5 Squadron".
    private func numbered(_ span: Range<Int>) -> Range<Int> {
        guard span.lowerBound > 0,
            gazetteer.bodyNouns.units.contains(tree[span.upperBound - 1].text.lowercased()),
            tree[span.lowerBound - 1].text.first?.isNumber == true, !isInName(span.lowerBound - 1)
        else { return span }
        return span.lowerBound - 1..<span.upperBound
    }
}
