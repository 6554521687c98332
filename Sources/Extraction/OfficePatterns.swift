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
}

/// Finds titles and who bears them: before a name, in apposition, as a predicate.
struct OfficePatterns {
    let gazetteer: Gazetteer

    func offices(in reading: Reading, arguments: Arguments) -> [Office] {
        reading.trees.indices.flatMap { sentence in
            titles(in: reading, sentence).flatMap { offices(of: $0, sentence, reading, arguments) }
        }
    }

    struct Title {
        let span: Range<Int>
        /// With what belongs to it on both sides: "acting Foreign Minister", "Minister of Defense".
        let full: Range<Int>
        let head: Int
        let kind: Gazetteer.TitleKind
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
            found.append(Title(span: span, full: full, head: tree.head(of: span), kind: kind))
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
            words.joined(separator: " ").replacing(" - ", with: "-")
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
        let heads: Set<String> = [
            "minister", "secretary", "undersecretary", "director", "head", "commissioner", "chief",
            "ministers",
        ]
        if let last = span.last, heads.contains(tree[last].text.lowercased()), upper + 1 < tree.tokens.count,
            ["of", "for"].contains(tree[upper].text.lowercased()),
            reading.mention(sentence, upper + 1) == nil,
            tree.isNominal(upper + 1) || tree[upper + 1].partOfSpeech == .adjective,
            tree[upper + 1].partOfSpeech != .pronoun
        {
            upper += 2
            while upper < tree.tokens.count, reading.mention(sentence, upper) == nil,
                [.noun, .properNoun, .adjective, .coordinatingConjunction].contains(tree[upper].partOfSpeech)
            {
                upper += 1
            }
            if tree[upper - 1].partOfSpeech == .coordinatingConjunction { upper -= 1 }
        }
        return lower..<upper
    }

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
        let people = holders(of: title, sentence, reading, arguments)
        guard !people.isEmpty else { return [] }
        let body = self.body(of: title, sentence, reading, arguments)
        let role = tree.tokens[title.full].reduce(into: "") { text, token in
            let isTight = text.isEmpty || token.text == "-" || text.hasSuffix("-")
            text += (isTight ? "" : " ") + token.text
        }
        return people.map { person in
            Office(
                person: person.entity, role: role, kind: title.kind, body: body?.entity, sentence: sentence,
                token: title.span.upperBound - 1,
                tokens: [title.full.lowerBound, title.full.upperBound - 1, person.token]
                    + (body.map { [$0.token] } ?? []),
                isBodyBefore: body.map { $0.token < title.full.lowerBound } ?? false)
        }
    }

    private func holders(
        of title: Title, _ sentence: Int, _ reading: Reading, _ arguments: Arguments
    ) -> [Referent] {
        let tree = reading.trees[sentence]
        func people(_ referents: [Referent]) -> [Referent] {
            referents.filter { reading.entities[$0.entity].type == .person }
        }
        // Directly before the name: "Foreign Minister Sergei Lavrov", "Presidents Obama and Putin"
        var next = title.full.upperBound
        while next < tree.tokens.count, ["\"", "“", "-"].contains(tree[next].text) { next += 1 }
        if next < tree.tokens.count, let mention = reading.mention(sentence, next), mention.type == .person,
            mention.tokens.lowerBound == next
        {
            let isPlural =
                tree[title.span.upperBound - 1].text.lowercased()
                != tree[title.span.upperBound - 1].lemma.lowercased()
            let first = Referent(entity: mention.entity, token: mention.head, route: .named)
            guard isPlural else { return [first] }
            let rest = tree.conjuncts(title.head) + tree.conjuncts(mention.head)
            return [first]
                + people(rest.flatMap { arguments.referents(sentence, $0) }).filter {
                    $0.entity != mention.entity
                }
        }
        // Directly after it: "Sergei Lavrov, the Russian foreign minister"
        for head in Set([title.head, tree.firstConjunct(title.head)]) {
            let denoted = people(arguments.fillers(.itself, of: head, in: sentence, behind: false))
            if let one = denoted.first { return [one] }
        }
        return []
    }

    private func body(
        of title: Title, _ sentence: Int, _ reading: Reading, _ arguments: Arguments
    ) -> Referent? {
        let tree = reading.trees[sentence]
        func isBody(_ entity: Int) -> Bool {
            reading.entities[entity].type == .country || reading.entities[entity].type == .organization
        }
        // Just before: "Russian Foreign Minister", "Turkey's president", "Pentagon spokesman"
        var before = title.full.lowerBound - 1
        if before >= 0, ["'s", "’s", "'", "’"].contains(tree[before].text) { before -= 1 }
        if before >= 0, let mention = reading.mention(sentence, before), isBody(mention.entity) {
            return Referent(entity: mention.entity, token: before, route: .named)
        }
        if let mention = reading.mention(sentence, title.span.lowerBound), mention.form == .standIn,
            isBody(mention.entity)
        {
            return Referent(entity: mention.entity, token: mention.tokens.lowerBound, route: .named)
        }
        let heads = [title.head, tree.firstConjunct(title.head)]
        for head in heads {
            let owners = arguments.fillers(.possessor, of: head, in: sentence, behind: false)
            if let owner = owners.first(where: { isBody($0.entity) }) { return owner }
            for word in ["of", "for", "at", "in", "with", "from"] {
                let found = phrases(head, word, sentence, tree, arguments)
                if let owner = found.first(where: { isBody($0.entity) }) { return owner }
            }
            let before = arguments.fillers(.modifier, of: head, in: sentence, behind: false)
            if let owner = before.first(where: { isBody($0.entity) }) { return owner }
        }
        return nil
    }

    private func phrases(_ head: Int, _ word: String, _ sentence: Int, _ tree: Tree, _ arguments: Arguments)
        -> [Referent]
    {
        tree.children(of: head, "nmod", "obl").filter { tree.preposition(of: $0) == word }.flatMap { child in
            let own = arguments.referents(sentence, child)
            return own.isEmpty ? phrases(child, "of", sentence, tree, arguments) : own
        }
    }
}
