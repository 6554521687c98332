/// What one thread needs to analyse sentences: memory to compute in, and the word pieces that it has met.
final class Worker {
    let workspace = Workspace()
    var pieces: WordPieces

    init(_ vocabulary: Vocabulary) {
        pieces = WordPieces(vocabulary)
    }
}
