import English
import KnowledgeGraph

/// Names that the tagger proposes.
extension SentenceMentions {
    mutating func findTaggedNames() {
        // Longer names first: "U.S.-led coalition" holds "U.S.".
        let names = NameShaper(gazetteer: gazetteer, tree: tree).names().sorted {
            (-$0.tokens.count, $0.tokens.lowerBound) < (-$1.tokens.count, $1.tokens.lowerBound)
        }
        for name in names {
            addName(name.tokens, kind: name.kind, probability: name.probability)
        }
    }

    private mutating func addName(_ span: Range<Int>, kind: NameKind, probability: Float) {
        guard !covered[span].contains(true) else { return }
        let text = self.text(of: span)
        guard !gazetteer.ambiguous.isPeople(text) else { return }
        switch reading.verdict(span, text: spelled(text), kind: kind) {
        case .nothing: return
        case .person: return add(span, .person, text: text, probability: probability, isSettled: true)
        case .place: return add(span, .place, text: text, probability: probability, isSettled: true)
        case .organization:
            return add(span, .organization, text: text, probability: probability, isSettled: true)
        case .country(let code):
            return add(
                span, .country, form: gazetteer.country(text)?.isDemonym == true ? .demonym : .name,
                text: text,
                country: code, probability: probability)
        case .tagged: break
        }
        if kind != .person || gazetteer.isListed(text) && !gazetteer.isPlace(text),
            addListed(span, probability: probability)
        {
            return
        }
        if let country = governed(span) {
            return add(
                span, .country, form: .standIn, text: text, country: country, probability: probability)
        }
        let isCapital = gazetteer.capital(spelled(text)) != nil
        switch kind {
        // A capital is a person only where the text has somebody of that name.
        case .person where span.count == 1 && isCapital: addCity(span, text, probability)
        case .person: add(span, .person, text: text, probability: probability)
        case .organization where isCapital || gazetteer.isPlace(text): addCity(span, text, probability)
        case .organization:
            if let country = described(span) ?? visited(span) {
                return addName(country, kind: .location, probability: probability)
            }
            add(span, .organization, text: text, probability: probability)
            findNested(in: span)
        case .location:
            addCity(span, text, probability)
            if span.count > 1 { findNestedDemonym(in: span) }
        case .miscellaneous: break
        }
    }

    /// A city, or where a capital acts its country.
    private mutating func addCity(_ span: Range<Int>, _ text: String, _ probability: Float) {
        if let code = gazetteer.capital(spelled(text)), isActing(span) {
            add(span, .country, form: .standIn, text: text, country: code, probability: probability)
        } else {
            // "in Washington" is the city though the text speaks of George Washington.
            let isSettled = gazetteer.capital(text) != nil && reading.document.namesOfPeople.contains(text)
            add(span, .place, text: text, probability: probability, isSettled: isSettled)
        }
    }

    /// "the Government of Cameroon" is Cameroon.
    private func governed(_ span: Range<Int>) -> String? {
        guard span.count > 2, ["government", "govt"].contains(tree[span.lowerBound].text.lowercased()),
            tree[span.lowerBound + 1].text == "of"
        else { return nil }
        let skipsArticle = tree[span.lowerBound + 2].text.lowercased() == "the" && span.count > 3
        return gazetteer.country(text(of: span.lowerBound + (skipsArticle ? 3 : 2)..<span.upperBound))?.code
    }

    /// The country of "Malian junta", which the tagger took for a body.
    private func described(_ span: Range<Int>) -> Range<Int>? {
        let country = span.lowerBound..<span.lowerBound + 1
        let isGovernment = span.count == 2 && Self.governments.contains(tree[span.upperBound - 1].text)
        return isGovernment && gazetteer.country(text(of: country)) != nil ? country : nil
    }

    /// The country of "outside the Turkish embassy", which the tagger took for a body.
    private func visited(_ span: Range<Int>) -> Range<Int>? {
        guard !tree.isCapitalized(span.upperBound - 1), isSite(span),
            gazetteer.country(tree[span.lowerBound].text) != nil
        else { return nil }
        return span.lowerBound..<span.lowerBound + 1
    }

    private static let governments: Set<String> = [
        "government", "regime", "junta", "authorities", "leadership",
    ]
}
