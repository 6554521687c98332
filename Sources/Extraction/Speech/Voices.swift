import English
import KnowledgeGraph

/// Who speaks at the verbs of saying.
struct Voices {
    struct Voice {
        let token: Int
        let speaker: Int
    }

    let reading: Reading
    let arguments: Arguments
    let words: SpeechWords

    /// The verbs of saying outside quotations, each with its speaker.
    func verbs(in sentence: Int, quoted: Bool = false) -> [Voice] {
        let tree = reading.trees[sentence]
        return tree.tokens.indices.compactMap { token in
            guard reading.speech.isQuoted[sentence][token] == quoted else { return nil }
            let lemma = Self.lemma(tree, token)
            if tree.isVerb(token), words.report.contains(lemma) || words.utter.contains(lemma),
                !isSilent(tree, token)
            {
                return speaker(sentence, token).map { Voice(token: token, speaker: $0) }
            }
            // "according to the ministry"
            if tree.isRelation(token, "obl", "nmod"),
                ["according_to", "accord_to"].contains(tree.preposition(of: token))
            {
                return named(sentence, token).map { Voice(token: token, speaker: $0) }
            }
            return nil
        }
    }

    static func lemma(_ tree: Tree, _ verb: Int) -> String {
        let lemma = tree[verb].lemma.lowercased()
        guard let particle = tree.first(of: verb, "compound:prt") else { return lemma }
        let joined = lemma + "_" + tree[particle].lemma.lowercased()
        return ["point_out", "go_on", "lash_out", "hit_out"].contains(joined) ? joined : lemma
    }

    /// Who speaks last in a sentence: in "X, asked by Y, said:" it is X.
    func last(in sentence: Int) -> Int {
        if let voice = verbs(in: sentence).last { return voice.speaker }
        // "issued the following statement:"
        let tree = reading.trees[sentence]
        let documents = tree.tokens.indices.filter { isNoun(tree, $0, words.document) }
        for token in documents {
            if let owner = owner(sentence, token) { return owner }
            if let verb = tree.head(of: token), tree.isVerb(verb), let speaker = speaker(sentence, verb) {
                return speaker
            }
        }
        return -1
    }

    /// Who uses the words of a quotation that no verb of saying stands beside: "called Fiji 'a firm ally'".
    func quoting(_ sentence: Int, _ tokens: ClosedRange<Int>) -> Int {
        let tree = reading.trees[sentence]
        for token in tokens {
            for above in tree.ancestors(of: token) where !tokens.contains(above) && tree.isVerb(above) {
                guard words.quoting.contains(Self.lemma(tree, above)) else { continue }
                if let speaker = speaker(sentence, above) { return speaker }
            }
        }
        return -1
    }

    /// The subject of a verb of saying: a person, a body or a country, or who owns the statement that says it.
    func speaker(_ sentence: Int, _ verb: Int) -> Int? {
        let found = arguments.subjects(sentence, verb, behind: false).map(\.entity)
        if let speaker = found.first(where: { reading.entities[$0].type != .place }) { return speaker }
        guard found.isEmpty else { return nil }
        let tree = reading.trees[sentence]
        if let owner = tree.children(of: verb, "nsubj").lazy.compactMap({ owner(sentence, $0) }).first {
            return owner
        }
        if tree.isRelation(verb, "acl"), let noun = tree.head(of: verb) { return author(sentence, noun) }
        return tree.first(of: verb, "nsubj") == nil ? beside(sentence, verb) : nil
    }

    /// Who is named right before a verb without a subject, whatever the parser made of him: "…, Lars Holm, told reporters".
    private func beside(_ sentence: Int, _ verb: Int) -> Int? {
        var before = verb - 1
        if before >= 0, reading.trees[sentence][before].text == "," { before -= 1 }
        guard before >= 0, let mention = reading.mention(sentence, before), mention.type == .person else {
            return nil
        }
        return mention.entity
    }

    /// Whose words a report or claim has: its owner's, or theirs who make it ("handed him a note").
    func author(_ sentence: Int, _ noun: Int) -> Int? {
        let tree = reading.trees[sentence]
        guard isNoun(tree, noun, words.document) else { return nil }
        if let owner = owner(sentence, noun) { return owner }
        guard tree.isRelation(noun, "obj"), let verb = tree.head(of: noun),
            !words.disputing.contains(tree[verb].lemma)
        else { return nil }
        return arguments.subjects(sentence, verb, behind: false).map(\.entity).first {
            reading.entities[$0].type != .place
        }
    }

    /// "a statement by the ministry", "a spokesman for Rosneft", "the ministry's report"
    private func owner(_ sentence: Int, _ noun: Int) -> Int? {
        let tree = reading.trees[sentence]
        guard isNoun(tree, noun, words.document) || isNoun(tree, noun, words.mouth) else { return nil }
        let owners =
            tree.children(of: noun, "nmod:poss")
            + tree.children(of: noun, "nmod").filter {
                ["of", "for", "by", "from", "at", "in"].contains(tree.preposition(of: $0) ?? "")
            } + tree.children(of: noun, "compound", "amod")
        return owners.lazy.compactMap { named(sentence, $0) }.first
    }

    func named(_ sentence: Int, _ token: Int) -> Int? {
        let found = arguments.referents(sentence, token).map(\.entity)
        return found.first { reading.entities[$0].type != .place }
            ?? (found.isEmpty ? owner(sentence, token) : nil)
    }

    private func isNoun(_ tree: Tree, _ token: Int, _ list: Set<String>) -> Bool {
        tree[token].partOfSpeech == .noun && list.contains(tree[token].lemma.lowercased())
    }

    /// "did not say whether" says nothing.
    private func isSilent(_ tree: Tree, _ verb: Int) -> Bool {
        ["say", "confirm", "comment", "mention", "tell"].contains(tree[verb].lemma)
            && tree.children(of: verb, "advmod").contains {
                ["not", "n't", "n’t"].contains(tree[$0].text.lowercased())
            }
    }
}
