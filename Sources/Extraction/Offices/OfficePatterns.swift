import English
import KnowledgeGraph

/// An office that the text gives a person, with or without the body it belongs to.
struct Office {
    let person: Int
    /// The title as written, modifiers included: "former Foreign Minister".
    let role: String
    let kind: Gazetteer.TitleKind
    /// The country or organization, where the text names it.
    let body: Int?
    let sentence: Int
    /// The title's last token, and every token that carries the statement.
    let token: Int
    let tokens: [Int]
    /// The body stands before the title: "Russian activist".
    let isBodyBefore: Bool
    /// And is a demonym there.
    let isDemonym: Bool
    /// The title's noun in the singular, lower case.
    let noun: String
    /// One has such an office in a body, not in a country: "founder".
    let isOfBody: Bool
}

/// A title as it stands in a sentence.
struct Title {
    let span: Range<Int>
    /// With what belongs to it on both sides: "acting Foreign Minister", "Minister of Defense".
    let full: Range<Int>
    let head: Int
    let kind: Gazetteer.TitleKind
    /// Of several: "the Russian and Chinese ambassadors".
    let isPlural: Bool
    /// One has it in a body, not in a country: "founder".
    let isOfBody: Bool
}

/// Finds titles and who bears them: before a name, in apposition, as a predicate.
struct OfficePatterns {
    let gazetteer: Gazetteer

    func offices(in reading: Reading, arguments: Arguments) -> [Office] {
        reading.trees.indices.flatMap { sentence in
            reading.titles[sentence].flatMap { offices(of: $0, sentence, reading, arguments) }
        }
    }

    // MARK: Titles

    func titles(in reading: Reading, _ sentence: Int) -> [Title] {
        let tree = reading.trees[sentence]
        var found: [Title] = []
        var start = 0
        while start < tree.tokens.count {
            let longest = min(gazetteer.maximumTitleLength, tree.tokens.count - start)
            let match = stride(from: longest, through: 1, by: -1).lazy.compactMap { length in
                kind(tree, start..<start + length).map { (start..<start + length, $0) }
            }.first
            guard let (span, kind) = match, isFree(span, reading, sentence) else {
                start += 1
                continue
            }
            let full = extended(span, reading, sentence)
            let last = tree[span.upperBound - 1]
            let words = tree.tokens[span].map { $0.text.lowercased().filter { $0 != "." } }
            let singular = words.dropLast() + [last.lemma.lowercased().filter { $0 != "." }]
            found.append(
                Title(
                    span: span, full: full, head: tree.head(of: span), kind: kind,
                    isPlural: last.text.lowercased() != last.lemma.lowercased() && last.text.hasSuffix("s"),
                    isOfBody: gazetteer.bodyTitles.contains(words.joined(separator: " "))
                        || gazetteer.bodyTitles.contains(singular.joined(separator: " "))))
            start = full.upperBound
        }
        return found
    }

    private func kind(_ tree: Tree, _ span: Range<Int>) -> Gazetteer.TitleKind? {
        guard let last = span.last else { return nil }
        switch tree[last].partOfSpeech {
        case .noun, .properNoun: break
        default: return nil
        }
        // Most nouns end no title, and need not be put together with the words before them.
        let plain = { (word: String) in word.lowercased().filter { $0 != "." } }
        let ends = [plain(tree[last].text), plain(tree[last].lemma)]
        guard ends.contains(where: gazetteer.titleEnds.contains) else { return nil }
        let words = tree.tokens[span].map { plain($0.text) }
        let singular = words.dropLast() + [ends[1]]
        let joined = { (words: [String]) in
            let text = words.joined(separator: " ")
            return words.contains("-") ? text.replacing(" - ", with: "-") : text
        }
        return gazetteer.titles[joined(words)] ?? gazetteer.titles[joined(Array(singular))]
    }

    /// Not inside a name; the words of a country's stand-in ("Russian president") are free.
    private func isFree(_ span: Range<Int>, _ reading: Reading, _ sentence: Int) -> Bool {
        span.allSatisfy {
            reading.mention(sentence, $0).map { $0.form == .standIn && $0.type == .country } ?? true
        }
    }

    private func extended(_ span: Range<Int>, _ reading: Reading, _ sentence: Int) -> Range<Int> {
        let tree = reading.trees[sentence]
        var (lower, upper) = (span.lowerBound, span.upperBound)
        while lower > 0 {
            let token = tree[lower - 1]
            let word = token.text.lowercased()
            let isFree =
                reading.mention(sentence, lower - 1).map {
                    $0.form == .standIn && !isNameOfCountry($0, lower - 1, tree)
                } ?? true
            let isPart =
                gazetteer.titleModifiers.contains(word)
                || token.partOfSpeech == .noun && !token.text.hasSuffix("'s")
                || token.partOfSpeech == .properNoun
                || token.partOfSpeech == .adjective && span.contains(token.head)
                || token.text == "-" || token.text == "&"
            guard isFree, isPart else { break }
            lower -= 1
        }
        // "Minister of Defence", "Minister for the Armed Forces"
        var field = upper + 1
        if field < tree.tokens.count, tree[field].text.lowercased() == "the" { field += 1 }
        if let last = span.last, Self.fieldHolders.contains(tree[last].text.lowercased()),
            field < tree.tokens.count, ["of", "for"].contains(tree[upper].text.lowercased()),
            reading.mention(sentence, field) == nil,
            field == upper + 1 || gazetteer.portfolios.isFieldWord(tree[field].text),
            tree.isNominal(field) || tree[field].partOfSpeech == .adjective,
            tree[field].partOfSpeech != .pronoun
        {
            upper = field + 1
            while upper < tree.tokens.count, reading.mention(sentence, upper) == nil,
                [.noun, .properNoun, .adjective, .coordinatingConjunction].contains(tree[upper].partOfSpeech)
            {
                upper += 1
            }
            if tree[upper - 1].partOfSpeech == .coordinatingConjunction { upper -= 1 }
        }
        return lower..<upper
    }

    private static let fieldHolders: Set<String> = [
        "minister", "secretary", "undersecretary", "director", "head", "commissioner", "chief", "ministers",
    ]

    private func isNameOfCountry(_ mention: Mention, _ token: Int, _ tree: Tree) -> Bool {
        gazetteer.country(tree[token].text) != nil
            || token == mention.tokens.lowerBound
            || token == mention.tokens.lowerBound + 1 && tree[token].partOfSpeech == .properNoun
    }

    // MARK: Holders and bodies

    private func offices(
        of title: Title, _ sentence: Int, _ reading: Reading, _ arguments: Arguments
    ) -> [Office] {
        let tree = reading.trees[sentence]
        let people = OfficeHolders(tree: tree, reading: reading, sentence: sentence, arguments: arguments)
            .holders(of: title)
        guard !people.isEmpty else { return [] }
        let bodies = OfficeBodies(
            gazetteer: gazetteer, tree: tree, reading: reading, sentence: sentence, arguments: arguments)
        let role = tree.tokens[title.full].reduce(into: "") { text, token in
            let isTight = text.isEmpty || token.text == "-" || text.hasSuffix("-")
            text += (isTight ? "" : " ") + token.text
        }
        let noun = tree[title.span.upperBound - 1].lemma.lowercased()
        return people.enumerated().map { index, person in
            let body = bodies.body(of: title, holder: person, number: index, of: people.count)
            return Office(
                person: person.entity, role: role, kind: title.kind, body: body?.entity, sentence: sentence,
                token: title.span.upperBound - 1,
                tokens: [title.full.lowerBound, title.full.upperBound - 1, person.token]
                    + (body.map { [$0.token] } ?? []),
                isBodyBefore: body.map { $0.token < title.full.lowerBound } ?? false,
                isDemonym: body.map { reading.mention(sentence, $0.token)?.form != .name } ?? false,
                noun: noun, isOfBody: title.isOfBody)
        }
    }
}
