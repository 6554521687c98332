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
