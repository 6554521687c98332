import English
import KnowledgeGraph

/// Finds the names, demonyms and government stand-ins of one sentence.
///
/// The name tagger proposes spans; the gazetteer types countries and well-known bodies, adds what the tagger
/// missed, and finds names inside names.
struct MentionFinder {
    let gazetteer: Gazetteer
    private let document: DocumentNames

    /// - Parameter trees: all sentences of the article: what one tells of a name holds for the others.
    init(gazetteer: Gazetteer, trees: [Tree]) {
        self.gazetteer = gazetteer
        document = DocumentNames(trees)
    }

    func mentions(in tree: Tree, sentence: Int) -> [Mention] {
        var finder = SentenceMentions(
            gazetteer: gazetteer, tree: tree, sentence: sentence,
            reading: NameReading(gazetteer: gazetteer, tree: tree, document: document))
        finder.findTaggedNames()
        finder.findListedNames()
        finder.findAdjoiningBodies()
        finder.findNationalBodies()
        finder.findStandIns()
        return finder.mentions.sorted {
            ($0.tokens.lowerBound, -$0.tokens.count) < ($1.tokens.lowerBound, -$1.tokens.count)
        }
    }
}

/// The mentions of one sentence while they are looked for.
struct SentenceMentions {
    let gazetteer: Gazetteer
    let tree: Tree
    let sentence: Int
    let reading: NameReading
    var mentions: [Mention] = []
    /// Tokens inside an outermost mention.
    var covered: [Bool]
    /// A sentence in capitals, or with most words capitalised, says nothing by its capitals.
    let isShouting: Bool

    init(gazetteer: Gazetteer, tree: Tree, sentence: Int, reading: NameReading) {
        self.gazetteer = gazetteer
        self.tree = tree
        self.sentence = sentence
        self.reading = reading
        covered = [Bool](repeating: false, count: tree.tokens.count)
        isShouting = !tree.tokens.contains { $0.text.contains { $0.isLowercase } }
    }

    // MARK: Names that the tagger proposes

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

    private func isActing(_ span: Range<Int>, isSeat: Bool = false) -> Bool {
        CapitalReading(contexts: gazetteer.capitalContexts, bodies: gazetteer.bodyNouns, tree: tree)
            .isActing(span, isSeat: isSeat)
    }

    /// Adds the span if the gazetteer knows it, by itself or as a compound: "Saudi-led" is Saudi Arabia's.
    private mutating func addListed(_ span: Range<Int>, nested: Bool = false, probability: Float = 1) -> Bool
    {
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

    /// Whether a title follows: in "White House spokesman" the seat is the body that employs.
    private func employs(_ span: Range<Int>) -> Bool {
        span.upperBound < tree.tokens.count
            && gazetteer.titles[tree[span.upperBound].text.lowercased()] == .office
    }

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
    private mutating func findNestedDemonym(in span: Range<Int>) {
        guard let (_, isDemonym) = gazetteer.country(tree[span.lowerBound].text), isDemonym else { return }
        _ = addListed(span.lowerBound..<span.lowerBound + 1, nested: true)
    }

    // MARK: Names that the tagger missed

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

    // MARK: Helpers

    mutating func add(
        _ span: Range<Int>, _ type: EntityType, form: Mention.Form = .name, text: String,
        country: String? = nil,
        nested: Bool = false, probability: Float, isSettled: Bool = false
    ) {
        mentions.append(
            Mention(
                sentence: sentence, tokens: span, head: tree.head(of: span), type: type, form: form,
                text: text,
                country: country, isNested: nested, probability: probability, isSettled: isSettled))
        if !nested { for token in span { covered[token] = true } }
    }

    /// A mention that turned out to be part of a longer one.
    mutating func nest(_ mention: Mention) {
        guard let index = mentions.firstIndex(where: { $0.tokens == mention.tokens && !$0.isNested }) else {
            return
        }
        mentions[index] = Mention(
            sentence: sentence, tokens: mention.tokens, head: mention.head, type: mention.type,
            form: mention.form,
            text: mention.text, country: mention.country, isNested: true, probability: mention.probability)
    }

    /// The text as it would be written elsewhere: "SAUDI ARABIA" of a headline as "Saudi Arabia".
    private func spelled(_ text: String) -> String {
        guard isShouting else { return text }
        return text.split(separator: " ").map { word in
            ["OF", "AND", "THE", "IN", "FOR"].contains(word)
                ? word.lowercased() : word.prefix(1) + word.dropFirst().lowercased()
        }.joined(separator: " ")
    }

    func text(of span: Range<Int>) -> String { tree.text(of: span) }
}
