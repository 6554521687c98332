import English

/// Which words stand in quotation marks, and who utters them.
struct Speech {
    /// By sentence and token.
    var isQuoted: [[Bool]] = []
    /// The entity that utters each token, in direct or reported speech; -1 for the article's own voice.
    var speaker: [[Int]] = []

    /// Marks what stands between quotation marks.
    ///
    /// A quotation ends with its mark or with its paragraph: further paragraphs of a long quotation open with
    /// a mark of their own.
    static func quoted(_ sentences: [Sentence]) -> [[Bool]] {
        var isOpen = false
        var paragraph = -1
        return sentences.map { sentence in
            if sentence.paragraph != paragraph { isOpen = false }
            paragraph = sentence.paragraph
            return sentence.tokens.map { token in
                switch token.text {
                case "“", "``", "„": isOpen = true
                case "”", "''": isOpen = false
                case "\"", "''\"": isOpen.toggle()
                default: return isOpen
                }
                return true
            }
        }
    }
}

/// Finds the speaker of quoted and reported speech.
struct SpeakerFinder {
    /// Verbs of saying.
    static let reporting: Set<String> = [
        "say", "tell", "add", "state", "announce", "note", "declare", "claim", "insist", "explain", "argue",
        "report",
        "write", "remark", "comment", "acknowledge", "admit", "maintain", "stress", "emphasize", "emphasise",
        "assert",
        "observe", "reply", "respond", "answer", "continue", "conclude", "warn", "confirm", "reiterate",
        "tweet",
        "allege", "believe", "think", "suggest", "ask", "deny", "recall", "quip", "vow", "pledge", "caution",
        "repeat",
        "underline", "underscore", "describe", "mention", "contend", "complain", "accuse", "blame", "condemn",
        "criticize", "criticise", "voice",
    ]

    /// - Parameter subjects: who the subject of a verb is.
    static func speakers(of reading: Reading, subjects: (Int, Int) -> [Int]) -> [[Int]] {
        var last = -1
        var lastParagraph = -1
        return reading.trees.enumerated().map { number, tree in
            var speakers = [Int](repeating: -1, count: tree.tokens.count)
            let quoted = reading.speech.isQuoted[number]
            let verbs = tree.tokens.indices.filter { index in
                tree.isVerb(index) && reporting.contains(tree[index].lemma) && !quoted[index]
            }.compactMap { verb in subjects(number, verb).first.map { (verb: verb, speaker: $0) } }
            // Reported speech: the clause that the verb governs.
            for (verb, speaker) in verbs {
                for clause in tree.children(of: verb, "ccomp") {
                    for token in tree.subtree(clause) { speakers[token] = speaker }
                }
            }
            // Quotations: the verb of the same sentence, else whoever has been speaking.
            let paragraph = tree.sentence.paragraph
            var voice = verbs.first?.speaker ?? -1
            if voice < 0, quoted.contains(true) {
                voice = last >= 0 && (paragraph - lastParagraph) <= 1 ? last : -1
                if voice < 0, number + 1 < reading.trees.count { voice = next(reading, number + 1, subjects) }
            }
            for token in tree.tokens.indices where quoted[token] {
                // With several verbs of saying, the nearest one.
                let near = verbs.min { abs($0.verb - token) < abs($1.verb - token) }
                speakers[token] = near?.speaker ?? voice
            }
            if quoted.contains(true) || !verbs.isEmpty {
                if voice >= 0 {
                    last = verbs.last?.speaker ?? voice
                    lastParagraph = paragraph
                }
            }
            return speakers
        }
    }

    private static func next(_ reading: Reading, _ number: Int, _ subjects: (Int, Int) -> [Int]) -> Int {
        let tree = reading.trees[number]
        guard tree.sentence.paragraph == reading.trees[number - 1].sentence.paragraph else { return -1 }
        for index in tree.tokens.indices
        where tree.isVerb(index) && reporting.contains(tree[index].lemma)
            && !reading.speech.isQuoted[number][index]
        {
            if let speaker = subjects(number, index).first { return speaker }
        }
        return -1
    }
}
