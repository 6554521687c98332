/// Finds the words that are written as one: "don't", "Kerry's", "cannot".
///
/// The English treebanks write clitics and fused words as multiword tokens, but not what punctuation divides.
enum MultiwordTokens {
    /// The multiword tokens of a sentence, as ranges of token indices.
    ///
    /// - Parameter isJoined: whether no white space stands between this token and the one before.
    static func ranges(_ tokens: [Token], isJoined: (Int) -> Bool) -> [ClosedRange<Int>] {
        var result: [ClosedRange<Int>] = []
        for index in tokens.indices.dropFirst()
        where isJoined(index) && continues(tokens[index], after: tokens[index - 1]) {
            if let last = result.last, last.upperBound == index - 1 {
                result[result.count - 1] = last.lowerBound...index
            } else {
                result.append(index - 1...index)
            }
        }
        return result
    }

    private static func continues(_ token: Token, after previous: Token) -> Bool {
        let before = previous.text.unicodeScalars
        let scalars = token.text.unicodeScalars
        guard let last = before.last, let first = scalars.first,
            before.contains(where: { $0.isLetter || $0.isDigit })
        else { return false }
        // "n't" after "do", "not" after "can", "all" after "y'"; but "pm" after "7" is a unit.
        if first.isLetter { return last.isLetter || last.isMark || last.isApostrophe }
        guard first.isApostrophe else { return false }
        // An apostrophe by itself is possessive after "ministers", and a quotation mark elsewhere.
        guard let second = scalars.dropFirst().first else { return token.partOfSpeech == .particle }
        return second.isLetter
    }
}
