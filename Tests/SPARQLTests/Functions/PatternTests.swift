import Testing

@testable import SPARQL

struct PatternTests {
    @Test(arguments: [
        ("abc", "", "xabcx", true), ("^abc", "", "xabc", false), ("abc$", "", "xabc", true),
        ("^a$", "", "a", true),
        ("^", "", "", true), ("a.c", "", "a\nc", false), ("a.c", "s", "a\nc", true),
        ("ABC", "i", "xabc", true),
        ("\u{E9}", "i", "\u{C9}", true), ("[a-z]+", "i", "ABC", true), ("[^a]", "i", "A", false),
        ("^b$", "", "a\nb", false), ("^b$", "m", "a\nb\nc", true), ("a b", "x", "ab", true),
        ("[a b]", "x", " ", true), ("a.b", "q", "a.b", true), ("a.b", "q", "axb", false),
        ("(ab)+c", "", "ababc", true), ("^(a|ab)c$", "", "abc", true), ("^a{2,3}$", "", "aaaa", false),
        ("^a{2,3}$", "", "aaa", true), ("^a{2}$", "", "aa", true), ("^a{2,}$", "", "aaaaa", true),
        ("^(a)(b)\\2\\1$", "", "abba", true), ("^(a)(b)\\2\\1$", "", "abab", false),
        ("\\d\\D", "", "1a", true),
        ("\\s", "", "\u{A0}", false), ("\\w", "", "-", false), ("\\w", "", "$", true),
        ("\\i\\c*", "", "-", false),
        ("\\p{Lu}", "", "\u{C9}", true), ("\\P{L}", "", "a", false), ("\\p{Lu}", "i", "a", false),
        ("\\p{IsGreek}", "", "\u{3B1}", true), ("\\p{IsBasicLatin}", "", "\u{3B1}", false),
        ("[a-z-[aeiou]]", "", "aei", false), ("[a-z-[aeiou]]", "", "aeix", true), ("[-a]", "", "-", true),
        ("[a-]", "", "-", true), ("[\\^a]", "", "^", true), ("[^^]", "", "^", false),
        ("\\.\\$", "", ".$", true),
        ("(a*)*b", "", "b", true), ("(?:a|b)c", "", "bc", true), ("a??b", "", "b", true),
        ("x*", "", "", true),
        ("[\u{1F600}-\u{1F64F}]", "", "\u{1F601}", true), ("^.$", "", "\u{1F601}", true),
        ("^.$", "", "e\u{301}", false),
        ("a|", "", "zzz", true), ("\\n", "", "a\nb", true),
    ])
    func matching(pattern: String, flags: String, text: String, expected: Bool) throws {
        let flags = try #require(PatternFlags(flags))
        #expect(try Pattern(pattern, flags).matches(text) == expected)
    }

    @Test(arguments: [
        "(", ")", "a)", "[", "[]", "[a", "a**", "*a", "a{", "a{2,1}", "a{x}", "\\", "\\y", "\\1", "(a\\1)",
        "\\p{Xx}",
        "\\p{IsNothing}", "[z-a]", "(?=a)", "a]", "}", "[a[b]]", "^*", "\\b", "a{1001}",
        "((a{900}){900}){900}",
    ])
    func noPatterns(pattern: String) {
        #expect(throws: PatternError.self) { try Pattern(pattern) }
    }

    @Test func deepBracketsAreRefused() {
        let deep = String(repeating: "(", count: 100_000) + String(repeating: ")", count: 100_000)
        #expect(throws: PatternError.self) { try Pattern(deep) }
    }

    /// Steps, not time, are what must not explode; with a machine that tries everything this would not end.
    @Test func timeGrowsWithTheText() throws {
        let text = String(repeating: "a", count: 20_000)
        #expect(try Pattern("^(a+)+$").matches(text + "b") == false)
        #expect(try Pattern("(a|aa)*c").matches(text) == false)
        #expect(try Pattern("(a?){50}a{50}$").matches(String(repeating: "a", count: 50)) == true)
        #expect(try Pattern("^(a*)*\\1c$").matches(String(repeating: "a", count: 200) + "b") != true)
    }

    @Test(arguments: [
        ("abracadabra", "bra", "*", "", "a*cada*"), ("abracadabra", "a.*a", "*", "", "*"),
        ("abracadabra", "a.*?a", "*", "", "*c*bra"), ("abracadabra", "a", "", "", "brcdbr"),
        ("abracadabra", "a(.)", "a$1$1", "", "abbraccaddabbra"), ("AAAA", "A+", "b", "", "b"),
        ("AAAA", "A+?", "b", "", "bbbb"), ("darted", "^(.*?)d(.*)$", "$1c$2", "", "carted"),
        ("a", "(a)|(b)", "[$1$2]", "", "[a]"), ("abc", "b", "\\$0\\\\", "", "a$0\\c"),
        ("abc", "b", "[$0]", "", "a[b]c"),
        ("a.b", ".", "$", "q", "a$b"), ("\u{E9}t\u{E9}", "\u{E9}", "e", "", "ete"),
        ("abc", "x", "y", "", "abc"),
        ("ab", "(a)", "$12", "", "a2b"),
    ])
    func replacing(text: String, pattern: String, replacement: String, flags: String, result: String) throws {
        let flags = try #require(PatternFlags(flags))
        #expect(try Pattern(pattern, flags).replacing(text, with: replacement) == result)
    }

    @Test(arguments: [("a*", "b"), ("a", "$"), ("a", "\\n"), ("a", "$x"), ("^", "b")])
    func noReplacing(pattern: String, replacement: String) throws {
        #expect(try Pattern(pattern).replacing("abc", with: replacement) == nil)
    }

    @Test func functions() throws {
        try check(.regex, ["\"Alice\"@en", "\"^ali\"", "\"i\""], "true")
        try check(.regex, ["\"Alice\"", "\"^ali\""], "false")
        try check(.regex, ["\"Alice\"", "\"(\""], nil)
        try check(.regex, ["\"Alice\"", "\"a\"", "\"z\""], nil)
        try check(.regex, ["1", "\"1\""], nil)
        try check(.regex, ["\"a\"", "\"a\"@en"], nil)
        try check(.replace, ["\"abcd\"@en", "\"b\"", "\"Z\""], "\"aZcd\"@en")
        try check(.replace, ["\"abab\"", "\"B\"", "\"Z\"", "\"i\""], "\"aZaZ\"")
        try check(.replace, ["\"abab\"", "\"b?\"", "\"Z\""], nil)
    }
}
