/// Writes analysed documents, in order; the pieces of their text are made in several threads.
struct AnalysisWriter {
    let format: any AnalysisFormat
    let writer: ResultWriter
    let jobs: Int

    /// Sentences of which one thread makes the text in one go.
    private static let pieceSentences = 200
    /// Pieces of text that are in memory together.
    private static let pieces = 32

    /// What one thread makes the text of.
    private struct Piece: Sendable {
        let document: AnalyzedDocument
        let sentences: Range<Int>
    }

    func write(_ documents: [AnalyzedDocument]) async throws {
        let pieces = documents.flatMap { document in
            let count = document.sentences.count
            // A text of symbols alone may have no sentence; it is a document all the same.
            let starts = count == 0 ? [0] : Array(stride(from: 0, to: count, by: Self.pieceSentences))
            return starts.map {
                Piece(document: document, sentences: $0..<min($0 + Self.pieceSentences, count))
            }
        }
        for start in stride(from: 0, to: pieces.count, by: Self.pieces) {
            let some = pieces[start..<min(start + Self.pieces, pieces.count)]
            let texts = await OrderedTasks.map(Array(some), jobs: jobs) { [format] in
                Self.text($0, format: format)
            }
            for text in texts { try writer.write(text) }
        }
    }

    private static func text(_ piece: Piece, format: any AnalysisFormat) -> String {
        let document = piece.document
        var text = ""
        if piece.sentences.lowerBound == 0, document.firstSentence == 0 {
            text += format.start(of: document)
        }
        for sentence in piece.sentences { format.write(sentence, of: document, to: &text) }
        if piece.sentences.upperBound == document.sentences.count, document.isLast {
            text += format.end(of: document)
        }
        return text
    }
}

/// Does pieces of work in several tasks.
enum OrderedTasks {
    /// The results, in the order of the items.
    static func map<Item: Sendable, Result: Sendable>(
        _ items: [Item], jobs: Int, _ work: @escaping @Sendable (Item) async -> Result
    ) async -> [Result] {
        await withTaskGroup(of: (Int, Result).self) { group in
            var results = [Result?](repeating: nil, count: items.count)
            for (number, item) in items.enumerated() {
                if number >= jobs, let (done, result) = await group.next() { results[done] = result }
                group.addTask { (number, await work(item)) }
            }
            for await (done, result) in group { results[done] = result }
            return results.compactMap { $0 }
        }
    }
}
