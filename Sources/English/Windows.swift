/// Cuts sentences that are too long for the encoder.
enum Windows {
    /// The parts of a sentence, as word ranges, none of which has more than `limit` pieces.
    ///
    /// A cut is made after a comma or the like in the last third of the room, or else anywhere between two
    /// words.
    static func ranges(_ pieceCounts: [Int], limit: Int, isBreak: (Int) -> Bool) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = 0
        var count = 0
        var lastBreak = 0
        var countAtBreak = 0
        var word = 0
        while word < pieceCounts.count {
            if count + pieceCounts[word] > limit, word > start {
                let end = countAtBreak > limit * 2 / 3 ? lastBreak : word
                result.append(start..<end)
                start = end
                word = end
                count = 0
                countAtBreak = 0
                continue
            }
            count += pieceCounts[word]
            word += 1
            if isBreak(word - 1) {
                lastBreak = word
                countAtBreak = count
            }
        }
        if start < pieceCounts.count { result.append(start..<pieceCounts.count) }
        return result
    }
}
