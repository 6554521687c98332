/// Cuts text into tokens as Universal Dependencies' English treebanks do.
///
/// Works from the left: at each place the first rule that applies makes a token. White space always
/// separates.
struct Tokenizer {
    let text: [Unicode.Scalar]

    init(_ text: [Unicode.Scalar]) {
        self.text = text
    }

    /// The tokens of a part of the text.
    func tokens(_ block: Range<Int>) -> [RawToken] {
        var result: [RawToken] = []
        var position = block.lowerBound
        while position < block.upperBound {
            if text[position].isSpace {
                position += 1
                continue
            }
            var end = position
            while end < block.upperBound, !text[end].isSpace { end += 1 }
            appendChunk(position..<end, isLast: end == block.upperBound, to: &result)
            position = end
        }
        return result
    }

    /// Cuts what stands between two spaces.
    private func appendChunk(_ chunk: Range<Int>, isLast: Bool, to result: inout [RawToken]) {
        var position = chunk.lowerBound
        while position < chunk.upperBound {
            let rest = position..<chunk.upperBound
            let scanner = ChunkScanner(text: text, chunk: chunk, rest: rest, isLast: isLast)
            var end = scanner.tokenEnd()
            // What cannot be seen (marks without a letter, control characters) goes with what stands before.
            while end < chunk.upperBound, text[end].isMark || text[end].isInvisible { end += 1 }
            for part in CliticRules(text: text).split(position..<end) {
                result.append(RawToken(range: part, spaceBefore: part.lowerBound == chunk.lowerBound))
            }
            position = end
        }
    }
}
