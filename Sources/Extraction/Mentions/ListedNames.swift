import English
import KnowledgeGraph

/// Names that the tables have, also where the tagger missed them.
extension SentenceMentions {
    mutating func findListedNames() {
        var start = 0
        while start < tree.tokens.count {
            guard !covered[start], tree.isCapitalized(start) else {
                start += 1
                continue
            }
            var end = min(tree.tokens.count, start + gazetteer.maximumNameLength)
            var found = false
            while end > start, !found {
                let span = start..<end
                if !covered[span].contains(true), isListedName(span) {
                    found = addListed(span, probability: 0.8)
                }
                if !found { end -= 1 }
            }
            if !found, let code = compoundCountry(start) {
                add(
                    start..<start + 1, .country, form: .demonym,
                    text: String(tree[start].text.prefix { $0 != "-" }),
                    country: code, probability: 0.8)
            }
            start = max(end, start + 1)
        }
    }

    /// Single words must look like names to be taken for one without the tagger's word.
    private func isListedName(_ span: Range<Int>) -> Bool {
        guard span.count == 1 else { return true }
        let token = tree[span.lowerBound]
        guard
            token.partOfSpeech == .properNoun || token.partOfSpeech == .adjective
                || token.partOfSpeech == .noun
        else { return false }
        if gazetteer.country(spelled(token.text)) != nil { return true }
        return token.text.count >= 2 && !isShouting
    }

    /// "US-led", "Russian-backed": the country before the hyphen.
    private func compoundCountry(_ index: Int) -> String? {
        let text = tree[index].text
        guard let hyphen = text.firstIndex(of: "-"), hyphen != text.startIndex,
            text[text.index(after: hyphen)...].allSatisfy({ $0.isLowercase || $0 == "-" })
        else { return nil }
        return gazetteer.country(String(text[..<hyphen]))?.code
    }

    /// Adds the span if the gazetteer knows it, by itself or as a compound: "Saudi-led" is Saudi Arabia's.
    mutating func addListed(_ span: Range<Int>, nested: Bool = false, probability: Float = 1) -> Bool {
        let text = self.text(of: span)
        for name in Set([text, spelled(text)]).sorted(by: >) {
            if let (code, isDemonym) = gazetteer.country(name) {
                add(
                    span, .country, form: isDemonym ? .demonym : .name, text: text, country: code,
                    nested: nested,
                    probability: probability)
                return true
            }
            if gazetteer.seat(name) != nil, employs(span) {
                add(span, .organization, text: text, nested: nested, probability: probability)
                return true
            }
            if let code = gazetteer.seat(name) {
                let isSite = !nested && !isActing(span, isSeat: true)
                add(
                    span, isSite ? .place : .country, form: isSite ? .name : .standIn, text: text,
                    country: isSite ? nil : code, nested: nested, probability: probability)
                return true
            }
            if gazetteer.organization(name) != nil {
                // "in Brussels" is the city, "Brussels said" the Union.
                if gazetteer.capital(name) != nil || gazetteer.isPlace(name), !nested {
                    addCityOrBody(span, text, probability)
                    return true
                }
                add(span, .organization, text: text, nested: nested, probability: probability)
                if !nested { findNested(in: span) }
                return true
            }
        }
        return false
    }

    /// A city whose name stands for a body that sits there, and for its country where the text speaks of that.
    private mutating func addCityOrBody(_ span: Range<Int>, _ text: String, _ probability: Float) {
        guard isActing(span) else { return add(span, .place, text: text, probability: probability) }
        if case .country(let code) = reading.cued(text) {
            return add(span, .country, form: .standIn, text: text, country: code, probability: probability)
        }
        add(span, .organization, text: text, probability: probability)
    }

    /// Whether a title follows: in "White House spokesman" the seat is the body that employs.
    private func employs(_ span: Range<Int>) -> Bool {
        span.upperBound < tree.tokens.count
            && gazetteer.titles[tree[span.upperBound].text.lowercased()] == .office
    }
}
