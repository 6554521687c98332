import English
import KnowledgeGraph

extension StatusReader {
    /// The word that makes something possible or denied, the nearest to `place`: without that word, the status would be
    /// another. `nil` where it is actual, or no single word decides.
    ///
    /// - Parameter read: Reads the status from a tree.
    func decidingWord(in tree: Tree, near place: Int, read: (Tree) -> RelationStatus) -> Int? {
        let whole = read(tree)
        guard whole != .actual else { return nil }
        let others = tree.tokens.indices.filter { $0 != place }.sorted {
            (abs($0 - place), $0) < (abs($1 - place), $1)
        }
        return others.first { read(tree.silencing($0)) != whole }
    }
}

extension Tree {
    /// The same tree with one word that means nothing in its place.
    fileprivate func silencing(_ index: Int) -> Tree {
        var sentence = sentence
        sentence.tokens[index].text = "…"
        sentence.tokens[index].lemma = "…"
        return Tree(sentence)
    }
}
