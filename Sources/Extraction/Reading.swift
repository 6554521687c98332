import English
import KnowledgeGraph

/// An article as far as it has been understood: sentences, mentions, entities and who speaks.
struct Reading {
    let article: Article
    let analysis: Analysis
    let trees: [Tree]
    var mentions: [Mention] = []
    var entities: [EntityDraft] = []
    /// For each sentence and token, the number of the innermost-headed outer mention there, or -1.
    var mentionAt: [[Int]] = []
    /// Nested mentions by sentence.
    var nested: [[Int]] = []
    /// Titles by sentence.
    var titles: [[Title]] = []
    /// What pronouns and descriptions refer to, by sentence and token.
    var references: [[Int: [Int]]] = []
    /// The nouns that the text describes each entity by: "Transmarin, the shipping company".
    var descriptions: [Int: Set<String>] = [:]
    /// Who utters each token: the entity whose quotation it stands in.
    var speech: Speech = Speech()

    init(article: Article, analysis: Analysis) {
        self.article = article
        self.analysis = analysis
        trees = analysis.sentences.map { Tree(TreeMending.mended($0)) }
        references = trees.map { _ in [:] }
    }

    mutating func index() {
        mentionAt = trees.map { [Int](repeating: -1, count: $0.tokens.count) }
        nested = trees.map { _ in [] }
        for (number, mention) in mentions.enumerated() {
            if mention.isNested {
                nested[mention.sentence].append(number)
            } else {
                for token in mention.tokens { mentionAt[mention.sentence][token] = number }
            }
        }
        for mention in mentions where !mention.isNested {
            let tree = trees[mention.sentence]
            for noun in tree.children(of: mention.head, "appos", "compound", "nmod:desc")
            where tree[noun].partOfSpeech == .noun {
                descriptions[mention.entity, default: []].insert(tree[noun].lemma.lowercased())
            }
            if let noun = tree.head(of: mention.head), tree.isRelation(mention.head, "nsubj", "appos"),
                tree[noun].partOfSpeech == .noun
            {
                descriptions[mention.entity, default: []].insert(tree[noun].lemma.lowercased())
            }
        }
    }

    /// The mentions of a sentence that stand in no longer one, in order.
    func outerMentions(_ sentence: Int) -> [Mention] {
        var seen = Set<Int>()
        return mentionAt[sentence].filter { $0 >= 0 && seen.insert($0).inserted }.map { mentions[$0] }
    }

    /// The outer mention that covers a token.
    func mention(_ sentence: Int, _ token: Int) -> Mention? {
        let number = mentionAt[sentence][token]
        return number >= 0 ? mentions[number] : nil
    }

    /// The mention that ends right before a token, or before the possessive mark there: "**Egypt**'s".
    func owner(before token: Int, in sentence: Int) -> (mention: Mention, isPossessive: Bool)? {
        let isPossessive = token > 0 && trees[sentence].isGenitive(token - 1)
        let last = isPossessive ? token - 2 : token - 1
        guard last >= 0, let owner = mention(sentence, last), owner.tokens.upperBound == last + 1 else {
            return nil
        }
        return (owner, isPossessive)
    }
}
