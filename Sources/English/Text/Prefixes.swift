/// Word beginnings after which a hyphen does not separate, as in the treebanks: "pro-Beijing", "e-mail".
enum Prefixes {
    /// Whether a word, in small letters, is such a beginning.
    static func contains(_ word: String) -> Bool { words.contains(word) }

    private static let words: Set<String> = [
        "anti", "bi", "co", "counter", "cross", "de", "e", "ex", "extra", "hyper", "i", "inter", "intra",
        "macro", "mega",
        "meta", "micro", "mid", "mini", "mis", "multi", "neo", "non", "over", "post", "pre", "pro", "proto",
        "pseudo",
        "psycho", "quasi", "re", "semi", "sub", "super", "trans", "tri", "ultra", "un", "under", "uni",
        "vice",
    ]
}
