import English
import KnowledgeGraph

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
        mentions[index].isNested = true
    }

    func isActing(_ span: Range<Int>, isSeat: Bool = false) -> Bool {
        CapitalReading(contexts: gazetteer.capitalContexts, bodies: gazetteer.bodyNouns, tree: tree)
            .isActing(span, isSeat: isSeat)
    }

    /// The text as it would be written elsewhere: "SAUDI ARABIA" of a headline as "Saudi Arabia".
    func spelled(_ text: String) -> String {
        guard isShouting else { return text }
        return text.split(separator: " ").map { word in
            ["OF", "AND", "THE", "IN", "FOR"].contains(word)
                ? word.lowercased() : word.prefix(1) + word.dropFirst().lowercased()
        }.joined(separator: " ")
    }

    func text(of span: Range<Int>) -> String { tree.text(of: span) }
}
