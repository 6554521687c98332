import English
import KnowledgeGraph

/// Names inside names.
extension SentenceMentions {
    /// Names inside an organization's name: the country whose own the body is ("Iraqi Security Forces"), the body that it
    /// belongs to ("UN Security Council"). A country that only lends its name ("Bank of Georgia") is not spoken of.
    mutating func findNested(in span: Range<Int>) {
        guard span.count > 1 else { return }
        let words = tree.tokens[span].map(\.text)
        var start = span.lowerBound
        while start < span.upperBound {
            var end = min(span.upperBound, start + gazetteer.maximumNameLength)
            while end > start {
                let inner = start..<end
                if inner != span, tree.isCapitalized(start), isBodyPart(inner, of: span, words),
                    addListed(inner, nested: true)
                {
                    break
                }
                end -= 1
            }
            start = max(end, start + 1)
        }
    }

    private func isBodyPart(_ inner: Range<Int>, of span: Range<Int>, _ words: [String]) -> Bool {
        let name = text(of: inner)
        if let (code, isDemonym) = gazetteer.country(name) {
            let country = inner.lowerBound - span.lowerBound..<inner.upperBound - span.lowerBound
            // "the Brazilian Workers' Party" and "the U.S. cooperative" still say where they are.
            return gazetteer.isOwnBody(words, country: country, code: code) == true
                || country.lowerBound == 0 && (isDemonym || words.last?.first?.isUppercase == false)
        }
        guard inner.lowerBound == span.lowerBound else { return false }
        // "Treasury Department" holds no "Treasury", "Republican Guard" no "Republican".
        let isWhole = gazetteer.organization(text(of: span)) != nil
        let isAcronym = name == name.uppercased()
        return (isAcronym || !gazetteer.ambiguous.readings(name).contains(.word))
            && (!isWhole || inner.count > 1 || isAcronym)
    }

    /// "Iraqi Kurdistan" is Iraq's; "Lake Chad" and "Mexico City" are nobody's.
    mutating func findNestedDemonym(in span: Range<Int>) {
        guard let (_, isDemonym) = gazetteer.country(tree[span.lowerBound].text), isDemonym else { return }
        _ = addListed(span.lowerBound..<span.lowerBound + 1, nested: true)
    }
}
