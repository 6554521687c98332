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

    // MARK: Longer names

    /// The name as the tables have it ("South Korea" where the tagger saw "South"), or with the words that make it another
    /// name: "Gulf of Oman", "Niger Delta", "Badr Organization", "403 Amphibious Brigade".
    private func extended(_ name: NamedSpan) -> NamedSpan {
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
    private func body(from name: NamedSpan) -> Range<Int>? {
        guard name.kind != .location, name.kind != .person || name.tokens.count == 1,
            gazetteer.country(text(name.tokens)) == nil
        else { return nil }
        var found: Range<Int>?
        for end in name.tokens.upperBound..<min(tree.tokens.count, name.tokens.upperBound + 3) {
            guard tree.isCapitalized(end) || ["'s", "’s", "'", "’"].contains(tree[end].text), !isInName(end),
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

    private func isInName(_ index: Int) -> Bool {
        tree.sentence.names.contains { $0.tokens.contains(index) && $0.kind != .miscellaneous }
    }

    private func text(_ span: Range<Int>) -> String { tree.text(of: span) }

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

    // MARK: Names that the tagger cut

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
