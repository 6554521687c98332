/// A stretch of a document that the encoder reads at once, so that words see the sentences around theirs.
struct Stretch {
    /// What are probably its sentences.
    var parts: [StretchPart]

    /// Divides a document's sentences into stretches of about equal length, none with more than `context` pieces
    /// unless a single part has more.
    static func stretches(_ parts: [StretchPart], context: Int) -> [Stretch] {
        let total = parts.reduce(0) { $0 + $1.pieceCount + 1 }
        let room = context - 1
        let count = max(1, (total + room - 1) / room)
        let enough = (total + count - 1) / count
        var result: [Stretch] = []
        var filled = 0
        for part in parts {
            let size = part.pieceCount + 1
            if result.isEmpty || filled >= enough || filled + size > room {
                result.append(Stretch(parts: []))
                filled = 0
            }
            result[result.count - 1].parts.append(part)
            filled += size
        }
        return result
    }

    /// A sentence as the model has found it: words of the stretch.
    struct SentenceRange: Equatable {
        var words: Range<Int>
        var paragraph: Int
    }

    /// The model's logit above which a sentence ends where the rules see no end. Chosen, as the next one, on the
    /// development parts of EWT and GUM.
    private static let neededToAssert: Float = 1.2
    /// The negative of the logit below which none ends where the rules see an end.
    private static let neededToDeny: Float = 2

    /// The sentences: where one surely ends, and where the model's opinion and the rules' together say so.
    ///
    /// - Parameter boundaryScores: For each word, the logit that a sentence ends with it.
    func sentences(boundaryScores: [Float]) -> [SentenceRange] {
        var result: [SentenceRange] = []
        var start = 0
        var first = 0
        var paragraph = 0
        for part in parts {
            let end = first + part.words.count
            if start == first { paragraph = part.paragraph }
            for word in first..<end {
                let isLast = word == end - 1
                let isSure = isLast && (part.isComplete || end == boundaryScores.count)
                let score = boundaryScores[word]
                let isEnd =
                    if isLast {
                        isSure || score > -Stretch.neededToDeny
                    } else {
                        score > Stretch.neededToAssert && !part.continues(after: word - first)
                    }
                guard isEnd else { continue }
                result.append(SentenceRange(words: start..<word + 1, paragraph: paragraph))
                start = word + 1
                paragraph = part.paragraph
            }
            first = end
        }
        return result
    }
}
