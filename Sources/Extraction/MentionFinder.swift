import English
import KnowledgeGraph

/// Finds the names, demonyms and government stand-ins of one sentence.
///
/// The name tagger proposes spans; the gazetteer types countries and well-known bodies, adds what the tagger
/// missed, and finds names inside names.
struct MentionFinder {
    let gazetteer: Gazetteer

    func mentions(in tree: Tree, sentence: Int) -> [Mention] {
        var finder = SentenceMentions(gazetteer: gazetteer, tree: tree, sentence: sentence)
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

private struct SentenceMentions {
    let gazetteer: Gazetteer
    let tree: Tree
    let sentence: Int
    var mentions: [Mention] = []
    /// Tokens inside an outermost mention.
    var covered: [Bool]
    /// A sentence in capitals, or with most words capitalised, says nothing by its capitals.
    let isShouting: Bool

    init(gazetteer: Gazetteer, tree: Tree, sentence: Int) {
        self.gazetteer = gazetteer
        self.tree = tree
        self.sentence = sentence
        covered = [Bool](repeating: false, count: tree.tokens.count)
        isShouting = !tree.tokens.contains { $0.text.contains { $0.isLowercase } }
    }

    // MARK: Names that the tagger proposes

    mutating func findTaggedNames() {
        for name in NameShaper(gazetteer: gazetteer, tree: tree).names() {
            addName(name.tokens, kind: name.kind, probability: name.probability)
        }
    }

    private mutating func addName(_ span: Range<Int>, kind: NameKind, probability: Float) {
        let text = self.text(of: span)
        guard !gazetteer.peoples.contains(Gazetteer.key(text)) else { return }
        let isCountry =
            gazetteer.country(text) != nil && !gazetteer.personalNames.contains(Gazetteer.key(text))
        if kind != .person || gazetteer.organization(text) != nil || isCountry {
            if addListed(span, probability: probability) { return }
        }
        if let country = governed(span) {
            return add(
                span, .country, form: .standIn, text: text, country: country, probability: probability)
        }
        switch kind {
        // A capital is a person only where the text has somebody of that name (``EntityGrouper`` sees to it).
        case .person where span.count == 1 && gazetteer.capital(text) != nil:
            addName(span, kind: .location, probability: probability)
        case .person: add(span, .person, text: text, probability: probability)
        case .organization where gazetteer.capital(text) != nil || gazetteer.isPlace(text):
            addName(span, kind: .location, probability: probability)
        case .organization:
            add(span, .organization, text: text, probability: probability)
            findNested(in: span)
        case .location:
            if CapitalReading(tree: tree).isActing(span), let code = gazetteer.capital(text) {
                add(span, .country, form: .standIn, text: text, country: code, probability: probability)
            } else {
                add(span, .place, text: text, probability: probability)
                if span.count > 1 { findNested(in: span, demonymsOnly: true) }
            }
        case .miscellaneous: break
        }
    }

    /// Adds the span if the gazetteer knows it, by itself or as a compound: "Saudi-led" is Saudi Arabia's.
    private mutating func addListed(_ span: Range<Int>, nested: Bool = false, probability: Float = 1) -> Bool
    {
        let text = self.text(of: span)
        let spelled = isShouting ? capitalized(text) : text
        for name in [text, spelled] {
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
                add(
                    span, .country, form: .standIn, text: text, country: code, nested: nested,
                    probability: probability)
                return true
            }
            if gazetteer.organization(name) != nil {
                add(span, .organization, text: text, nested: nested, probability: probability)
                if !nested { findNested(in: span) }
                return true
            }
        }
        return false
    }

    /// "the Government of Cameroon" is Cameroon.
    private func governed(_ span: Range<Int>) -> String? {
        guard span.count > 2, ["government", "govt"].contains(tree[span.lowerBound].text.lowercased()),
            tree[span.lowerBound + 1].text == "of"
        else { return nil }
        let skipsArticle = tree[span.lowerBound + 2].text.lowercased() == "the" && span.count > 3
        return gazetteer.country(text(of: span.lowerBound + (skipsArticle ? 3 : 2)..<span.upperBound))?.code
    }

    /// Whether a title follows: in "White House spokesman" the seat is the body that employs.
    private func employs(_ span: Range<Int>) -> Bool {
        span.upperBound < tree.tokens.count
            && gazetteer.titles[tree[span.upperBound].text.lowercased()] == .office
    }

    /// Names inside an organization's name: the country of "Iraqi Security Forces", the UN of "UN Security Council".
    private mutating func findNested(in span: Range<Int>, demonymsOnly: Bool = false) {
        guard span.count > 1 else { return }
        var start = span.lowerBound
        while start < span.upperBound {
            var end = min(span.upperBound, start + gazetteer.maximumNameLength)
            while end > start {
                let inner = start..<end
                let isCountry = gazetteer.country(text(of: inner)) != nil
                if inner != span, tree.isCapitalized(start),
                    isCountry || !demonymsOnly && start == span.lowerBound,
                    addListed(inner, nested: true)
                {
                    break
                }
                end -= 1
            }
            start = max(end, start + 1)
        }
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
        if gazetteer.country(token.text) != nil { return true }
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

    // MARK: Organizations and governments named by their country

    /// "Russian" and "Foreign Ministry" side by side are one body; the country is nested in its name.
    mutating func findAdjoiningBodies() {
        for (index, mention) in mentions.enumerated().reversed()
        where mention.type == .organization && !mention.isNested && mention.tokens.lowerBound > 0 {
            guard
                let country = mentions.first(where: {
                    $0.type == .country && !$0.isNested && $0.tokens.upperBound == mention.tokens.lowerBound
                }),
                country.form == .demonym || ["US", "U.S.", "UK", "U.K."].contains(country.text),
                gazetteer.organizationNouns.contains(tree[mention.tokens.upperBound - 1].text.lowercased())
            else { continue }
            let span = country.tokens.lowerBound..<mention.tokens.upperBound
            mentions[index] = Mention(
                sentence: sentence, tokens: span, head: tree.head(of: span), type: .organization, form: .name,
                text: text(of: span), country: nil, isNested: false, probability: mention.probability)
            nest(country)
        }
    }

    /// "the Iraqi army", "Russian Foreign Ministry": a body of the country that stands before it.
    mutating func findNationalBodies() {
        for mention in mentions where mention.type == .country && !mention.isNested {
            guard mention.form == .demonym || mention.form == .name else { continue }
            var end = mention.tokens.upperBound
            if end < tree.tokens.count, ["'s", "’s", "'", "’"].contains(tree[end].text) { end += 1 }
            guard let body = longestNoun(from: end, in: gazetteer.nationalBodies) else { continue }
            let span = mention.tokens.lowerBound..<body.upperBound
            guard !covered[body].contains(true) else { continue }
            add(span, .organization, text: text(of: span), probability: 0.8)
            nest(mention)
        }
    }

    /// "senior Russian officials", "the Syrian government": the country itself, governed by the noun.
    mutating func findStandIns() {
        for index in mentions.indices {
            let mention = mentions[index]
            guard mention.type == .country, !mention.isNested,
                mention.form == .demonym || mention.form == .name,
                let noun = longestNoun(from: mention.tokens.upperBound, in: gazetteer.countryNouns),
                !covered[noun].contains(true), !namesSomebody(noun)
            else { continue }
            let span = mention.tokens.lowerBound..<noun.upperBound
            for token in span { covered[token] = true }
            // "Syrian government" is a name for Syria; "Russian officials" is none for Russia.
            let isName = ["government", "regime"].contains(tree[noun.upperBound - 1].text.lowercased())
            mentions[index] = Mention(
                sentence: sentence, tokens: span, head: tree.head(of: span), type: .country, form: .standIn,
                text: isName ? text(of: span) : mention.text, country: mention.country, isNested: false,
                probability: mention.probability)
        }
    }

    /// Whether a person is named with the noun: "Russian President Vladimir Putin" is Putin and not Russia.
    private func namesSomebody(_ noun: Range<Int>) -> Bool {
        let people = mentions.filter { $0.type == .person }
        if people.contains(where: { $0.tokens.lowerBound == noun.upperBound }) { return true }
        guard let last = noun.last else { return false }
        let related =
            tree.children(of: last, "appos", "flat")
            + (tree.isRelation(last, "appos", "compound", "flat") ? [tree[last].head] : [])
        return people.contains { person in related.contains { person.tokens.contains($0) } }
    }

    /// The run of nouns and adjectives from `start`, when the words at its end are in the list.
    private func longestNoun(from start: Int, in list: Set<String>) -> Range<Int>? {
        var found: Range<Int>?
        var end = start
        while end < min(start + 5, tree.tokens.count) {
            let token = tree[end]
            guard
                token.partOfSpeech == .noun || token.partOfSpeech == .adjective
                    || token.partOfSpeech == .properNoun
            else { break }
            end += 1
            guard token.partOfSpeech != .adjective else { continue }
            for length in 1...3 where end - length >= start {
                let words = tree.tokens[(end - length)..<end].map { $0.text.lowercased() }.joined(
                    separator: " ")
                let lemma =
                    tree.tokens[(end - length)..<end - 1].map { $0.text.lowercased() + " " }.joined()
                    + token.lemma.lowercased()
                if list.contains(words) || list.contains(lemma) { found = start..<end }
            }
        }
        // A longer noun phrase is about something else: "the Iraqi army base".
        if let found, found.upperBound < tree.tokens.count, tree[found.upperBound].partOfSpeech == .noun,
            tree[found.upperBound].head > found.upperBound - 1, !covered[found.upperBound]
        {
            return nil
        }
        return found
    }

    // MARK: Helpers

    private mutating func add(
        _ span: Range<Int>, _ type: EntityType, form: Mention.Form = .name, text: String,
        country: String? = nil,
        nested: Bool = false, probability: Float
    ) {
        mentions.append(
            Mention(
                sentence: sentence, tokens: span, head: tree.head(of: span), type: type, form: form,
                text: text,
                country: country, isNested: nested, probability: probability))
        if !nested { for token in span { covered[token] = true } }
    }

    /// A mention that turned out to be part of a longer one.
    private mutating func nest(_ mention: Mention) {
        guard let index = mentions.firstIndex(where: { $0.tokens == mention.tokens && !$0.isNested }) else {
            return
        }
        mentions[index] = Mention(
            sentence: sentence, tokens: mention.tokens, head: mention.head, type: mention.type,
            form: mention.form,
            text: mention.text, country: mention.country, isNested: true, probability: mention.probability)
    }

    private func capitalized(_ text: String) -> String {
        text.split(separator: " ").map { $0.prefix(1) + $0.dropFirst().lowercased() }.joined(separator: " ")
    }

    /// The text of a span as written, line breaks made spaces.
    private func text(of span: Range<Int>) -> String {
        var text = ""
        for index in span {
            if index > span.lowerBound, tree[index - 1].range.upperBound < tree[index].range.lowerBound {
                text += " "
            }
            text += tree[index].text
        }
        return text
    }
}
