/// Splits contractions and possessives: `do|n't`, `can|not`, `Kerry|'s`.
struct CliticRules {
    let text: [Unicode.Scalar]

    /// The parts of one word.
    func split(_ word: Range<Int>) -> [Range<Int>] {
        guard word.count >= 2 else { return [word] }
        if word.count <= 8, let head = CliticRules.fused[lowered(word)] {
            return [word.lowerBound..<word.lowerBound + head, word.lowerBound + head..<word.upperBound]
        }
        var stem = word
        var clitics: [Range<Int>] = []
        while clitics.count < CliticRules.maximumClitics, let cut = cliticStart(stem) {
            clitics.append(cut..<stem.upperBound)
            stem = stem.lowerBound..<cut
        }
        return [stem] + clitics.reversed()
    }

    /// Where the last clitic of a word begins, or nil if it has none.
    private func cliticStart(_ word: Range<Int>) -> Int? {
        guard word.count >= 3 else { return nil }
        if word.count > 3, ends(word, with: "n't") { return word.upperBound - 3 }
        for suffix in CliticRules.suffixes where word.count > suffix.count && ends(word, with: suffix) {
            let cut = word.upperBound - suffix.count
            // "80's" stays whole, "Kerry's" does not.
            return suffix == "'s" && decade(word.lowerBound..<cut) ? nil : cut
        }
        return nil
    }

    /// "couldn't've" has two; more are no language.
    private static let maximumClitics = 3
    private static let suffixes = ["'s", "'m", "'d", "'re", "'ve", "'ll"]
    /// Words that are written together, with the length of the first part.
    private static let fused = [
        "cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "gimme": 3, "lemme": 3, "'tis": 2, "'twas": 2,
        "outta": 3,
        "lotta": 3, "alot": 1, "dont": 2, "cant": 2, "wont": 2, "didnt": 3, "doesnt": 4, "isnt": 2,
        "wasnt": 3,
        "havent": 4, "hasnt": 3, "wouldnt": 5, "couldnt": 5, "im": 1, "ive": 1, "thats": 4, "y'all": 2,
    ]

    private func decade(_ range: Range<Int>) -> Bool {
        (range.count == 2 || range.count == 4) && text[range.upperBound - 1] == "0"
            && range.allSatisfy { text[$0].isDigit }
    }

    private func ends(_ word: Range<Int>, with suffix: String) -> Bool {
        guard word.count >= suffix.unicodeScalars.count else { return false }
        return lowered(word.upperBound - suffix.unicodeScalars.count..<word.upperBound) == suffix
    }

    /// The text in small letters, with straight apostrophes.
    private func lowered(_ range: Range<Int>) -> String {
        String(scalars: range.lazy.map { index in text[index].isApostrophe ? "'" : text[index].lowered })
    }
}
