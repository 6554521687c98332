import English

/// Words between quotation marks, or a statement that follows its speaker's name without any.
struct Quotation {
    struct Place: Comparable {
        let sentence: Int
        let token: Int

        static func < (a: Place, b: Place) -> Bool { (a.sentence, a.token) < (b.sentence, b.token) }
    }

    let start: Place
    /// The last token.
    var end: Place
    /// The mark at the end is there; a quotation of several paragraphs closes only the last.
    var isClosed = false
    /// The sentence that introduces a statement without quotation marks.
    var introduction: Int?

    /// The quotations of a text, in order.
    ///
    /// A quotation ends with its mark or with its paragraph: further paragraphs of a long quotation open with a mark of
    /// their own.
    static func marked(_ sentences: [Sentence]) -> [Quotation] {
        var found: [Quotation] = []
        var open: Quotation?
        for (number, sentence) in sentences.enumerated() {
            if let current = open, number > 0, sentences[number - 1].paragraph != sentence.paragraph {
                found.append(current)
                open = nil
            }
            for (index, token) in sentence.tokens.enumerated() {
                let here = Place(sentence: number, token: index)
                open?.end = here
                let opens: Bool
                switch token.text {
                case "“", "``", "„": opens = open == nil
                case "”", "''": opens = false
                case "\"", "''\"": opens = open == nil
                default: continue
                }
                if opens {
                    open = Quotation(start: here, end: here)
                } else if var current = open, !["“", "``", "„"].contains(token.text) {
                    current.isClosed = true
                    found.append(current)
                    open = nil
                }
            }
        }
        if let open { found.append(open) }
        return found
    }
}
