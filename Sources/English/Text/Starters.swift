/// Words that, with a capital in the middle of a line, nearly always begin a sentence.
enum Starters {
    /// Whether a word, in small letters, is one of them.
    static func contains(_ word: String) -> Bool { words.contains(word) }

    private static let words: Set<String> = Set(
        """
        a about after all also although an and another any as at because before both but by despite during \
        each even every few following for from had has have he her here his how however i if in is it its \
        it's last later many meanwhile more moreover most much my neither nevertheless no none nor not now \
        of on once one only or other our over she since so some soon still such than that the their then \
        there these they this those though thus to under until unlike we what when where whether which \
        while who why will with without yesterday yet you your
        """.split(separator: " ").map(String.init))
}
