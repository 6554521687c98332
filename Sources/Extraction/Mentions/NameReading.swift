import English

/// Decides by context what a tagged name names, where its words alone leave it open: Washington the man, the city and the
/// government; the country and the state of Georgia; a ship that the tagger took for a person.
struct NameReading {
    let gazetteer: Gazetteer
    let tree: Tree
    let document: DocumentNames

    /// What to take a name for.
    enum Verdict: Equatable {
        /// What the tagger said.
        case tagged
        case person, place, organization
        case country(String)
        /// No node at all.
        case nothing
    }

    func verdict(_ span: Range<Int>, text: String, kind: NameKind) -> Verdict {
        let readings = gazetteer.ambiguous.readings(text)
        // "XI" in a headline
        if readings == [.person] { return .person }
        if readings.count > 1 {
            let verdict = self.verdict(among: readings, span, text, kind)
            if verdict != .tagged { return verdict }
        }
        guard !gazetteer.isListed(text), gazetteer.capital(text) == nil else { return .tagged }
        let isBody = span.contains { gazetteer.organizationNouns.contains(tree[$0].text.lowercased()) }
        if let beside = gazetteer.nameKinds.kind(beside: span, in: tree) {
            switch beside {
            case .place where kind != .location && !isBody: return .place
            case .organization where kind != .organization && !document.namesOfPeople.contains(text):
                return .organization
            // "the Hormuz tanker case" speaks of a place.
            case .nothing where kind != .location || !isFollowedByNoun(span): return .nothing
            default: break
            }
        }
        if kind != .person, let own = gazetteer.nameKinds.kind(span, in: tree) {
            return own == .nothing ? .nothing : opensWithBody(span) ? .tagged : .place
        }
        // "the Second Thomas Shoal", which the tagger took for a man
        if kind == .person, span.lowerBound > 0, ["the", "The"].contains(tree[span.lowerBound - 1].text),
            gazetteer.nameKinds.kind(span, in: tree) == .place
        {
            return .place
        }
        if kind != .person, gazetteer.portfolios.isField(span, in: tree) { return .nothing }
        // "the then Tánaiste": a title and nothing else
        if kind != .person, span.count == 1,
            gazetteer.titles[text.lowercased().filter { $0 != "." }] == .office
        {
            return .nothing
        }
        return .tagged
    }

    private func isFollowedByNoun(_ span: Range<Int>) -> Bool {
        span.upperBound < tree.tokens.count && tree[span.upperBound].partOfSpeech == .noun
    }

    /// "Islamic State West Africa Province"
    private func opensWithBody(_ span: Range<Int>) -> Bool {
        (2...max(2, span.count - 1)).contains { length in
            length < span.count && gazetteer.organization(tree.text(of: span.prefix(length))) != nil
        }
    }

    // MARK: Names of several things

    private func verdict(
        among readings: [AmbiguousNames.Reading], _ span: Range<Int>, _ text: String, _ kind: NameKind
    ) -> Verdict {
        let codes = readings.compactMap { reading -> String? in
            if case .country(let code) = reading { return code }
            return nil
        }
        let mayBePlace = readings.contains(.place) || !codes.isEmpty
        if readings.contains(.person), mayBePlace {
            if isTitled(span) { return .person }
            let isSurname = document.namesOfPeople.contains(text)
            let isCity = gazetteer.capital(text) != nil
            if isSurname, !isLocated(span), kind == .person || isCity && cued(text) == nil { return .person }
            if readings.first == .person, isSurname || kind == .person, !isLocated(span) { return .person }
            if isLocated(span), codes.isEmpty { return .place }
        }
        switch cued(text) {
        case .place: return kind == .person && readings.contains(.person) ? .tagged : .place
        // A capital's government is decided by what it does.
        case .country(let code) where gazetteer.capital(text) == nil:
            return codes.contains(code) ? .country(code) : .tagged
        default: return .tagged
        }
    }

    /// The reading that the words of the sentence, else of the article, speak for.
    func cued(_ text: String) -> AmbiguousNames.Reading? {
        gazetteer.ambiguous.reading(text, among: Set(tree.tokens.map(\.text)))
            ?? gazetteer.ambiguous.reading(text, among: document.words)
    }

    /// "Secretary Austin", "Mr Lincoln".
    private func isTitled(_ span: Range<Int>) -> Bool {
        guard span.lowerBound > 0 else { return false }
        // A lower-case noun describes: "its ally Jordan".
        guard tree.isCapitalized(span.lowerBound - 1),
            let kind = gazetteer.titles[tree[span.lowerBound - 1].text.lowercased().filter { $0 != "." }]
        else { return false }
        return kind != .descriptor
    }

    /// "in Lincoln", "Austin, Texas"; one goes to a city, and to a man only seldom.
    private func isLocated(_ span: Range<Int>) -> Bool {
        let before = span.lowerBound > 0 ? tree[span.lowerBound - 1].text.lowercased() : ""
        if ["in", "at", "near", "outside"].contains(before) { return true }
        let isMan = gazetteer.ambiguous.readings(tree.text(of: span)).first == .person
        if !isMan, ["to", "from"].contains(before) { return true }
        let next = span.upperBound + 1
        guard next < tree.tokens.count, tree[span.upperBound].text == "," else { return false }
        return gazetteer.isPlace(tree[next].text)
            || gazetteer.country(tree[next].text).map { !$0.isDemonym } ?? false
    }
}
