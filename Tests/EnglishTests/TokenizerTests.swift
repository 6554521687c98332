import Testing

@testable import English

@Suite("Tokens")
struct TokenizerTests {
    /// The tokens of a text, separated by spaces.
    private func tokens(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        return Tokenizer(scalars).tokens(0..<scalars.count).map { String(scalars: scalars[$0.range]) }
            .joined(separator: " ")
    }

    @Test(
        "Contractions and possessives are split",
        arguments: [
            ("don't", "do n't"), ("don’t", "do n’t"), ("can't", "ca n't"), ("cannot", "can not"),
            ("won't", "wo n't"),
            ("Kerry's", "Kerry 's"), ("Kerry’s", "Kerry ’s"), ("they'll've", "they 'll 've"), ("I'm", "I 'm"),
            ("the Joneses' house", "the Joneses ' house"), ("DIDN'T", "DID N'T"), ("gonna", "gon na"),
            ("couldn't've", "could n't 've"),
        ])
    func contractions(text: String, expected: String) {
        #expect(tokens(text) == expected)
    }

    @Test(
        "Names with apostrophes stay whole",
        arguments: ["O'Reilly", "o'clock", "d'état", "Sana'a", "80's", "L'Enfant"])
    func apostrophes(text: String) {
        #expect(tokens(text) == text)
    }

    @Test(
        "Abbreviations keep their stops",
        arguments: [
            "U.S.", "Mr. Smith", "Lt. Gen. Jones", "Sept. 3", "No. 5", "J. K. Rowling", "St. Petersburg",
            "Acme Inc. said",
            "Ph.D. students", "e.g. this", "Washington, D.C. was".replacingOccurrences(of: ",", with: " ,"),
            "Dr. No", "c. 1900", "Roe v. Wade",
        ])
    func abbreviations(text: String) {
        #expect(tokens(text) == text)
    }

    @Test(
        "Stops at the end are tokens",
        arguments: [
            ("It ended.", "It ended ."), ("He said no.", "He said no ."),
            ("Yes. No 5 came.", "Yes . No 5 came ."),
            ("in the U.S.", "in the U.S."), ("So he did...", "So he did ..."), ("Well…", "Well …"),
            ("“It is so.”", "“ It is so . ”"), ("(It is so.)", "( It is so . )"), ("What?!", "What ?!"),
        ])
    func stops(text: String, expected: String) {
        #expect(tokens(text) == expected)
    }

    @Test(
        "Numbers",
        arguments: [
            ("$5m", "$ 5 m"), ("$2.5bn", "$ 2.5 bn"), ("3.5%", "3.5 %"), ("12/3/2020", "12/3/2020"),
            ("1,000", "1,000"),
            ("10:30", "10:30"), ("7pm", "7 pm"), ("19th", "19th"), ("1990s", "1990s"),
            ("2004-2005", "2004 - 2005"),
            ("5–6", "5 – 6"), ("713-853-3989", "713-853-3989"), ("9/11", "9/11"), ("£10,000.", "£ 10,000 ."),
            ("A380s", "A380s"), ("’70s", "’70s"), ("+44", "+44"), ("1/2", "1/2"),
            ("5-year-old", "5 - year - old"),
        ])
    func numbers(text: String, expected: String) {
        #expect(tokens(text) == expected)
    }

    @Test(
        "Hyphens separate, except after prefixes and in East Asian given names",
        arguments: [
            ("military-to-military", "military - to - military"), ("long-term", "long - term"),
            ("al-Qaeda", "al - Qaeda"), ("US-led", "US - led"), ("pro-Beijing", "pro-Beijing"),
            ("e-mail", "e-mail"),
            ("ex-president", "ex-president"), ("Kim Jong-un", "Kim Jong-un"),
            ("Ban Ki-moon's", "Ban Ki-moon 's"),
            ("India-Pakistan", "India - Pakistan"), ("re-elected", "re-elected"),
        ])
    func hyphens(text: String, expected: String) {
        #expect(tokens(text) == expected)
    }

    @Test(
        "Dashes, slashes and quotation marks separate",
        arguments: [
            ("peace—and war", "peace — and war"), ("peace -- and", "peace -- and"), ("and/or", "and / or"),
            ("MOSCOW (Reuters) —", "MOSCOW ( Reuters ) —"), ("\"Stop,\" he", "\" Stop , \" he"),
            ("‘Stop,’ he", "‘ Stop , ’ he"), ("'Stop', he", "' Stop ' , he"), ("[sic]", "[ sic ]"),
        ])
    func marks(text: String, expected: String) {
        #expect(tokens(text) == expected)
    }

    @Test(
        "Addresses and handles stay whole",
        arguments: [
            ("http://www.bbc.co.uk/news.", "http://www.bbc.co.uk/news ."), ("www.un.org", "www.un.org"),
            ("(see reuters.com)", "( see reuters.com )"), ("a.b@example.org,", "a.b@example.org ,"),
            ("@POTUS", "@POTUS"), ("#MeToo", "#MeToo"), ("AT&T", "AT&T"),
            ("https://x.org/a_(b)", "https://x.org/a_(b)"),
        ])
    func addresses(text: String, expected: String) {
        #expect(tokens(text) == expected)
    }

    @Test(
        "Endless repetitions take no endless time",
        arguments: ["'", "'s", "1-", "a.", "(", "!)", "\"", "x@", "-", "a-b/", "[1]", "...", "n't"])
    func repetitions(text: String) {
        let scalars = Array(String(repeating: text, count: 100_000).unicodeScalars)
        let tokens = Segmenter.segments(scalars).flatMap(\.tokens)
        #expect(tokens.reduce(0) { $0 + $1.count } == scalars.count)
    }

    @Test("Offsets give back the text, and leave out nothing but white space")
    func offsets() {
        let text =
            "“Café\u{301} — naïve,” said 👩‍👩‍👧 José’s\u{a0}friend…\r\n\r\n\tThe U.S. can’t.\u{0} €5m \u{200b}x"
        let scalars = Array(text.unicodeScalars)
        var covered = Set<Int>()
        for segment in Segmenter.segments(scalars) {
            for token in segment.tokens {
                #expect(!token.isEmpty)
                #expect(covered.isDisjoint(with: token))
                covered.formUnion(token)
            }
        }
        for index in scalars.indices where !covered.contains(index) {
            #expect(scalars[index].properties.isWhitespace)
        }
    }
}
