import English
import KnowledgeGraph

/// All that a text says of one entity, or of several taken together ("the two countries"), in the order of the text.
package struct Chain: Sendable, Hashable, Encodable {
    /// One place where the text speaks of it.
    package struct Mention: Sendable, Hashable, Encodable {
        package enum Kind: String, Sendable, Encodable {
            /// By name.
            case name
            /// By the adjective of a country: "Russian".
            case demonym
            /// A country by its seat or its people in office: "the Kremlin".
            case standIn
            /// By a pronoun.
            case pronoun
            /// By a relative pronoun: "who".
            case relative
            /// By a noun: "the minister", and the names of several side by side.
            case description
            /// By a noun in apposition, which says what it is.
            case apposition
        }
        package let kind: Kind
        /// Number of the sentence.
        package let sentence: Int
        /// The words that name or refer, in Unicode scalars of the article's text, end exclusive.
        package let range: Range<Int>
        /// The whole noun phrase: "Russian President Vladimir Putin" where the range has "Vladimir Putin".
        package let phrase: Range<Int>
        /// The words in the range.
        package let text: String

        package func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(kind, forKey: .kind)
            try container.encode(sentence, forKey: .sentence)
            try container.encode([range.lowerBound, range.upperBound], forKey: .range)
            try container.encode([phrase.lowerBound, phrase.upperBound], forKey: .phrase)
            try container.encode(text, forKey: .text)
        }

        private enum Key: CodingKey { case kind, sentence, range, phrase, text }
    }

    /// Ids of entities in the article's graph document.
    package let entities: [String]
    package let names: [String]
    package let mentions: [Mention]
}

/// Gathers chains from what was read.
struct ChainBuilder {
    let reading: Reading
    let builder: DocumentBuilder

    /// A chain for each entity, in their order, then one for each set of entities that something refers to.
    func chains() -> [Chain] {
        var mentions = [[Int]: [Chain.Mention]](
            uniqueKeysWithValues: reading.entities.indices.map { ([$0], []) })
        for mention in reading.mentions {
            mentions[[mention.entity], default: []].append(
                place(
                    mention.sentence,
                    Self.named(mention, reading.trees[mention.sentence], builder.gazetteer),
                    kind: kind(mention)))
        }
        for (sentence, references) in reading.references.enumerated() {
            for (token, entities) in references {
                let key = Array(Set(entities)).sorted()
                mentions[key, default: []].append(
                    place(sentence, token..<token + 1, kind: kind(sentence, token)))
            }
        }
        for (entity, place) in appositions() { mentions[[entity], default: []].append(place) }
        for (key, place) in coordinations() where mentions[key] != nil { mentions[key]?.append(place) }
        let keys = mentions.keys.filter { mentions[$0]?.isEmpty == false }.sorted(by: Self.precedes)
        return keys.map { key in
            Chain(
                entities: key.map { builder.id($0) }, names: key.map { reading.entities[$0].name },
                mentions: (mentions[key] ?? []).sorted(by: Self.precedes))
        }
    }

    private static func precedes(_ a: [Int], _ b: [Int]) -> Bool {
        if a.count == 1 || b.count == 1 { return (a.count, a[0]) < (b.count, b[0]) }
        return a.lexicographicallyPrecedes(b)
    }

    private static func precedes(_ a: Chain.Mention, _ b: Chain.Mention) -> Bool {
        (a.range.lowerBound, a.range.upperBound) < (b.range.lowerBound, b.range.upperBound)
    }

    private func kind(_ sentence: Int, _ token: Int) -> Chain.Mention.Kind {
        let token = reading.trees[sentence][token]
        guard token.partOfSpeech == .pronoun || token.partOfSpeech == .determiner else { return .description }
        return Arguments.isRelative(token) ? .relative : .pronoun
    }

    /// Nouns that say beside a name what it is: "Transmarin, the shipping company".
    private func appositions() -> [(Int, Chain.Mention)] {
        reading.mentions.filter { !$0.isNested }.flatMap { mention in
            let tree = reading.trees[mention.sentence]
            return tree.children(of: mention.head, "appos").filter {
                tree[$0].partOfSpeech == .noun && reading.mentionAt[mention.sentence][$0] < 0
                    && reading.references[mention.sentence][$0] == nil
            }.map { (mention.entity, place(mention.sentence, $0..<$0 + 1, kind: .apposition)) }
        }
    }

    private func kind(_ mention: Mention) -> Chain.Mention.Kind {
        switch mention.form {
        case .name: .name
        case .demonym: .demonym
        case .standIn: .standIn
        }
    }

    /// The tokens of a mention that name: "Russian" of "Russian officials".
    static func named(_ mention: Mention, _ tree: Tree, _ gazetteer: Gazetteer) -> Range<Int> {
        guard mention.form == .standIn, mention.tokens.count > 1 else { return mention.tokens }
        let lower = mention.tokens.lowerBound
        // The longest beginning that is a country's name.
        for end in stride(from: mention.tokens.upperBound, to: lower, by: -1) {
            let words = tree.tokens[lower..<end].map(\.text).joined(separator: " ")
            if gazetteer.country(words) != nil { return lower..<end }
        }
        return mention.tokens
    }

    private func place(_ sentence: Int, _ span: Range<Int>, kind: Chain.Mention.Kind) -> Chain.Mention {
        let tree = reading.trees[sentence]
        let range = scalars(sentence, span)
        return Chain.Mention(
            kind: kind, sentence: sentence, range: range,
            phrase: kind == .demonym ? range : scalars(sentence, tree.phrase(around: span)),
            text: reading.analysis.text(in: range))
    }

    private func scalars(_ sentence: Int, _ span: Range<Int>) -> Range<Int> {
        let tokens = reading.trees[sentence].tokens
        return tokens[span.lowerBound].range.lowerBound..<tokens[span.upperBound - 1].range.upperBound
    }

    /// Names side by side, "Iran and Turkey", by the set of their entities.
    private func coordinations() -> [([Int], Chain.Mention)] {
        reading.mentions.filter { !$0.isNested }.compactMap { mention in
            let tree = reading.trees[mention.sentence]
            let others = tree.children(of: mention.head, "conj").compactMap {
                reading.mention(mention.sentence, $0)
            }
            guard let last = others.last else { return nil }
            let key = Array(Set([mention.entity] + others.map(\.entity))).sorted()
            let lower = scalars(mention.sentence, tree.phrase(around: mention.tokens)).lowerBound
            let upper = scalars(mention.sentence, tree.phrase(around: last.tokens)).upperBound
            // The parser may take a name before for one that is coordinated with it.
            guard key.count > 1, lower < upper else { return nil }
            let range = lower..<upper
            return (
                key,
                Chain.Mention(
                    kind: .description, sentence: mention.sentence, range: range, phrase: range,
                    text: reading.analysis.text(in: range))
            )
        }
    }
}
